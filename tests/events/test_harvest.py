"""What a meeting leaves behind: who is asked for it, and how its page becomes a report."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.chores import ask_for_the_harvest
from events.models import EventPage, Seating, State, WantedPractice
from images.models import Attachment, Picture
from practices.models import PracticePage
from tests.access.acts_pages import new_form
from tests.access.forms import fields_of
from tests.cast import a_practice, fill, fresh
from tests.coalitions.readers import as_, read
from tests.events.meetings import a_meeting
from tests.events.signing import harvest, letters, organise
from tests.images.files import PDF, a_drawn_square

NOW = timezone.now


@pytest.fixture
def event(cast):
    """It was yesterday."""
    return past(cast.utrecht, owner=cast.bram)


def past(place, days=1, **others):
    ends_at = NOW() - timedelta(days=days)
    return a_meeting(place, starts_at=ends_at - timedelta(hours=3), ends_at=ends_at, **others)


def public(cast, title="Muziek op dinsdag"):
    page = a_practice(cast.overvecht, cast.amina, title)
    page.get_latest_revision().publish()
    return fresh(page)


def a_photo(title="Zaal", people="niemand"):
    file = ContentFile(a_drawn_square(), "zaal.jpg")
    return Picture.objects.create(title=title, file=file, people=people, description="Een volle zaal")


def asked(person):
    return [letter for letter in letters(person.email) if letter.subject.startswith("Wat kwam eruit")]


def test_who_made_the_meeting_is_asked_once_on_the_day_after(cast, event):
    past(cast.utrecht, days=0, title="Net voorbij", owner=cast.bram)
    for _twice in range(2):
        ask_for_the_harvest()
    (letter,) = asked(cast.bram)
    assert "Samen koken, samen leren" in letter.subject
    assert not asked(cast.bo)
    address = letter.text.partition(f"/beheer/pages/{event.pk}/edit/")
    assert address[2].startswith("#tab-oogst")
    assert 'id="tab-oogst"' in as_(cast.bram).get(f"/beheer/pages/{event.pk}/edit/").text


def test_without_who_made_it_the_coordinators_are_asked(cast):
    past(cast.utrecht)
    past(cast.twente, owner=cast.bram)
    ask_for_the_harvest()
    assert (len(asked(cast.bram)), len(asked(cast.bo)), len(asked(cast.carla))) == (1, 1, 1)


@pytest.mark.parametrize("why", ["afgelast", "oogst", "lang geleden", "concept"])
def test_nobody_is_asked_in_vain(cast, event, why):
    rows = EventPage.objects.filter(pk=event.pk)
    if why == "afgelast":
        Seating.objects.create(event=event, seats=10, state=State.CANCELLED)
    elif why == "oogst":
        rows.update(report="<p>Veel.</p>")
    elif why == "concept":
        rows.update(live=False)
    else:
        rows.update(ends_at=NOW() - timedelta(days=15))
    ask_for_the_harvest()
    assert not asked(cast.bram)


def test_the_page_becomes_the_report_and_the_practice_says_where_it_was_presented(cast, client, event):
    practice = public(cast)
    document = Attachment.objects.create(title="Dia’s", file=ContentFile(PDF, "dias.pdf"), people="niemand")
    photo = a_photo()
    before = read(client, event.url).get_text(" ", strip=True)
    assert "Wat eruit kwam" not in before
    shown = harvest(
        as_(cast.bram),
        event,
        report="Wij leerden veel.",
        presented=[{"practice": practice.pk}],
        asked=[{"question": "Wie betaalt?", "answer": "De gemeente."}, {"question": "En later?", "answer": ""}],
        agreements=[{"text": "Wij bellen in mei", "who": "Overvecht"}],
        files=[{"document": document.pk}],
        photos=[{"picture": photo.pk, "caption": "De zaal"}],
    )
    assert shown.status_code == 200
    page = read(client, event.url)
    text = page.get_text(" ", strip=True)
    for words in (
        "Wat eruit kwam Wij leerden veel.",
        "Praktijken die zijn gepresenteerd Muziek op dinsdag",
        "Wie betaalt? De gemeente. En later? Nog geen antwoord.",
        "Wij bellen in mei Overvecht",
        "Dia’s (PDF",
        "De zaal",
    ):
        assert words in text
    assert page.select_one("img[alt='Een volle zaal']")
    answer = client.get(page.find("a", string="Dia’s")["href"])
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    told = read(client, practice.url).get_text(" ", strip=True)
    assert "Gepresenteerd op Samen koken, samen leren" in told
    assert "nog te komen" not in told


def test_a_photo_without_consent_is_refused_with_a_sentence_and_nothing_is_lost(cast, client, event):
    photo = a_photo(title="Klas", people="kinderen")
    shown = harvest(as_(cast.bram), event, report="Wij leerden veel.", photos=[{"picture": photo.pk, "caption": "x"}])
    assert "toestemming voor “Klas”" in shown.text
    assert "Wij leerden veel." in shown.text
    assert "Wat eruit kwam" not in read(client, event.url).get_text(" ", strip=True)


def test_a_photo_whose_consent_is_withdrawn_goes_from_the_report(cast, client, event):
    photo = a_photo()
    harvest(as_(cast.bram), event, photos=[{"picture": photo.pk, "caption": ""}])
    assert read(client, event.url).select_one("img[alt='Een volle zaal']")
    photo.people, photo.consent = "volwassenen", "ingetrokken"
    photo.save()
    assert not read(client, event.url).select_one("img[alt='Een volle zaal']")


def test_a_report_asks_as_much_for_many_rows_as_for_few(cast, client, event):
    def asked_for(number):
        for title in range(number):
            event.photos.create(picture=a_photo(title=f"Foto {title}"))
            event.asked.create(question=f"Vraag {title}?")
            event.presented.create(practice=public(cast, f"Praktijk {title}"))
        event.save()
        assert len(read(client, event.url).select("figure img")) == number
        with CaptureQueriesContext(connection) as queries:
            client.get(event.url)
        return len(queries)

    few = asked_for(1)
    event.photos.all().delete()
    event.presented.all().delete()
    assert asked_for(6) == few


def test_a_coalition_is_invited_and_finds_title_and_contact_filled_in(cast, client, event):
    told = organise(as_(cast.bram), event, "uitnodigen", coalition=str(cast.overvecht.pk), title="Soep", contact="kok")
    assert "2 mensen zijn gevraagd" in told.get_text(" ", strip=True)
    (letter,) = [mail for mail in letters(cast.amina.email) if "Soep" in mail.subject]
    wanted = WantedPractice.objects.get()
    address = f"/beheer/pages/add/practices/practicepage/{cast.overvecht.pk}/?gevraagd={wanted.pk}"
    assert address in letter.text
    amina = as_(cast.amina)
    opened = read(amina, address)
    assert opened.select_one("#id_title")["value"] == "Soep"
    assert opened.select_one("#id_contact_function")["value"] == "kok"
    form = {**fields_of(str(opened), "#page-edit-form"), "story-count": "0"}
    amina.post(address.partition("?")[0], {**form, "title": "Soep voor iedereen"}, follow=True)
    practice = PracticePage.objects.get()
    assert WantedPractice.objects.get().practice == practice
    assert amina.get(address).headers["Location"] == reverse("wagtailadmin_pages:edit", args=[practice.pk])
    assert "Soep voor iedereen" not in read(client, event.url).get_text(" ", strip=True)
    practice.pitfalls = practice.summary = "Soep is lekker."
    fill(practice)
    practice.save_revision().publish()
    assert "gepresenteerd Soep voor iedereen" in read(client, event.url).get_text(" ", strip=True)
    assert "Gepresenteerd op Samen koken" in read(client, fresh(practice).url).get_text(" ", strip=True)


def test_who_opens_the_form_without_the_invitation_writes_something_else(cast, event):
    organise(as_(cast.bram), event, "uitnodigen", coalition=str(cast.overvecht.pk), title="Soep", contact="")
    address = f"/beheer/pages/add/practices/practicepage/{cast.overvecht.pk}/"
    amina = as_(cast.amina)
    amina.get(f"{address}?gevraagd={WantedPractice.objects.get().pk}")
    form = new_form(amina, address)
    assert form["title"] == ""
    amina.post(address, {**form, "title": "Muziek"}, follow=True)
    assert PracticePage.objects.get().title == "Muziek"
    assert WantedPractice.objects.get().practice is None


@pytest.mark.parametrize("number", ["0", "-1", "x", "²", "9" * 40])
def test_an_invitation_that_is_not_theirs_fills_in_nothing(cast, event, number):
    organise(as_(cast.bram), event, "uitnodigen", coalition=str(cast.overvecht.pk), title="Soep", contact="")
    address = f"/beheer/pages/add/practices/practicepage/{cast.zuilen.pk}/?gevraagd="
    for person, given in ((cast.fenna, str(WantedPractice.objects.get().pk)), (cast.fenna, number)):
        assert read(as_(person), f"{address}{given}").select_one("#id_title").get("value", "") == ""


def test_what_cannot_be_asked_gets_a_sentence_and_keeps_what_was_typed(cast, event):
    bram = as_(cast.bram)
    asked_for = {"coalition": str(cast.overvecht.pk), "title": "Soep", "contact": "kok"}
    organise(bram, event, "uitnodigen", **asked_for)
    for changed, sentence in (
        ({}, "al om deze praktijk gevraagd"),
        ({"coalition": "0"}, "Selecteer een geldige keuze"),
        ({"title": ""}, "verplicht"),
        ({"title": "x" * 300}, "255 tekens"),
    ):
        shown = organise(bram, event, "uitnodigen", **{**asked_for, **changed})
        assert sentence in shown.get_text(" ", strip=True)
        assert shown.select_one("#id_contact")["value"] == "kok"
    cast.overvecht.access.authors.user_set.clear()
    shown = organise(bram, event, "uitnodigen", **{**asked_for, "title": "Brood"})
    assert "schrijft nog niemand" in shown.get_text(" ", strip=True)
    assert WantedPractice.objects.count() == 1
