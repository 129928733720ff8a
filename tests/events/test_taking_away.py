"""A meeting that does not take place, or whose page goes: who would come hears of it, and nothing of them stays."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.chores import give_seats_to_the_next, remind_people
from events.models import EventPage, SignUp, Stage
from tests.coalitions.readers import as_, read, text_of
from tests.events.meetings import a_meeting, days_pass
from tests.events.signing import JAN, answer, letters, organise, sign_up, subjects
from tests.events.traces import tables_with

ELS = "els@example.org"


@pytest.fixture
def event(cast, client):
    """Jan had the one seat and gave it up; it is offered to Els."""
    event = a_meeting(cast.utrecht, seats=1)
    for email in (JAN["email"], ELS):
        sign_up(client, event, email=email)
        answer(client, letters(email)[0], "bevestigen")
    answer(client, letters()[0], "afmelden")
    assert SignUp.objects.get(email=ELS).stage == Stage.OFFERED
    return event


def test_an_offer_that_nobody_took_is_not_talked_of_when_the_meeting_is_called_off(cast, event):
    organise(as_(cast.bram), event, "afgelasten")
    days_pass(event, 3)
    give_seats_to_the_next()
    assert SignUp.objects.get(email=ELS).stage == Stage.LAPSED
    assert subjects(ELS)[-1] == "Afgelast"


def test_nor_when_it_has_begun(event):
    days_pass(event, 15)
    give_seats_to_the_next()
    assert SignUp.objects.get(email=ELS).stage == Stage.LAPSED
    assert subjects(ELS)[-1] == "Er is een plaats voor u vrij"


def test_an_offer_that_nobody_took_in_time_is(event):
    days_pass(event, 3)
    give_seats_to_the_next()
    assert subjects(ELS)[-1] == "De plaats ging naar de volgende"


@pytest.mark.parametrize("name", ["delete", "unpublish"])
def test_a_page_to_which_people_come_does_not_go(cast, event, name):
    bram = as_(cast.bram)
    address = reverse(f"wagtailadmin_pages:{name}", args=[event.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name]) + f"?id={event.pk}"
    for there in (address, bulk):
        asked = bram.post(there, follow=True)
        assert f"Voor “{event.title}” hebben mensen zich aangemeld." in text_of(asked)
    assert EventPage.objects.get(pk=event.pk).live
    organise(bram, event, "afgelasten")
    bram.post(address)
    assert not EventPage.objects.filter(pk=event.pk, live=True).exists()


def test_nor_what_stands_above_it(cast, event):
    address = reverse("wagtailadmin_pages:delete", args=[cast.utrecht.pk])
    assert f"Voor “{event.title}” hebben mensen zich aangemeld." in text_of(as_(cast.nadia).post(address, follow=True))


def test_nothing_of_the_people_stays_when_the_page_is_gone(cast, event):
    assert tables_with(ELS) == {"events.SignUp", "mail.Message"}
    bram = as_(cast.bram)
    organise(bram, event, "afgelasten")
    bram.post(reverse("wagtailadmin_pages:delete", args=[event.pk]))
    assert not EventPage.objects.filter(pk=event.pk).exists()
    assert tables_with(ELS) == set()


def test_a_meeting_without_seats_is_called_off_too(cast, client):
    event = a_meeting(cast.utrecht)
    organise(as_(cast.bram), event, "afgelasten")
    assert "Deze bijeenkomst gaat niet door." in read(client, event.url).get_text()
    assert "STATUS:CANCELLED" in client.get("/agenda/agenda.ics").text


def test_who_comes_is_reminded_anew_when_it_is_put_off(cast, client):
    event = a_meeting(cast.utrecht, seats=1)
    sign_up(client, event)
    answer(client, letters()[0], "bevestigen")
    dates = set()
    for days in (1, 1.9, 1.5):
        begins = timezone.now() + timedelta(days=days)
        dates.add(begins.astimezone(event.zone).date())
        EventPage.objects.filter(pk=event.pk).update(starts_at=begins, ends_at=begins + timedelta(hours=2))
        SignUp.objects.update(made_at=timezone.now() - timedelta(days=30))
        remind_people()
        remind_people()
    assert subjects().count("Binnenkort") == len(dates)
