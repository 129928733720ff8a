"""Meetings: who plans them, and who sees the people that come."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coalitions.incoming.robots import SALT
from events.models import (
    CoalitionEventPage,
    Evaluation,
    EventAgreement,
    EventPage,
    Seating,
    SignUp,
    Stage,
    State,
    WantedPractice,
)
from events.seats import add_by_hand
from home.preparing import the_agenda
from mail.models import Message
from tests.access.acting import Attempt, act
from tests.access.acts_pages import SUMMARY, admin, form_of, see
from tests.access.forms import fields_of, send
from tests.cast import Cast, fresh
from tests.events.meetings import a_meeting, a_wish


def pressed(event: EventPage, doing: str, **typed: str) -> Any:
    address = reverse("events_organising", args=[event.pk])
    return lambda client: client.post(address, {"doen": doing, **typed})


@act("Een bijeenkomst in Utrecht plannen en openbaar maken")
def plan(cast: Cast, all_doors: Client) -> Attempt:
    address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", cast.utrecht.pk])
    form = fields_of(all_doors.get(address).text, "#page-edit-form")
    typed = {"title": "Samen koken", "slug": "samen-koken", "kind": "markt", "summary": "Wij koken.", "place": "Hier"}
    typed |= {"starts_at": "2027-03-09 13:30", "ends_at": "2027-03-09 16:00", "action-publish": "1"}
    return Attempt(
        lambda client: client.post(address, {**form, **typed}),
        lambda: EventPage.objects.filter(slug="samen-koken", live=True).exists(),
    )


@act("Een bijeenkomst van Overvecht voorstellen")
def propose(cast: Cast, all_doors: Client) -> Attempt:
    address = reverse("wagtailadmin_pages:add", args=["events", "coalitioneventpage", cast.overvecht.pk])
    form = fields_of(all_doors.get(address).text, "#page-edit-form")
    typed = {"title": "Kijk bij ons", "slug": "kijk", "kind": "werkbezoek", "summary": "Kom kijken.", "place": "Hier"}
    typed |= {"starts_at": "2027-03-09 13:30", "ends_at": "2027-03-09 16:00"}
    return Attempt(
        lambda client: client.post(address, {**form, **typed}),
        lambda: CoalitionEventPage.objects.filter(slug="kijk", live=False).exists(),
    )


@act("Een bijeenkomst van Overvecht openbaar maken buiten de beoordeling om")
def publish_proposal(cast: Cast, all_doors: Client) -> Attempt:
    event = proposed(cast)
    form = form_of(all_doors, event)
    return Attempt(
        lambda client: send(client, admin("edit", event.pk), form, summary=SUMMARY, **{"action-publish": "1"}),
        lambda: fresh(event).live,
    )


@act("Het aantal plaatsen van een bijeenkomst van Overvecht wijzigen")
def resize_proposal(cast: Cast, all_doors: Client) -> Attempt:
    event = proposed(cast)
    return Attempt(pressed(event, "plaatsen", seats="20"), lambda: Seating.objects.filter(pk=event.pk).exists())


def proposed(cast: Cast) -> CoalitionEventPage:
    starts_at = timezone.now() + timedelta(days=14)
    page = CoalitionEventPage(
        title="Kijk bij ons", kind="werkbezoek", summary="Kom.", place="Hier", starts_at=starts_at, live=False
    )
    page.ends_at = starts_at + timedelta(hours=2)
    cast.overvecht.add_child(instance=page)
    page.save_revision(user=cast.badr)
    return page


@act("De oogst van een bijeenkomst van Utrecht invullen")
def fill_in_harvest(cast: Cast, all_doors: Client) -> Attempt:
    event = over(cast)
    form = form_of(all_doors, event)
    rows = {"agreements-TOTAL_FORMS": "1", "agreements-0-text": "Wij bellen.", "agreements-0-ORDER": "1"}
    return Attempt(
        lambda client: send(client, admin("edit", event.pk), form, **rows, **{"action-publish": "1"}),
        lambda: EventAgreement.objects.exists(),
    )


@act("Een coalitie vragen een gepresenteerde praktijk te beschrijven")
def invite(cast: Cast, all_doors: Client) -> Attempt:
    typed = {"coalition": str(cast.zuilen.pk), "title": "Soep", "contact": "kok"}
    return Attempt(pressed(over(cast), "uitnodigen", **typed), lambda: WantedPractice.objects.exists())


@act("Zien wat mensen van een bijeenkomst vonden")
def see_opinions(cast: Cast, all_doors: Client) -> Attempt:
    event = over(cast)
    for _five in range(5):
        Evaluation.objects.create(event=event, gain="veel", use="ja", otherwise="Meer soep.")
    seen: list[str] = []
    return Attempt(
        lambda client: see(client, reverse("events_organising", args=[event.pk]), seen),
        lambda: "Meer soep." in seen[0],
    )


def over(cast: Cast) -> EventPage:
    ends_at = timezone.now() - timedelta(days=2)
    return a_meeting(cast.utrecht, seats=10, starts_at=ends_at - timedelta(hours=3), ends_at=ends_at)


@act("Een bijeenkomst van Utrecht wijzigen en openbaar maken")
def change(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht)
    form = form_of(all_doors, event)
    return Attempt(
        lambda client: send(client, admin("edit", event.pk), form, summary=SUMMARY, **{"action-publish": "1"}),
        lambda: fresh(event).summary == SUMMARY,
    )


@act("De agenda lezen, en haar in een eigen agenda halen")
def read_agenda(cast: Cast, all_doors: Client) -> Attempt:
    the_agenda(cast.home)
    event = a_meeting(cast.utrecht)
    address = f"{reverse('agenda')}?toon={event.begins:%Y-%m}"
    seen: list[str] = []
    taken: list[str] = []

    def look(client: Client) -> Any:
        see(client, reverse("agenda-calendar"), taken)
        return see(client, address, seen)

    return Attempt(look, lambda: event.title in seen[0] and f"bijeenkomst-{event.pk}@" in taken[0])


@act("De woorden boven de agenda wijzigen en openbaar maken")
def change_agenda(cast: Cast, all_doors: Client) -> Attempt:
    page = the_agenda(cast.home)
    form = form_of(all_doors, page)
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, intro="Kom langs.", **{"action-publish": "1"}),
        lambda: fresh(page).intro == "Kom langs.",
    )


@act("Het aantal plaatsen van een bijeenkomst wijzigen")
def resize(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    return Attempt(pressed(event, "plaatsen", seats="20"), lambda: Seating.objects.get(pk=event.pk).seats == 20)


@act("Zien wie zich aanmeldde voor een bijeenkomst")
def see_people(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    add_by_hand(event, a_wish("jan"), timezone.now())
    seen: list[str] = []
    return Attempt(
        lambda client: see(client, reverse("events_organising", args=[event.pk]), seen),
        lambda: "jan@example.org" in seen[0],
    )


@act("Iemand van de lijst van een bijeenkomst halen")
def take_off(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    row = add_by_hand(event, a_wish("jan"), timezone.now())
    return Attempt(
        pressed(event, "eraf", wie=str(row.pk)), lambda: SignUp.objects.get(pk=row.pk).stage == Stage.CANCELLED
    )


@act("De lijst van wie komt downloaden")
def download(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    add_by_hand(event, a_wish("jan"), timezone.now())
    seen: list[str] = []
    return Attempt(
        lambda client: see(client, reverse("events_people_csv", args=[event.pk]), seen),
        lambda: "jan@example.org" in seen[0],
    )


@act("Een bijeenkomst laten terugkomen")
def let_come_again(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    until = (event.begins + timedelta(days=7)).date().isoformat()
    typed = {"ritme": "week", "tot": until, "doen": "maken", "dag": [until]}
    address = reverse("events_repeating", args=[event.pk])
    return Attempt(lambda client: client.post(address, typed), lambda: EventPage.objects.count() == 2)


@act("Iedereen schrijven die komt")
def write(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    add_by_hand(event, a_wish("jan"), timezone.now())
    return Attempt(
        pressed(event, "bericht", onderwerp="Neem laarzen mee", tekst="Het is nat."),
        lambda: Message.objects.filter(subject="Neem laarzen mee").exists(),
    )


@act("Een bijeenkomst afgelasten")
def call_off(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    return Attempt(pressed(event, "afgelasten"), lambda: Seating.objects.get(pk=event.pk).state == State.CANCELLED)


@act("Zich aanmelden voor een bijeenkomst")
def sign_up(cast: Cast, all_doors: Client) -> Attempt:
    event = a_meeting(cast.utrecht, seats=10)
    begun = signing.dumps(timezone.now().timestamp() - 60, salt=SALT)
    form = {"naam": "Jan", "organisatie": "School", "email": "jan@example.org", "begonnen": begun}
    address = reverse("sign-up", args=[event.pk])
    return Attempt(lambda client: client.post(address, form), lambda: SignUp.objects.filter(event=event).exists())
