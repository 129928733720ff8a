"""Bands for numbers, half-open: a practice of exactly 4 hours is in 4-6. From vocabulary 12 of the field's words."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` up to, but not with, `high`; None is without end."""

    slug: str
    name: str | Promise
    low: int
    high: int | None

    def touches(self, least: Decimal, most: Decimal) -> bool:
        """Whether any number from `least` to `most` lies in it."""
        return most >= self.low and (self.high is None or least < self.high)


HOURS = (  # per week
    Band("0-2", _("up to 2 hours"), 0, 2),
    Band("2-4", _("2 to 4 hours"), 2, 4),
    Band("4-6", _("4 to 6 hours"), 4, 6),
    Band("6-10", _("6 to 10 hours"), 6, 10),
    Band("10-en-meer", _("10 hours or more"), 10, None),
)
COST = (  # euro per pupil per year
    Band("onder-100", _("under 100 euro"), 0, 100),
    Band("100-500", _("100 to 500 euro"), 100, 500),
    Band("500-1000", _("500 to 1,000 euro"), 500, 1000),
    Band("1000-en-meer", _("1,000 euro or more"), 1000, None),
)


YEARS = (  # in which a source was made
    Band("2020-en-later", _("2020 or later"), 2020, None),
    Band("2015-2019", _("2015 to 2019"), 2015, 2020),
    Band("2010-2014", _("2010 to 2014"), 2010, 2015),
    Band("voor-2010", _("before 2010"), 0, 2010),
)


def slugs(bands: tuple[Band, ...], least: Decimal | None, most: Decimal | None) -> set[str]:
    """The bands that a number, or a range of numbers, lies in; none when it is not known."""
    if least is None:
        return set()
    return {band.slug for band in bands if band.touches(least, least if most is None else most)}


def within(bands: tuple[Band, ...], chosen: frozenset[str], column: str) -> Q:
    """The same question to the database, about one column."""
    found = Q(pk__in=[])
    for band in bands:
        if band.slug in chosen:
            below = Q() if band.high is None else Q(**{f"{column}__lt": band.high})
            found |= below & Q(**{f"{column}__gte": band.low})
    return found


def editions_within(bands: tuple[Band, ...], chosen: frozenset[str], least: str, most: str) -> Q:
    """The same question to the database, about two columns of an edition."""
    found = Q(pk__in=[])
    for band in bands:
        if band.slug in chosen:
            below = Q(**{f"{least}__lt": band.high}) if band.high is not None else Q(**{f"{least}__isnull": False})
            found |= below & Q(highest__gte=band.low)
    return found


def highest(least: str, most: str) -> Coalesce:
    """The upper end of the range, which is its lower end when only one number is known."""
    return Coalesce(F(most), F(least))
