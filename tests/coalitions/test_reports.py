"""“Klopt niet / weghalen”: it reaches the editors, and one click of theirs hides the page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from coalitions.chores import forget_readers
from coalitions.models import CoalitionPage, Report
from mail.models import Message
from practices.models import PracticePage
from tests.cast import a_practice
from tests.coalitions.readers import (
    ADDRESS,
    REPORT,
    as_,
    compiled_practice,
    fill_in,
    import_facts,
    in_utrecht,
    page_of,
    published,
    read,
    text_of,
)

LIST = "/beheer/meldingen/"


@pytest.fixture
def page(cast, tmp_path):
    return compiled_practice(tmp_path)


@pytest.fixture
def address(page):
    return f"/p/{page.pk}/melding/"


@pytest.fixture
def report(client, address):
    fill_in(client, address, REPORT)
    return Report.objects.get()


def press(person, report, button, **more):
    return as_(person).post(LIST, {"rij": report.pk, "doen": button, **more}, follow=True)


def actions(page):
    return set(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))


def test_every_compiled_page_leads_to_the_form(client, page, address):
    assert read(client, page.url).select_one(f"a[href='{address}']").get_text() == "Klopt niet / weghalen"
    above = page.get_parent()
    assert read(client, above.url).select_one(f"a[href='/p/{above.pk}/melding/']")


def test_what_a_coalition_wrote_itself_is_asked_of_that_coalition(client, cast):
    own = published(a_practice(cast.overvecht, cast.amina))
    assert not read(client, own.url).select("a[href$='/melding/'], a[href$='/van-ons/']")
    assert client.get(f"/p/{own.pk}/melding/")["Location"] == f"/p/{own.pk}/vraag/"


def test_a_report_reaches_the_editors_by_mail_and_in_their_list(client, cast, page, address):
    answer = fill_in(client, address, REPORT)
    assert "De redactie heeft uw bericht" in text_of(client.get(answer["Location"]))
    letter = Message.objects.get()
    assert (letter.to, letter.reply_to, letter.subject) == ("nadia@example.org", ADDRESS, f"Klopt niet: {page.title}")
    assert REPORT["tekst"] in letter.text
    assert f"{LIST}" in letter.text
    listed = text_of(as_(cast.nadia).get(LIST))
    assert page.title in listed
    assert REPORT["tekst"] in listed
    assert "kansrijk.reported" in actions(page)


def test_an_address_is_not_required_nor_a_reason_to_take_a_page_away(client, page, address):
    assert fill_in(client, address, {"wens": "weghalen"}).status_code == 302
    assert Message.objects.get().subject == f"Verzoek om weg te halen: {page.title}"
    assert "liet geen adres achter" in " ".join(Message.objects.get().text.split())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({**REPORT, "wens": ""}, "Kies een van de twee"),
        ({**REPORT, "wens": "iets"}, "iets"),
        ({**REPORT, "tekst": ""}, "Schrijf wat er niet klopt"),
        ({**REPORT, "email": "jan"}, "geen e-mailadres"),
        ({**REPORT, "tekst": "x" * 3001}, "het zijn er nu 3001"),
        ({**REPORT, "website": "x"}, "leeg moet blijven"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(client, address, fields, sentence):
    answer = fill_in(client, address, fields)
    assert sentence in text_of(answer)
    if fields["tekst"]:
        assert fields["tekst"] in text_of(answer)
    assert not Report.objects.exists()


@pytest.mark.parametrize("name", ["amina", "bram", "carla", "daan"])
def test_only_national_editors_see_the_list_and_decide(cast, page, report, name):
    person = getattr(cast, name)
    assert REPORT["tekst"] not in text_of(as_(person).get(LIST, follow=True))
    press(person, report, "verbergen")
    assert Report.objects.get().state == "open"
    assert PracticePage.objects.get(pk=page.pk).live


def test_one_click_hides_the_page_and_another_shows_it_again(client, cast, page, report):
    before = page.live_revision_id
    assert "Niemand kan de pagina nog vinden" in text_of(press(cast.nadia, report, "verbergen"))
    assert client.get(page.url).status_code == 404
    closed = Report.objects.get()
    assert (closed.state, closed.closed_by) == ("verborgen", cast.nadia)
    assert {"wagtail.unpublish", "kansrijk.report_hidden"} <= actions(page)
    assert "al gesloten" in text_of(press(cast.nadia, report, "afgehandeld", zin="Nog eens."))

    press(cast.nadia, report, "terug")
    assert client.get(page.url).status_code == 200
    shown = PracticePage.objects.get(pk=page.pk)
    assert (shown.live_revision_id, shown.compiled) == (before, True)
    assert Report.objects.get().state == "open"
    assert "kansrijk.report_undone" in actions(page)
    assert "niet door deze melding verborgen" in text_of(press(cast.nadia, report, "terug"))


def test_the_importer_leaves_a_hidden_page_hidden(cast, page, report, tmp_path):
    press(cast.nadia, report, "verbergen")
    import_facts(tmp_path, in_utrecht(naam="Een andere naam"))
    assert not PracticePage.objects.get(pk=page.pk).live


def test_what_stands_below_a_hidden_organisation_goes_and_comes_with_it(client, cast, page):
    above = page.get_parent()
    fill_in(client, f"/p/{above.pk}/melding/", {"wens": "weghalen"})
    report = Report.objects.get()
    press(cast.nadia, report, "verbergen")
    assert client.get(above.url).status_code == client.get(page.url).status_code == 404
    press(cast.nadia, report, "terug")
    assert client.get(above.url).status_code == client.get(page.url).status_code == 200


def test_showing_again_publishes_nothing_over_what_is_public(cast, page, report):
    press(cast.nadia, report, "verbergen")
    draft = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.summary = "Intussen beter."
    draft.save_revision().publish()
    press(cast.nadia, report, "terug")
    assert PracticePage.objects.get(pk=page.pk).summary == "Intussen beter."


def test_handled_needs_a_sentence_which_stays_in_the_list_and_the_log(cast, page, report):
    for wrong, sentence in (("  ", "Zeg in een zin"), ("x" * 501, "korter dan 500")):
        answer = press(cast.nadia, report, "afgehandeld", zin=wrong)
        assert sentence in text_of(answer)
        assert page_of(answer).select_one("textarea[name=zin]").get_text().strip() == wrong.strip()
    press(cast.nadia, report, "afgehandeld", zin="Het aantal is verbeterd.")
    assert "Het aantal is verbeterd." in text_of(as_(cast.nadia).get(LIST))
    assert PageLogEntry.objects.get(action="kansrijk.report_handled").data == {"outcome": "Het aantal is verbeterd."}
    assert PracticePage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("row", ["", "zes", "0", "9" * 40])
@pytest.mark.parametrize("button", ["verbergen", "iets"])
def test_nonsense_gets_a_sentence(cast, report, row, button):
    answer = as_(cast.nadia).post(LIST, {"rij": row, "doen": button})
    assert answer.status_code == 200
    assert "Dat kan hier niet." in text_of(answer)


def test_open_ones_stand_first_oldest_on_top(client, cast, page, report, tmp_path):
    import_facts(tmp_path, in_utrecht(), in_utrecht(id="ander", naam="Ander"))
    other = PracticePage.objects.get(external_id="ander")
    fill_in(client, f"/p/{other.pk}/melding/", REPORT)
    titles = [title.get_text() for title in page_of(as_(cast.nadia).get(LIST)).select("main strong")]
    assert [title for title in titles if title in (page.title, "Ander")] == [page.title, "Ander"]


def test_thirty_days_after_it_was_closed_the_readers_words_go(cast, report):
    forget_readers()
    Report.objects.update(reported_at=timezone.now() - timedelta(days=100))
    forget_readers()
    assert Report.objects.get().email == ADDRESS
    press(cast.nadia, report, "afgehandeld", zin="Gedaan.")
    Report.objects.update(closed_at=timezone.now() - timedelta(days=31))
    forget_readers()
    left = Report.objects.get()
    assert (left.text, left.email, left.outcome) == ("", "", "Gedaan.")


def test_a_report_about_a_page_that_is_gone_can_still_be_closed(cast, page, report):
    page.delete()
    assert not CoalitionPage.objects.filter(pk=page.pk).exists()
    assert "is er niet meer" in text_of(press(cast.nadia, report, "verbergen"))
    press(cast.nadia, report, "afgehandeld", zin="De pagina was al weg.")
    assert Report.objects.get().state == "afgehandeld"
