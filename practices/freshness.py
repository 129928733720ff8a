"""Whether a practice still holds: asked once a year, and said on its page when nobody answered.

A year is what the plan of this site asks of an author ("still true?" takes one click), and two months more are the
time to answer it. What was compiled from public sources nobody can confirm: it is not asked and not counted.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from practices.models import PracticePage

ASK_AFTER = relativedelta(months=12)
STALE_AFTER = relativedelta(months=14)


def last_held() -> Any:
    """As a column: the day on which somebody last said that a practice holds, else that on which it was published."""
    return Coalesce(F("confirmation__on"), TruncDate("last_published_at"))


def stale_before(today: date) -> date:
    """What was last said to hold before this day is not confirmed any more."""
    border: date = today - STALE_AFTER
    return border


def due(today: date) -> "QuerySet[Any]":
    """The public practices whose coalition should say whether they still hold, each with the day `held`."""
    rows: QuerySet[Any] = PracticePage.objects.live().filter(compiled=False).annotate(held=last_held())
    return rows.filter(_held_before(today - ASK_AFTER + timedelta(days=1))).order_by("held", "pk")


def stale(today: date) -> "QuerySet[Any]":
    """Those of them of which nobody has said so for too long: their pages say that they are not confirmed."""
    return due(today).filter(_held_before(stale_before(today)))


def _held_before(day: date) -> Q:
    """As `last_held` has it, without making a day of every moment first."""
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    return Q(confirmation__on__lt=day) | Q(confirmation__isnull=True, last_published_at__lt=midnight)


def is_stale(page: PracticePage, confirmed: date | None, today: date) -> bool:
    """Whether its page must say that nobody has confirmed it for too long."""
    held = confirmed or (timezone.localdate(page.last_published_at) if page.last_published_at else None)
    return not page.compiled and held is not None and held < stale_before(today)


def years_since(held: date, today: date) -> int:
    """How many whole years ago that was: it is asked once in each."""
    years: int = relativedelta(today, held).years
    return years
