"""Rules: what meetings leave behind, and what is still open of it."""

from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import TruncDate
from django.utils import timezone
from wagtail.models import Page

from desk.worklist.kinds import Kind
from desk.worklist.rows import Paths, Rows, shaped
from events.harvesting import without_harvest
from events.models import EventAsked
from foundation.tree import at_or_below

ASKED_FOR = timedelta(days=90)
"""So long a harvest is asked for: after that nobody remembers."""


def asked_there(paths: Paths, now: datetime) -> Rows:
    """Questions on the pages of meetings that are over, without an answer; since the day of the meeting."""
    asked = EventAsked.objects.filter(answer="", event__live=True, event__ends_at__lte=now)
    return shaped(
        asked.filter(at_or_below(paths, "event__path")),
        Kind.ASKED_THERE,
        about=F("event"),
        called=F("event__title"),
        place=F("event__path"),
        since=TruncDate("event__ends_at"),
        detail=F("question"),
    )


def harvests(paths: Paths, now: datetime) -> Rows:
    """Meetings from before today that left nothing behind yet; since their day."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    over = without_harvest(now).filter(ends_at__lt=today, ends_at__gt=now - ASKED_FOR)
    return shaped(
        # Of Wagtail's own table: a meeting has a place, and so has every row.
        Page.objects.filter(at_or_below(paths), pk__in=over.values("pk")),
        Kind.HARVEST,
        about=F("pk"),
        called=F("title"),
        place=F("path"),
        since=TruncDate("eventpage__ends_at"),
    )
