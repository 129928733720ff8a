"""What people hear without asking: a reminder, a change, and what the organiser writes; and who was there."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from events.chores import forget_people, remind_people, tell_of_changes
from events.models import EventPage, Seating, SignUp
from tests.coalitions.readers import as_, read
from tests.events.meetings import a_meeting
from tests.events.signing import JAN, answer, letters, organise, sign_up, subjects


@pytest.fixture
def event(cast, client):
    event = a_meeting(cast.utrecht, seats=1)
    tell_of_changes()
    for email in (JAN["email"], "els@example.org"):
        sign_up(client, event, email=email)
        answer(client, letters(email)[0], "bevestigen")
    return event


def in_days(event, days):
    """As if it were so far away, and people signed up long ago."""
    starts_at = timezone.now() + timedelta(days=days)
    EventPage.objects.filter(pk=event.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=3))
    event.sign_ups.update(made_at=timezone.now() - timedelta(days=10))


def test_who_comes_is_reminded_once_two_days_before(event):
    in_days(event, 3)
    remind_people()
    assert "Binnenkort" not in subjects()
    in_days(event, 1.9)
    for _twice in range(2):
        remind_people()
    assert subjects().count("Binnenkort") == 1
    assert "Binnenkort" not in subjects("els@example.org")


def test_who_signed_up_yesterday_is_not_reminded(event):
    in_days(event, 1.9)
    event.sign_ups.update(made_at=timezone.now())
    remind_people()
    assert "Binnenkort" not in subjects()


def test_a_meeting_that_is_called_off_reminds_nobody(event, cast):
    in_days(event, 1.9)
    organise(as_(cast.bram), event, "afgelasten")
    remind_people()
    tell_of_changes()
    assert subjects()[-1] == "Afgelast"


def test_another_time_or_place_is_told_once_to_who_comes_and_waits(event):
    before = subjects()
    tell_of_changes()
    assert subjects() == before
    page = EventPage.objects.get(pk=event.pk)
    page.place = "Stadhuis, Utrecht"
    page.save_revision()
    tell_of_changes()
    assert subjects() == before, "a draft is told to nobody"
    page.save_revision().publish()
    for _twice in range(2):
        tell_of_changes()
    assert [subjects()[-1], subjects("els@example.org")[-1]] == ["Andere plek", "Andere plek"]
    assert "Stadhuis, Utrecht" in letters()[-1].text
    page.starts_at += timedelta(hours=1)
    page.save_revision().publish()
    for _twice in range(2):
        tell_of_changes()
    assert subjects()[-2:] == ["Andere plek", "Andere tijd"]


def test_the_organiser_writes_to_who_comes_and_the_same_words_go_once(event, cast):
    bram = as_(cast.bram)
    for _twice in range(2):
        organise(bram, event, "bericht", onderwerp="Neem laarzen mee", tekst="De duinen zijn nat.")
    assert subjects().count("Neem laarzen mee") == 1
    assert "De duinen zijn nat." in letters()[-1].text
    assert "Neem laarzen mee" not in subjects("els@example.org")
    shown = organise(bram, event, "bericht", onderwerp="Bcc: x\n\nhoi", tekst="Blijft staan")
    assert "op één regel" in shown.get_text(" ", strip=True)
    assert "Blijft staan" in shown.select_one("#id_tekst").get_text()


def test_the_list_is_a_file_in_which_text_is_text(event, cast):
    bram = as_(cast.bram)
    SignUp.objects.filter(email=JAN["email"]).update(organisation="=1+1")
    table = bram.get(f"/beheer/bijeenkomsten/{event.pk}/deelnemers.csv").content.decode("utf-8-sig")
    assert "'=1+1" in table
    assert [line.split(";")[4] for line in table.splitlines()] == ["Stand", "komt", "op de wachtlijst"]
    sheet = bram.get(f"/beheer/bijeenkomsten/{event.pk}/deelnemers.ods")
    with zipfile.ZipFile(BytesIO(sheet.content)) as parts:
        assert "els@example.org" in parts.read("content.xml").decode()
    assert as_(cast.carla).get(f"/beheer/bijeenkomsten/{event.pk}/deelnemers.csv").status_code in {302, 403}


def test_who_was_there_is_kept_as_a_number_when_the_people_are_forgotten(event, cast):
    bram, jan = as_(cast.bram), SignUp.objects.get(email=JAN["email"])
    organise(bram, event, "aanwezig", **{"was-er": str(jan.pk)})
    jan.refresh_from_db()
    assert jan.came is None, "before it begins nobody was there"
    in_days(event, -0.5)
    organise(bram, event, "aanwezig", **{"was-er": str(jan.pk)})
    jan.refresh_from_db()
    assert jan.came
    in_days(event, -62)
    forget_people()
    seating = Seating.objects.get(pk=event.pk)
    assert (seating.signed_up, seating.attended) == (1, 1)
    assert "aangemeld, en er waren er 1" in read(bram, f"/beheer/bijeenkomsten/{event.pk}/").get_text(" ", strip=True)


def test_a_meeting_that_was_moved_says_when_it_first_was(event, client):
    assert "verplaatst" not in read(client, event.url).get_text()
    first = event.begins
    page = EventPage.objects.get(pk=event.pk)
    for days in (1, 2, -3):
        page.starts_at += timedelta(days=days)
        page.ends_at += timedelta(days=days)
        page.save_revision().publish()
        tell_of_changes()
        shown = read(client, event.url).get_text(" ", strip=True)
        assert ("is verplaatst. De eerdere datum was" in shown) == (page.begins != first)
