"""A meeting as calendar programs take it (RFC 5545). What comes later with the same UID and a higher SEQUENCE takes the
place of what they have.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from events.models import EventPage, Seating
from foundation.printable import printable

PRODUCT = "-//Kansrijk//Bijeenkomsten//NL"


def calendar_of(seating: Seating, online_link: str = "", now: datetime | None = None) -> str:
    """One meeting as a file for a mail. `online_link` only for who has a seat."""
    off = seating.is_called_off
    made = _empty("CANCEL" if off else "PUBLISH")
    made.add_component(entry(seating.event, seating, online_link, now))
    text: str = made.to_ical().decode()
    return text


def calendar_of_many(events: Iterable[EventPage]) -> bytes:
    """Meetings as a calendar that programs look at again now and then; each with its `seating` loaded."""
    made = _empty("PUBLISH")
    made.add("x-wr-calname", _("Kansrijk: agenda"))
    for event in events:
        made.add_component(entry(event, getattr(event, "seating", None)))
    content: bytes = made.to_ical()
    return content


def _empty(method: str) -> Calendar:
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", method)
    return made


def entry(event: EventPage, seating: Seating | None, online_link: str = "", now: datetime | None = None) -> Event:
    """Its entry. Moments are in UTC, which every program shows by the clock of who looks."""
    off = seating is not None and seating.is_called_off
    made = Event()
    made.add("uid", uid(event))
    made.add("dtstamp", (now or timezone.now()).astimezone(UTC))
    made.add("dtstart", event.starts_at.astimezone(UTC))
    made.add("dtend", event.ends_at.astimezone(UTC))
    made.add("sequence", sequence(event, seating))
    made.add("status", "CANCELLED" if off else "CONFIRMED")
    made.add("summary", printable(event.title))
    made.add("description", printable("\n\n".join(filter(None, [event.summary, online_link]))))
    made.add("url", f"{settings.BASE_URL}{event.url}")
    if event.place:
        made.add("location", printable(event.place))
    if event.last_published_at:
        made.add("last-modified", event.last_published_at.astimezone(UTC))
    return made


def sequence(event: EventPage, seating: Seating | None) -> int:
    """Never falls, also where seats are given later: how often people were told of a change, and the minutes between
    the first and the latest time that its page was published.
    """
    told = seating.sequence if seating else 0
    if not (event.first_published_at and event.last_published_at):
        return told
    return told + int((event.last_published_at - event.first_published_at) / timedelta(minutes=1))


def uid(event: EventPage) -> str:
    """The same for ever, whatever the meeting is called and wherever its page goes."""
    return f"bijeenkomst-{event.pk}@{urlsplit(settings.BASE_URL).hostname}"
