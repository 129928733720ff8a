"""The facets of meetings: what sort, in which region, online or not, and when."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalitions.models import RegionPage
from events.models import EventKind
from search.dates import DateFacet
from search.facet import Facet
from search.months import MONTH, begins_within, midnight, slug_of, this_month
from search.page_facts import Facts
from search.port import Kind, Span
from vocabularies.wordbook import Word, Wordbook

COMING, PAST = "komend", "voorbij"
WHEN, MONTH_FACET = "wanneer", "maand"
OF_TIME = frozenset({WHEN, MONTH_FACET})
"""The facets that say when."""
MONTHS_BACK, MONTHS_AHEAD = 24, 24


class MeetingKindFacet(Facet):
    """What sort of meeting."""

    def words(self, book: Wordbook) -> list[Word]:
        return [Word(kind.value, str(kind.label)) for kind in EventKind]

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return {facts.meeting.kind} if facts.meeting else set()

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        return Q(kind__in=chosen)


class RegionFacet(Facet):
    """The region below which it stands."""

    def words(self, book: Wordbook) -> list[Word]:
        return [Word(slug, title) for slug, (title, _path) in regions(book).items()]

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return {facts.meeting.region} if facts.meeting else set()

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        paths = [path for slug, (_title, path) in regions(book).items() if slug in chosen]
        return reduce(or_, (Q(path__startswith=path) for path in paths), Q(pk__in=[]))


def regions(book: Wordbook) -> Mapping[str, tuple[str, str]]:
    """Title and path of every region by its slug. Remembered with the book, as its own words are."""
    kept = vars(book)
    if "regions" not in kept:
        rows = RegionPage.objects.findable().order_by("title").values_list("slug", "title", "path")
        kept["regions"] = {slug: (title, path) for slug, title, path in rows}
    found: Mapping[str, tuple[str, str]] = kept["regions"]
    return found


class OnlineFacet(Facet):
    """Whether one can take part from afar."""

    def words(self, book: Wordbook) -> list[Word]:
        return [Word("ja", str(_("Online"))), Word("nee", str(_("At a place")))]

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        if facts.meeting is None:
            return set()
        ways = {"ja": facts.meeting.online, "nee": facts.meeting.at_a_place}
        return {slug for slug, offered in ways.items() if offered}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        meaning = {"ja": ~Q(online_link=""), "nee": ~Q(place="")}
        return reduce(or_, (meaning[slug] for slug in chosen), Q(pk__in=[]))


class WhenFacet(DateFacet):
    """Still to come, or over. By the clock of the site, and in whole days: what goes on today still comes, also on the
    islands, where the day is later.
    """

    def words(self, book: Wordbook) -> list[Word]:
        return [Word(COMING, str(_("Still to come"))), Word(PAST, str(_("Over")))]

    def days(self, facts: Facts, book: Wordbook) -> Mapping[int, date]:
        return {0: timezone.localdate(facts.meeting.ends_at)} if facts.meeting else {}

    def spans(self, today: date, book: Wordbook) -> Mapping[str, Span]:
        return {COMING: Span(start=today), PAST: Span(end=today)}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        today = midnight(timezone.localdate(), settings.TIME_ZONE)
        meaning = {COMING: Q(ends_at__gte=today), PAST: Q(ends_at__lt=today)}
        return reduce(or_, (meaning[slug] for slug in chosen), Q(pk__in=[]))


class MonthFacet(DateFacet):
    """The month in which it begins, by its own clock."""

    def words(self, book: Wordbook) -> list[Word]:
        return [Word(slug_of(first), date_format(first, "F Y"), offered=False) for first in _months()]

    def days(self, facts: Facts, book: Wordbook) -> Mapping[int, date]:
        if facts.meeting is None:
            return {}
        return {0: facts.meeting.starts_at.astimezone(ZoneInfo(facts.meeting.zone)).date()}

    def spans(self, today: date, book: Wordbook) -> Mapping[str, Span]:
        return {slug_of(first): Span(first, first + MONTH) for first in _months()}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        firsts = [first for first in _months() if slug_of(first) in chosen]
        return reduce(or_, (begins_within(first, first + MONTH) for first in firsts), Q(pk__in=[]))


def _months() -> list[date]:
    """The first days of the months that can be chosen."""
    return [this_month() + step * MONTH for step in range(-MONTHS_BACK, MONTHS_AHEAD + 1)]
