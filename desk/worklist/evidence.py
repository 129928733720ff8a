"""Rules: what is known of practices, and grows old."""

from datetime import datetime, timedelta

from django.db.models import DateField, ExpressionWrapper, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from desk.worklist.kinds import Kind
from desk.worklist.rows import EVERYWHERE, Paths, Rows, shaped
from evidence.models import LinkState, Recognition, Relation
from foundation.tree import at_or_below
from practices.seen import to_be_seen

SAID_BEFORE = timedelta(days=90)
"""So long before a recognition ends somebody looks whether it was renewed."""


def measurements(paths: Paths, now: datetime) -> Rows:
    """Measurements that no coordinator has seen, since they are public."""
    return shaped(
        to_be_seen().filter(at_or_below(paths, "practice__path")),
        Kind.MEASUREMENT,
        about=F("practice"),
        called=F("practice__title"),
        place=F("practice__path"),
        since=TruncDate(Coalesce("practice__last_published_at", Value(now))),
        detail=F("what"),
    )


def recognitions(paths: Paths, now: datetime) -> Rows:
    """Recognition of public practices that ends within ninety days, or has ended; since the first of those days."""
    ending = Recognition.objects.expiring(timezone.localdate(now) + SAID_BEFORE)
    return shaped(
        ending.filter(at_or_below(paths, "practice__path"), practice__live=True),
        Kind.RECOGNITION,
        about=F("practice"),
        called=F("practice__title"),
        place=F("practice__path"),
        since=ExpressionWrapper(F("expires_on") - Value(SAID_BEFORE), DateField()),
        detail=F("approach"),
    )


def relations(paths: Paths, now: datetime) -> Rows:
    """Relations of public practices at which nobody has looked for two years; since the day somebody did."""
    old = Relation.objects.to_look_at_again(timezone.localdate(now))
    return shaped(
        old.filter(at_or_below(paths, "practice__path"), practice__live=True),
        Kind.RELATION,
        about=F("practice"),
        called=F("practice__title"),
        place=F("practice__path"),
        since=F("looked_at_on"),
        detail=F("source__title"),
    )


def links(paths: Paths, now: datetime) -> Rows:
    """Dead links of the sources to which practices here are related; who looks everywhere sees all."""
    related = Relation.objects.filter(at_or_below(paths, "practice__path"), source=OuterRef("pk")).order_by("pk")
    dead = LinkState.objects.dead(now).annotate(
        practice=Subquery(related.values("practice")[:1]), practice_place=Subquery(related.values("practice__path")[:1])
    )
    return shaped(
        dead if paths == EVERYWHERE else dead.filter(practice__isnull=False),
        Kind.LINK,
        about=Coalesce("practice", "pk"),
        called=F("page__title"),
        place=Coalesce("practice_place", Value("")),
        since=TruncDate(Coalesce("failed_since", "checked_at")),
        detail=F("page__owner"),
    )
