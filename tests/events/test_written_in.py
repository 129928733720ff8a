"""Somebody whom the organiser writes in, and what nobody is mailed about."""

from django.urls import reverse

from events.chores import forget_people
from events.models import EventPage, Seating, SignUp, Stage
from tests.coalitions.readers import as_
from tests.events.meetings import a_meeting, days_pass
from tests.events.signing import TOO_LONG, letters, organise
from tests.events.test_proposals import propose

GUEST = {"naam": "Gast", "organisatie": "School", "email": "gast@example.org"}


def test_who_was_there_without_having_signed_up_gets_no_mail(cast):
    event = a_meeting(cast.utrecht, seats=5)
    days_pass(event, 15)
    organise(as_(cast.bram), event, "erbij", **GUEST)
    assert SignUp.objects.get().stage == Stage.CONFIRMED
    assert letters(GUEST["email"]) == []


def test_nobody_is_written_in_for_what_does_not_take_place(cast):
    event = a_meeting(cast.utrecht, seats=5)
    bram = as_(cast.bram)
    organise(bram, event, "afgelasten")
    shown = organise(bram, event, "erbij", **GUEST)
    assert not SignUp.objects.exists()
    assert letters(GUEST["email"]) == []
    assert shown.select_one("#afgelasten, [id*=afgelasten]") is None


def test_the_numbers_stay_when_the_people_are_forgotten(cast):
    event = a_meeting(cast.utrecht, seats=5)
    bram = as_(cast.bram)
    for name in ("een", "twee"):
        organise(bram, event, "erbij", naam=name, organisatie="School", email=f"{name}@example.org")
    days_pass(event, 90)
    forget_people()
    organise(bram, event, "erbij", **GUEST)
    forget_people()
    assert not SignUp.objects.exists()
    assert Seating.objects.get(pk=event.pk).signed_up == 2


def test_what_no_coordinator_has_read_mails_nobody(cast):
    propose(cast.amina, cast.overvecht, button="action-save")
    event = EventPage.objects.get()
    amina = as_(cast.amina)
    organise(amina, event, "plaatsen", seats="20")
    shown = organise(amina, event, "erbij", **GUEST)
    assert "Over een bijeenkomst die niet openbaar is, gaat geen mail uit." in shown.get_text(" ", strip=True)
    assert not SignUp.objects.exists()
    assert letters(GUEST["email"]) == []


def test_without_seats_nobody_is_written_in(cast):
    event = a_meeting(cast.utrecht)
    assert (
        as_(cast.bram).post(reverse("events_organising", args=[event.pk]), {"doen": "erbij", **GUEST}).status_code
        == 302
    )
    assert not SignUp.objects.exists()


def test_an_address_that_no_mail_takes_gets_a_sentence(cast):
    event = a_meeting(cast.utrecht, seats=5)
    shown = organise(as_(cast.bram), event, "erbij", **{**GUEST, "email": TOO_LONG})
    assert shown.select_one("[name=email]")["value"] == TOO_LONG
    assert shown.select_one(".error-message")
    assert not SignUp.objects.exists()
