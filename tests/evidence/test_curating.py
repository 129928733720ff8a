"""What a coordinator says beside the text of a practice, at /beheer/onderbouwing/: it counts at once, for everybody."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from coalitions.review import doors
from evidence.models import Recognition, RecognitionLevel, Register, Relation
from mail.models import Message
from practices.models import Measurement
from tests.cast import a_practice, fresh
from tests.coalitions.readers import as_, read, text_of
from vocabularies.models import Term, Vocabulary


@pytest.fixture
def page(cast, library):
    page = a_practice(cast.overvecht, cast.amina)
    doors.submit(page, cast.amina)
    doors.approve(fresh(page), cast.nadia, doors.version_of(fresh(page)))
    return fresh(page)


@pytest.fixture
def measured(page):
    """Amina wrote down what they counted; a coordinator approved it."""
    kind = Term.objects.get(vocabulary=Vocabulary.MEASUREMENT, slug="tellen")
    page.measurements.add(
        Measurement(
            kind=kind, what="wie er komt", measured_by="de school", measured_when="2025", result="Minder dan gehoopt."
        )
    )
    page.save_revision().publish()
    return fresh(page)


def address(page):
    return f"/beheer/onderbouwing/{page.pk}/"


def recognise(person, page, **changed):
    level = RecognitionLevel.objects.get(term__slug="goed-onderbouwd")
    typed = {
        "register": Register.objects.first().pk,
        "decision": "erkend",
        "level": level.pk,
        "approach": "Muziek op school",
        "recognised_on": "2024-03-01",
        "link": "https://example.org/databank",
        **changed,
    }
    form = {f"erkenning-{name}": value for name, value in typed.items()}
    return as_(person).post(address(page), {"doen": "erkenning", **form}, follow=True)


def relate(person, page, source, **changed):
    typed = {"source": source.pk, "kind": "gedeeltelijk", "why": "Alleen de oefeningen thuis.", **changed}
    form = {f"relatie-{name}": value for name, value in typed.items()}
    return as_(person).post(address(page), {"doen": "relatie", **form}, follow=True)


def press(person, page, button, row, sentence=""):
    return as_(person).post(address(page), {"doen": button, "rij": row.pk, "zin": sentence}, follow=True)


def test_a_recognition_counts_at_once_and_expires_by_the_rules_of_its_level(cast, page, client):
    assert "Bewaard. Het telt meteen." in text_of(recognise(cast.bram, page))
    row = Recognition.objects.get()
    assert row.by == cast.bram
    assert str(row.expires_on) == "2029-03-01"
    shown = read(client, page.url).get_text(" ", strip=True)
    assert "Goed onderbouwd (I)" in shown
    assert "Geldig tot 1 maart 2029." in shown
    assert "Of het iets oplevert, is op dit niveau niet gemeten." in shown
    assert PageLogEntry.objects.filter(page=page.pk, action="kansrijk.recognised", user=cast.bram).exists()


def test_what_has_expired_says_so(cast, page, client):
    recognise(cast.bram, page, recognised_on="2015-03-01")
    assert "verlopen op 1 maart 2020" in read(client, page.url).get_text(" ", strip=True)


def test_two_registers_that_disagree_are_both_shown(cast, page, client):
    recognise(cast.bram, page)
    other = Register.objects.last()
    recognise(cast.bram, page, register=other.pk, decision="niet-erkend", level="", reason="Te weinig beschreven.")
    shown = read(client, page.url).get_text(" ", strip=True)
    assert f"{other.name}: niet erkend" in shown
    assert "Te weinig beschreven." in shown
    assert "Goed onderbouwd (I)" in shown


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"recognised_on": str(timezone.localdate() + timedelta(days=30))}, "Deze dag moet nog komen."),
        ({"expires_on": "2024-02-01"}, "Een erkenning kan niet verlopen voordat zij is gegeven."),
        ({"expires_on": "2024-03-01"}, "Een erkenning kan niet verlopen voordat zij is gegeven."),
        ({"recognised_on": "31 februari"}, "geldige datum"),
        ({"level": ""}, "Kies op welk niveau de aanpak is erkend."),
        ({"decision": "niet-erkend", "level": ""}, "Geef de reden in één zin."),
        ({"link": "geen adres"}, "Voer een geldige URL in."),
        ({"level": "99999999999999999999"}, "Niet bewaard: kijk bij de velden hieronder."),
    ],
)
def test_a_recognition_that_cannot_be_is_refused_and_loses_nothing(cast, page, changed, sentence):
    answer = recognise(cast.bram, page, approach="Zingen in de wijk", **changed)
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert "Zingen in de wijk" in answer.text
    assert not Recognition.objects.exists()


def test_a_relation_says_in_words_how_close_it_is(cast, page, make_source, client):
    source = make_source(outcome="geen-verschil")
    relate(cast.bram, page, source)
    shown = read(client, page.url).get_text(" ", strip=True)
    assert "Deze praktijk volgt een deel van de aanpak van “Muziek en taal”" in shown
    assert "Alleen de oefeningen thuis." in shown
    assert "geen verschil gevonden" in shown
    assert page.title in read(client, source.url).get_text(" ", strip=True)
    source.unpublish()
    assert "Muziek en taal" not in read(client, page.url).get_text()


def test_a_relation_is_made_once_and_not_to_what_was_withdrawn(cast, page, make_source):
    source, gone = make_source(), make_source(title="Weg", live=False)
    relate(cast.bram, page, source)
    assert "al met deze bron verbonden" in text_of(relate(cast.bo, page, source))
    assert "Deze bron is ingetrokken. Kies een andere." in text_of(relate(cast.bram, page, gone))
    assert Relation.objects.count() == 1


def test_a_relation_is_changed_looked_at_again_and_taken_away(cast, page, make_source):
    relate(cast.bram, page, make_source())
    row = Relation.objects.get()
    Relation.objects.update(looked_at_on=timezone.localdate() - timedelta(days=800))
    assert Relation.objects.to_look_at_again(timezone.localdate()).exists()
    press(cast.bo, page, "klopt-nog", row)
    assert not Relation.objects.to_look_at_again(timezone.localdate()).exists()
    assert row.why in as_(cast.bram).get(f"{address(page)}?wijzig=relatie-{row.pk}").text
    relate(cast.bram, page, row.source, rij=row.pk)
    form = {"doen": "relatie", "rij": row.pk, "relatie-source": row.source_id}
    as_(cast.bram).post(address(page), {**form, "relatie-kind": "zelfde-doel", "relatie-why": "Ook muziek."})
    assert Relation.objects.get().kind == "zelfde-doel"
    press(cast.bram, page, "relatie-weg", row)
    assert not Relation.objects.exists()
    assert "Iemand heeft dit intussen weggehaald." in text_of(press(cast.bo, page, "relatie-weg", row))


def test_seen_counts_for_these_words_and_for_no_others(cast, measured, client):
    row = Measurement.objects.get()
    assert "Gezien door de coördinator" not in read(client, measured.url).get_text()
    press(cast.bram, measured, "gezien", row)
    assert "Gezien door de coördinator" in read(client, measured.url).get_text()
    draft = measured.get_latest_revision_as_object()
    row = draft.measurements.get()
    row.result = "Meer dan gehoopt."
    draft.measurements = [row]
    draft.save_revision().publish()
    shown = read(client, measured.url).get_text()
    assert "Meer dan gehoopt." in shown
    assert "Gezien door de coördinator" not in shown


def test_a_question_about_a_measurement_goes_to_the_coalition(cast, measured):
    row = Measurement.objects.get()
    assert "Schrijf uw vraag." in text_of(press(cast.bram, measured, "vraag", row, "  "))
    press(cast.bram, measured, "vraag", row, "Over hoeveel kinderen gaat het?")
    letters = Message.objects.filter(text__contains="Over hoeveel kinderen gaat het?")
    assert {letter.to for letter in letters} == {cast.amina.email, cast.badr.email}


def test_who_wrote_the_page_does_not_say_that_it_was_seen(cast, library):
    page = a_practice(cast.overvecht, cast.bo, "Door een coördinator")
    kind = Term.objects.filter(vocabulary=Vocabulary.MEASUREMENT).first()
    page.measurements.add(Measurement(kind=kind, what="x", measured_by="x", measured_when="x", result="x"))
    page.save_revision().publish()
    row = Measurement.objects.get()
    assert "U schreef deze bladzijde zelf." in text_of(press(cast.bo, page, "gezien", row))
    assert "Genoteerd als gezien." in text_of(press(cast.bram, page, "gezien", row))


@pytest.mark.parametrize("name", ["amina", "fenna", "carla", "daan"])
def test_it_is_not_for_others(cast, page, make_source, name):
    person, source = getattr(cast, name), make_source()
    recognise(person, page)
    relate(person, page, source)
    assert not Recognition.objects.exists()
    assert not Relation.objects.exists()


@pytest.mark.parametrize(
    "sent", [{}, {"doen": "iets"}, {"doen": "gezien", "rij": "x"}, {"doen": "relatie", "rij": "9" * 30}]
)
def test_nonsense_gets_a_sentence(cast, page, sent):
    answer = as_(cast.bram).post(address(page), sent)
    assert answer.status_code == 200
    assert answer.context["messages"]


def test_a_number_beyond_every_page_is_not_found(cast, library):
    assert as_(cast.bram).get(f"/beheer/onderbouwing/{'9' * 25}/").status_code == 404
