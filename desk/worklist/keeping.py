"""Rules: what is public and must stay right, and coalitions that still have nothing to show."""

from datetime import datetime, timedelta

from django.db.models import (
    CharField,
    Count,
    DateField,
    ExpressionWrapper,
    F,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone

from coalitions.models import CoalitionPage, CoalitionPhase
from desk.worklist.kinds import Kind
from desk.worklist.rows import Paths, Rows, shaped
from events.models import CoalitionEventPage
from foundation.tree import at_or_below
from images.consent import ending_by
from images.models import Attachment, Picture
from images.uses import File, places_of
from practices.freshness import stale

SAID_BEFORE = timedelta(days=30)
"""So long before a consent ends somebody asks for a new one."""
STARTER = "starter"


def unconfirmed(paths: Paths, now: datetime) -> Rows:
    """Public practices that nobody confirmed for too long; since the day somebody did."""
    return shaped(
        stale(timezone.localdate(now)).filter(at_or_below(paths)),
        Kind.STALE,
        about=F("pk"),
        called=F("title"),
        place=F("path"),
        since=F("held"),
    )


def pictures(paths: Paths, now: datetime) -> Rows:
    """Images on public pages here whose consent ends within thirty days, or has ended."""
    return _files(Picture, Kind.PICTURE, paths, now)


def documents(paths: Paths, now: datetime) -> Rows:
    """The same of documents."""
    return _files(Attachment, Kind.DOCUMENT, paths, now)


def _files(model: type[File], kind: Kind, paths: Paths, now: datetime) -> Rows:
    ending = model._default_manager.filter(ending_by(timezone.localdate(now) + SAID_BEFORE))
    shown = places_of(model).filter(at_or_below(paths, "place"))
    files = ending.annotate(key=Cast("pk", CharField())).annotate(shown_at=Subquery(shown.values("place")[:1]))
    return shaped(
        files.filter(shown_at__isnull=False),
        kind,
        about=F("pk"),
        called=F("title"),
        place=F("shown_at"),
        since=ExpressionWrapper(F("consent_expires_on") - Value(SAID_BEFORE), DateField()),
    )


def starters(paths: Paths, now: datetime) -> Rows:
    """Coalitions whose newest phase is that of a starter, without any practice: no draft either."""
    newest = CoalitionPhase.objects.filter(coalition=OuterRef("pk"), phase__isnull=False).order_by("-school_year")
    phase = newest.annotate(now=Coalesce("phase__merged_into__slug", "phase__slug")).values("now")[:1]
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    # Below a coalition stand practices and its own meetings, of which there are few: those are counted.
    below = CoalitionEventPage.objects.annotate(here=here).filter(path__startswith=F("here")).order_by()
    meetings = below.annotate(all=Value(1)).values("all").annotate(number=Count("pk")).values("number")
    empty = CoalitionPage.objects.live().filter(numchild=Coalesce(Subquery(meetings), 0))
    empty = empty.annotate(newest_phase=Subquery(phase))
    return shaped(
        empty.filter(at_or_below(paths), newest_phase=STARTER),
        Kind.STARTER,
        about=F("pk"),
        called=F("title"),
        place=F("path"),
        since=TruncDate(Coalesce("first_published_at", "latest_revision_created_at", Value(now))),
    )
