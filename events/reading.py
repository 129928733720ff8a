"""A meeting as its page shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import (
    CoalitionEventPage,
    EventAgreement,
    EventAsked,
    EventPage,
    EventPractice,
    Seating,
    Stage,
    WantedPractice,
)
from foundation.readings import reading
from images.models import Attachment
from images.showing import Shown, shown, shown_already
from vocabularies.models import Domain
from vocabularies.wordbook import Wordbook

Fact = tuple[str, str, str]


@dataclass(frozen=True)
class Places:
    """What a reader is told of the seats."""

    seats: int
    free: int
    waiting: int
    is_open: bool
    is_called_off: bool
    is_past: bool
    closes: datetime | None
    moved_from: datetime | None


class Photo(NamedTuple):
    """A photo of the day."""

    shown: Shown
    caption: str


@dataclass(frozen=True)
class EventReading:
    """What a page shows of a meeting. `places`: None as long as nobody can sign up; `presented`: the practices that
    readers may find; `files` and `photos`: those that may be public.
    """

    domains: list[Domain]
    facts: list[Fact]
    places: Places | None
    is_past: bool
    presented: list[Any]
    asked: list[EventAsked]
    agreements: list[EventAgreement]
    files: list[Any]
    photos: list[Photo]


def seats_of(event: EventPage, now: datetime | None = None) -> Places | None:
    """How many seats there are, and how many are free for a newcomer; None where nobody signs up here."""
    seating = Seating.objects.filter(pk=event.pk).select_related("event").first()
    if seating is None:
        return None
    now = now or timezone.now()
    return places(seating, now, **EventPage.objects.filter(pk=event.pk).aggregate(**counts(now)))


def counts(now: datetime) -> dict[str, Count]:
    """What `places` wants to know of each meeting: how many have a seat or were offered one, and how many wait. Not
    what is held until a mail is answered: by that number anybody could see whether an address is known here.
    """
    offered = Q(sign_ups__stage=Stage.OFFERED, sign_ups__until__gt=now)
    return {
        "taken": Count("sign_ups", filter=Q(sign_ups__stage=Stage.CONFIRMED) | offered),
        "waiting": Count("sign_ups", filter=Q(sign_ups__stage=Stage.WAITING)),
    }


def places(seating: Seating, now: datetime, taken: int, waiting: int) -> Places:
    """Of the seats of a meeting; as long as somebody waits none is free for a newcomer."""
    return Places(
        seats=seating.seats,
        free=0 if waiting else max(0, seating.seats - taken),
        waiting=waiting,
        is_open=seating.is_open(now),
        is_called_off=seating.is_called_off,
        is_past=seating.event.ends_at <= now,
        closes=seating.deadline,
        moved_from=seating.moved_from,
    )


@reading(CoalitionEventPage, "event")
@reading(EventPage, "event")
def event_reading(page: EventPage, request: HttpRequest) -> EventReading:
    """From the page itself and not from the database, so that a preview shows what is being typed."""
    book = Wordbook.read()
    activities = ", ".join(term.name for term in book.named(term.pk for term in page.activities.all()))
    facts = [
        (_("Where"), page.place, ""),
        (_("Online"), _("The link is in the mail that confirms your seat.") if page.online_link else "", ""),
        (_("Accessibility"), page.accessibility, ""),
        (_("For whom"), page.for_whom, ""),
        (_("Activities"), activities, ""),
        (_("Cost"), page.cost, ""),
        (_("Questions"), page.contact, ""),
    ]
    items = page.domain_items.all()
    return EventReading(
        domains=sorted((book.domains[item.tag_id] for item in items), key=lambda domain: domain.order),
        facts=[fact for fact in facts if fact[1]],
        places=seats_of(page) if page.pk else None,
        is_past=page.is_past,
        presented=_presented(page),
        asked=list(page.asked.all()),
        agreements=list(page.agreements.all()),
        files=_files(page),
        photos=_photos(page),
    )


def _presented(page: EventPage) -> list[Any]:
    """Chosen by the organiser, or written since the coalition was asked for it."""
    practices: Any = EventPractice._meta.get_field("practice").related_model
    chosen = [row.practice_id for row in page.presented.all()]
    written = WantedPractice.objects.filter(event=page.pk, practice__isnull=False).values("practice")
    return list(practices.objects.findable().filter(Q(pk__in=chosen) | Q(pk__in=written)).order_by("title", "pk"))


def _files(page: EventPage) -> list[Any]:
    ids = [row.document_id for row in page.files.all()]
    found = Attachment.objects.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found and found[pk].may_be_public]


def _photos(page: EventPage) -> list[Photo]:
    """In one question, but for what the worker has not come by yet."""
    rows = list(page.photos.all())
    made = shown_already((row.picture_id for row in rows), "verhaal")
    pictures = [made.get(row.picture_id) or shown(row.picture, "verhaal") for row in rows]
    return [Photo(each, row.caption) for each, row in zip(pictures, rows, strict=True) if each]
