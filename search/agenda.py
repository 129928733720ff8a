"""The agenda beside its list: a month as a table, and what the list holds for calendar programs."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode

from events.in_calendars import calendar_of_many
from events.models import EventPage, State
from search.asking import Asked
from search.facets import filters, rows
from search.port import Kind
from vocabularies.wordbook import Wordbook

SHOWN = "toon"
"""The parameter that says which month the table shows; it changes nothing of what is found."""
MONDAY = 0
MOST_IN_A_FEED = 500
FEED_BACK = timedelta(days=90)
"""How long ago a meeting may be that calendar programs still hear of."""


@dataclass(frozen=True)
class Entry:
    """A meeting in a cell of the table."""

    title: str
    url: str
    begins: datetime
    called_off: bool


@dataclass(frozen=True)
class Day:
    """A cell; `number` is 0 for a day of another month."""

    number: int
    is_today: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Month:
    """A month as a table of weeks, with the ways to those beside it."""

    name: str
    weeks: list[list[Day]]
    before_url: str
    after_url: str
    total: int


def month_of(text: str, asked: Asked, book: Wordbook) -> Month:
    """The month that is asked for as 2027-03; this one when it is none."""
    first = _first(text)
    after = first + relativedelta(months=1)
    found = _meetings(asked, book, first, after)
    days: defaultdict[date, list[Entry]] = defaultdict(list)
    for page in found:
        days[page.begins.date()].append(_entry(page))
    today = timezone.localdate()
    weeks = [
        [Day(day.day if day.month == first.month else 0, day == today, days[day]) for day in week]
        for week in Calendar(MONDAY).monthdatescalendar(first.year, first.month)
    ]
    before = first - relativedelta(months=1)
    return Month(date_format(first, "F Y"), weeks, _url(asked, before), _url(asked, after), len(found))


def _first(text: str) -> date:
    this = timezone.localdate().replace(day=1)
    try:
        first = datetime.strptime(text.strip(), "%Y-%m").date()  # noqa: DTZ007  a month has no hour
    except ValueError:
        return this
    return first if abs((first - this).days) < 366 * 10 else this


def _meetings(asked: Asked, book: Wordbook, first: date, after: date) -> list[EventPage]:
    """Of the same filters, but those of time: the table is one itself."""
    chosen = {name: slugs for name, slugs in asked.chosen.items() if name not in {"wanneer", "maand"}}
    # A day more on both sides: a day of the islands begins later than one here.
    near = rows(Kind.MEETING).filter(
        filters(Kind.MEETING, chosen, book),
        starts_at__date__gte=first - timedelta(days=1),
        starts_at__date__lte=after,
    )
    return [page for page in _with_state(near).order_by("starts_at", "pk") if first <= page.begins.date() < after]


def _with_state(pages: "QuerySet[EventPage]") -> "QuerySet[EventPage]":
    return pages.select_related("seating")


def _entry(page: EventPage) -> Entry:
    off = hasattr(page, "seating") and page.seating.state == State.CANCELLED
    return Entry(page.title, page.get_url() or "", page.begins, off)


def _url(asked: Asked, first: date) -> str:
    address = replace(asked, page=1).url()
    return f"{address}{'&' if '?' in address else '?'}{urlencode({SHOWN: f'{first:%Y-%m}'})}#maand"


def agenda_calendar(asked: Asked, book: Wordbook) -> bytes:
    """The meetings of these filters, those called off too, in three queries whatever their number."""
    chosen = {name: slugs for name, slugs in asked.chosen.items() if name not in {"wanneer", "maand"}}
    since = timezone.now() - FEED_BACK
    found = rows(Kind.MEETING).filter(filters(Kind.MEETING, chosen, book), ends_at__gt=since)
    return calendar_of_many(_with_state(found).order_by("starts_at", "pk")[:MOST_IN_A_FEED])
