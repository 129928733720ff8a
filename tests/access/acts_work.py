"""The worklist of a region, and the notes about a coalition."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coalitions.review import doors
from desk.models import Note, Snoozed, Taken
from tests.access.acting import Attempt, act
from tests.access.acts_pages import see, sent_in
from tests.cast import Cast

LIST = "/beheer/werklijst/?regio=utrecht"
SECRET = "Belt liever niet op woensdag"


def key(cast: Cast) -> str:
    """That of Amina's text, which waits."""
    state = doors.state_of(sent_in(cast))
    assert state is not None
    return f"beoordelen:{state.pk}"


@act("De werklijst van Utrecht zien")
def look(cast: Cast, all_doors: Client) -> Attempt:
    page, seen = sent_in(cast), [""]
    return Attempt(lambda client: see(client, LIST, seen), lambda: page.title in seen[0])


@act("Een taak oppakken")
def take(cast: Cast, all_doors: Client) -> Attempt:
    form = {"doen": "oppakken", "sleutel": key(cast)}
    return Attempt(lambda client: client.post("/beheer/werklijst/", form), lambda: Taken.objects.exists())


@act("Een taak uitstellen")
def put_off(cast: Cast, all_doors: Client) -> Attempt:
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    form = {"doen": "uitstellen", "sleutel": key(cast), "tot": day, "reden": "Vakantie"}
    return Attempt(lambda client: client.post("/beheer/werklijst/", form), lambda: Snoozed.objects.exists())


def notes(cast: Cast) -> str:
    return reverse("desk_notes", args=[cast.overvecht.pk])


@act("Een notitie bij Overvecht lezen")
def read(cast: Cast, all_doors: Client) -> Attempt:
    Note.objects.create(coalition=cast.overvecht, by=cast.bram, text=SECRET)
    seen = [""]
    return Attempt(lambda client: see(client, notes(cast), seen), lambda: SECRET in seen[0])


@act("Een notitie bij Overvecht schrijven")
def write(cast: Cast, all_doors: Client) -> Attempt:
    form = {"doen": "toevoegen", "tekst": SECRET}
    return Attempt(lambda client: client.post(notes(cast), form), lambda: Note.objects.exists())
