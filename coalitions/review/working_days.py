"""Waiting is counted in working days: weekends and the holidays of the Netherlands are no time to answer in."""

from datetime import datetime, timedelta
from functools import cache

import holidays
from django.utils import timezone


@cache
def _calendar() -> holidays.HolidayBase:
    return holidays.country_holidays("NL")


def working_days_before(moment: datetime, days: int) -> datetime:
    """The moment so many whole working days earlier, at the same time of day."""
    here = timezone.localtime(moment)
    while days > 0:
        here -= timedelta(days=1)
        days -= _calendar().is_working_day(here.date())
    return here


def working_days_between(start: datetime, end: datetime) -> int:
    """How many working days have passed; the first day does not count."""
    first, last = timezone.localtime(start).date(), timezone.localtime(end).date()
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(_calendar().is_working_day(day) for day in days)
