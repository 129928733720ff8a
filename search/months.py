"""Months as an address names them, 2027-03, and days by the clock of a place."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils import timezone

from events.models import FIRST_YEAR, Zone

MONTH = relativedelta(months=1)
YEARS_AHEAD = 5


def this_month() -> date:
    """Its first day."""
    return timezone.localdate().replace(day=1)


def slug_of(first: date) -> str:
    return f"{first:%Y-%m}"


def month_of(slug: str) -> date | None:
    """The first day of a month in which a meeting can be; None when it says no such month."""
    try:
        first = datetime.strptime(slug, "%Y-%m").date()
    except ValueError:
        return None
    return first if is_possible(first) else None


def is_possible(first: date) -> bool:
    last: date = this_month() + YEARS_AHEAD * 12 * MONTH
    return date(FIRST_YEAR, 1, 1) <= first <= last


def midnight(day: date, zone: str) -> datetime:
    """When a day begins there."""
    return datetime.combine(day, time.min, ZoneInfo(zone))


def begins_within(first: date, after: date) -> Q:
    """Begins from one day up to, but not with, another, each by its own clock."""
    condition = Q(pk__in=[])
    for zone in Zone.values:
        condition |= Q(time_zone=zone, starts_at__gte=midnight(first, zone), starts_at__lt=midnight(after, zone))
    return condition


def goes_on_within(first: date, after: date) -> Q:
    """The same of what has begun before and is not over."""
    condition = Q(pk__in=[])
    for zone in Zone.values:
        condition |= Q(time_zone=zone, ends_at__gt=midnight(first, zone), starts_at__lt=midnight(after, zone))
    return condition
