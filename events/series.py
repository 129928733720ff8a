"""A meeting that comes again: each date is a meeting of its own, with its own seats, people and harvest."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import find_available_slug

from events.models import EventPage, Seating
from events.telling import when_and_where

MOST = 52
"""Dates of a series; who needs more makes the next one from its last date."""
LAST_WEEK = -1


class Rhythm(models.TextChoices):
    """How often it comes again, on the same day of the week and at the same hour by the clock of the place."""

    WEEK = "week", _("every week")
    TWO_WEEKS = "twee-weken", _("every two weeks")
    THREE_WEEKS = "drie-weken", _("every three weeks")
    MONTH = "maand", _("every month, in the same week of the month")


@dataclass
class Dates:
    """When it comes again. `skipped`: days on which that hour does not exist; `capped`: there were more than MOST."""

    starts: list[datetime] = field(default_factory=list)
    skipped: list[date] = field(default_factory=list)
    capped: bool = False


def dates_of(event: EventPage, rhythm: str, until: date) -> Dates:
    """The dates after that of the meeting itself, up to and with `until`."""
    found = Dates()
    coming = islice(_rule(event, rhythm, until), 1, MOST + 2)
    for start in coming:
        if len(found.starts) == MOST:
            found.capped = True
        elif _exists(start, event.zone):
            found.starts.append(start.replace(tzinfo=event.zone))
        else:
            found.skipped.append(start.date())
    return found


def _rule(event: EventPage, rhythm: str, until: date) -> Iterator[datetime]:
    """By the clock of the place, so that an hour stays that hour in summer."""
    first = event.begins.replace(tzinfo=None)
    end = datetime.combine(until, time.max)
    if rhythm == Rhythm.MONTH:
        week = (first.day - 1) // 7 + 1
        same = weekday(first.weekday(), week if week <= 4 else LAST_WEEK)
        return iter(rrule(MONTHLY, dtstart=first, until=end, byweekday=same))
    interval = [Rhythm.WEEK, Rhythm.TWO_WEEKS, Rhythm.THREE_WEEKS].index(Rhythm(rhythm)) + 1
    return iter(rrule(WEEKLY, dtstart=first, until=end, interval=interval))


def _exists(start: datetime, zone: ZoneInfo) -> bool:
    return start.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == start


@transaction.atomic
def repeat(event: EventPage, starts: list[datetime], user: Any) -> int:
    """Make a meeting for each of these days that has none yet; returns how many. Public when the first one is."""
    if event.series is None:
        event.series = uuid4()
        EventPage.objects.filter(pk=event.pk).update(series=event.series)
    # By day: one of them may have been given another hour since.
    others = EventPage.objects.filter(series=event.series).values_list("starts_at", flat=True)
    there = {other.astimezone(event.zone).date() for other in others}
    wanted = [start for start in starts if start.date() not in there]
    for start in wanted:
        _make(event, start, user)
    return len(wanted)


def _make(event: EventPage, start: datetime, user: Any) -> None:
    later = start.replace(tzinfo=None) - event.begins.replace(tzinfo=None)
    changed = {
        "starts_at": start,
        "ends_at": _moved(event.ends, later, event.zone),
        "slug": find_available_slug(event.get_parent(), f"{event.slug[:230]}-{start:%Y-%m-%d}"),
        "owner": user,
    }
    made: EventPage = event.copy(update_attrs=changed, copy_revisions=False, keep_live=event.live, user=user)
    seating = Seating.objects.filter(pk=event.pk).first()
    if seating is None:
        return
    deadline = seating.deadline and _moved(seating.deadline.astimezone(event.zone), later, event.zone)
    Seating.objects.create(event=made, seats=seating.seats, deadline=deadline, told=when_and_where(made))


def _moved(moment: datetime, later: timedelta, zone: ZoneInfo) -> datetime:
    """So much later by the clock on the wall."""
    return (moment.replace(tzinfo=None) + later).replace(tzinfo=zone)
