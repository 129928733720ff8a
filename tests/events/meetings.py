"""Meetings of the tests, and people who sign up."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from coalitions.models import RegionPage
from events.models import EventKind, EventPage, Seating, Zone
from events.seats import Wish


def a_meeting(region: RegionPage, seats: int | None = None, now: datetime | None = None, **others: Any) -> EventPage:
    """A public meeting in two weeks, in the morning by its own clock; with `seats` people can sign up."""
    zone = ZoneInfo(others.get("time_zone", Zone.NETHERLANDS))
    day = (now or timezone.now()).astimezone(zone) + timedelta(days=14)
    starts_at = day.replace(hour=10, minute=0, second=0, microsecond=0)
    page = EventPage(
        **{
            "title": "Samen koken, samen leren",
            "kind": EventKind.REGION,
            "summary": "Drie coalities vertellen hoe zij koken met kinderen.",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=3),
            "place": "Buurthuis De Haard, Dorpsstraat 1, Utrecht",
            "contact": "De regiocoördinatoren van Utrecht",
            **others,
        }
    )
    region.add_child(instance=page)
    if seats is not None:
        Seating.objects.create(event=page, seats=seats)
    return page


def days_pass(event: EventPage, days: float) -> None:
    """As if so many days had gone by since everything that happened."""
    ago = timedelta(days=days)
    EventPage.objects.filter(pk=event.pk).update(starts_at=event.starts_at - ago, ends_at=event.ends_at - ago)
    for row in event.sign_ups.exclude(until=None):
        event.sign_ups.filter(pk=row.pk).update(until=row.until - ago)


def a_wish(name: str = "jan") -> Wish:
    return Wish(name=name.title(), organisation="School", email=f"{name}@example.org")
