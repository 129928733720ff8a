"""The agenda beside its list: a month of it as a table, and what calendar programs and feed readers get of it."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from events.models import EventPage
from search.asking import Asked
from search.dutch import Synonyms
from search.facets import filters, rows
from search.finding import find
from search.meeting_facets import MONTH_FACET
from search.months import MONTH, goes_on_within, is_possible, month_of, this_month
from search.port import DEEPEST, Kind
from vocabularies.wordbook import Wordbook

MONDAY = 0
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Entry:
    """A meeting in a cell of the table; `hour` is empty on a day on which it only goes on."""

    title: str
    url: str
    hour: str
    on_the_islands: bool
    called_off: bool


@dataclass(frozen=True)
class Day:
    """A cell. A day of another month is blank."""

    date: date
    is_blank: bool
    is_today: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Week:
    """A row."""

    days: list[Day]

    @property
    def is_empty(self) -> bool:
        return not any(day.entries for day in self.days)


@dataclass(frozen=True)
class Month:
    """A month as a table of weeks, with the ways to those beside it."""

    name: str
    weeks: list[Week]
    before_url: str
    after_url: str
    total: int


def table(asked: Asked, book: Wordbook, words: Synonyms) -> Month:
    """The month that is asked for; this one when none is. Each meeting on every day that it lasts, by its own clock."""
    first = asked.month or _only_month(asked) or this_month()
    after = first + MONTH
    found = list(matching(asked, book, words).filter(goes_on_within(first, after)).order_by("starts_at", "pk"))
    return Month(
        name=date_format(first, "F Y"),
        weeks=_weeks(first, _by_day(found)),
        before_url=_url(asked, first - MONTH),
        after_url=_url(asked, after),
        total=len(found),
    )


def _only_month(asked: Asked) -> date | None:
    chosen = asked.chosen.get(MONTH_FACET, frozenset())
    return month_of(min(chosen)) if len(chosen) == 1 else None


def _weeks(first: date, days: dict[date, list[Entry]]) -> list[Week]:
    today = timezone.localdate()
    return [
        Week([_day(day, first, today, days) for day in week])
        for week in Calendar(MONDAY).monthdatescalendar(first.year, first.month)
    ]


def _day(day: date, first: date, today: date, days: dict[date, list[Entry]]) -> Day:
    is_blank = day.month != first.month
    return Day(day, is_blank, day == today, [] if is_blank else days.get(day, []))


def _by_day(events: Iterable[EventPage]) -> dict[date, list[Entry]]:
    days: defaultdict[date, list[Entry]] = defaultdict(list)
    for event in events:
        day, last = event.begins.date(), (event.ends - MOMENT).date()
        days[day].append(_entry(event, date_format(event.begins, "H:i")))
        while (day := day + timedelta(days=1)) <= last:
            days[day].append(_entry(event, ""))
    return days


def _entry(event: EventPage, hour: str) -> Entry:
    return Entry(event.title, event.get_url() or "", hour, event.on_the_islands, event.is_called_off)


def _url(asked: Asked, first: date) -> str:
    """The same agenda with another month; empty where no meeting can be."""
    return f"{replace(asked, month=first).url()}#maand" if is_possible(first) else ""


def matching(asked: Asked, book: Wordbook, words: Synonyms) -> "QuerySet[EventPage]":
    """The meetings of these words and filters, whenever they are, with their seats."""
    asked = asked.without_time()
    found: QuerySet[EventPage] = rows(Kind.MEETING).filter(filters(Kind.MEETING, asked.chosen, book))
    if asked.text:
        found = found.filter(_says(asked, book, words))
    return found.select_related("seating")


def _says(asked: Asked, book: Wordbook, words: Synonyms) -> Q:
    """What the words find, the search tells."""
    query = replace(asked.query(words, book), facets=(), size=DEEPEST)
    return Q(pk__in=find(query, book).found.ids)
