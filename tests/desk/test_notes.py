"""What coordinators note about a coalition is for them alone."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex

from coalitions.models import CoalitionPage
from desk.models import Note
from mail.models import Message
from tests.desk.conftest import words

SECRET = "Belt liever niet op woensdag"


@pytest.fixture
def notes(cast):
    return f"/beheer/notities/{cast.overvecht.pk}/"


@pytest.fixture
def note(cast):
    return Note.objects.create(coalition=cast.overvecht, by=cast.bram, text=SECRET)


def shown(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_a_colleague_and_the_national_editors_read_what_somebody_noted(browser_of, notes):
    browser_of("bram").post(notes, {"doen": "toevoegen", "tekst": f"{SECRET}\n\nEn niet op vrijdag"})
    for name in ("bram", "bo", "nadia"):
        page = shown(browser_of(name), notes)
        assert SECRET in words(page)
        assert "Bram" in words(page)


@pytest.mark.parametrize("name", ["amina", "badr", "fenna", "carla", "dewi", "daan"])
def test_nobody_else_reads_it_or_is_led_to_it(browser_of, notes, note, cast, name):
    answer = browser_of(name).get(notes, follow=True)
    assert SECRET not in answer.content.decode()
    for what in ("toevoegen", "wijzigen", "weghalen"):
        browser_of(name).post(notes, {"doen": what, "notitie": note.pk, "tekst": "x", "gezien": note.at.isoformat()})
    assert [row.text for row in Note.objects.all()] == [SECRET]
    explorer = browser_of(name).get(f"/beheer/pages/{cast.overvecht.pk}/", follow=True)
    assert notes not in explorer.content.decode()


def test_the_page_of_the_coalition_leads_to_it(browser_of, notes, cast):
    assert notes in browser_of("bo").get(f"/beheer/pages/{cast.overvecht.pk}/").content.decode()
    assert Client().get(notes).status_code == 302


def test_it_is_changed_and_taken_away(browser_of, notes, note):
    form = {"doen": "wijzigen", "notitie": note.pk, "gezien": note.at.isoformat(), "tekst": "Belt graag"}
    browser_of("bo").post(notes, form)
    changed = Note.objects.get()
    assert (changed.text, changed.by.first_name) == ("Belt graag", "Bo")
    browser_of("bram").post(notes, {"doen": "weghalen", "notitie": note.pk})
    assert not Note.objects.exists()


def test_of_two_who_change_it_the_second_is_told_and_loses_nothing(browser_of, notes, note):
    seen = note.at.isoformat()
    browser_of("bo").post(notes, {"doen": "wijzigen", "notitie": note.pk, "gezien": seen, "tekst": "Van Bo"})
    form = {"doen": "wijzigen", "notitie": note.pk, "gezien": seen, "tekst": "Van Bram"}
    page = BeautifulSoup(browser_of("bram").post(notes, form).content, "html.parser")
    assert "Bo heeft deze notitie intussen gewijzigd" in words(page)
    assert page.select_one("details[open] textarea").text.strip() == "Van Bram"
    assert "Van Bo" in words(page.select_one(".k-notitie"))
    assert Note.objects.get().text == "Van Bo"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"doen": "toevoegen", "tekst": "  "}, "Schrijf eerst iets op."),
        ({"doen": "toevoegen", "tekst": "a" * 2001}, "Schrijf het korter"),
        ({"doen": "weghalen", "notitie": "9" * 30}, "Deze notitie is er niet meer."),
        ({"doen": "wijzigen", "notitie": "²", "tekst": "x"}, "Deze notitie is er niet meer."),
        ({"doen": "zomaar"}, "Dat"),
    ],
)
def test_bad_input_is_a_sentence(browser_of, notes, form, sentence):
    page = BeautifulSoup(browser_of("bram").post(notes, form).content, "html.parser")
    assert sentence in words(page)
    if form["doen"] == "toevoegen":
        assert page.select_one("#nieuw-section textarea").text.strip() == form["tekst"].strip()


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_a_coalition_that_is_not_there(browser_of, number):
    assert browser_of("bram").get(f"/beheer/notities/{number}/").status_code == 404


def test_its_words_stand_nowhere_else(browser_of, notes, cast):
    browser_of("bram").post(notes, {"doen": "toevoegen", "tekst": SECRET})
    note = Note.objects.get()
    assert SECRET not in str(note)
    logged = [*PageLogEntry.objects.all(), *ModelLogEntry.objects.all()]
    assert SECRET not in " ".join(f"{entry.label} {entry.data}" for entry in logged)
    assert not Message.objects.filter(text__contains="woensdag").exists()
    assert not ReferenceIndex.get_references_for_object(note).exists()
    for name, address in (("amina", f"/beheer/pages/{cast.overvecht.pk}/history/"), ("bram", "/beheer/")):
        assert SECRET not in browser_of(name).get(address).content.decode()


def test_it_goes_with_the_coalition_and_moves_with_it(browser_of, note, notes, cast):
    CoalitionPage.objects.get(pk=cast.overvecht.pk).move(type(cast.twente).objects.get(pk=cast.twente.pk), "last-child")
    assert SECRET in words(shown(browser_of("carla"), notes))
    assert browser_of("bram").get(notes).status_code == 302
    CoalitionPage.objects.get(pk=cast.overvecht.pk).delete()
    assert not Note.objects.exists()
