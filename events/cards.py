"""A meeting as a card."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import EventPage, Seating
from events.reading import Places, counts, places
from vocabularies.models import Domain
from vocabularies.wordbook import Wordbook

DOMAIN = "domain_items__tag"
OF_THE_SEATS = ("seats", "deadline", "state", "moved_from")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class MeetingCard:
    """What a list shows of a meeting. `states`: what one should know before opening it; `quote` as on the card of a
    practice.
    """

    page: EventPage
    url: str
    title: str
    kind: str
    where: str
    summary: str
    states: list[str]
    domains: list[Domain]
    quote: str = ""


def meeting_cards(pages: Iterable[EventPage], book: Wordbook) -> list[MeetingCard]:
    """The cards of these meetings, in their order, in a number of queries that does not grow with them."""
    pages, now = list(pages), timezone.now()
    rows = _rows(pages, now)
    return [_card(page, rows[page.pk], now, book) for page in pages]


def _rows(pages: Iterable[EventPage], now: datetime) -> Mapping[int, list[Row]]:
    """A row for each domain of a meeting, with its seats in each: in one question, the agenda asks at most twelve."""
    found = EventPage.objects.filter(pk__in=[page.pk for page in pages]).order_by()
    columns = ("pk", DOMAIN, *(f"seating__{name}" for name in OF_THE_SEATS))
    rows: defaultdict[int, list[Row]] = defaultdict(list)
    for row in found.values(*columns).annotate(**counts(now)):
        rows[row["pk"]].append(row)
    return rows


def _card(page: EventPage, rows: list[Row], now: datetime, book: Wordbook) -> MeetingCard:
    domains = [book.domains[row[DOMAIN]] for row in rows if row[DOMAIN]]
    return MeetingCard(
        page=page,
        url=page.get_url() or "",
        title=page.title,
        kind=str(page.get_kind_display()),
        where=page.place or _("Online"),
        summary=page.summary,
        states=_states(_places(page, rows[0], now)) if rows and rows[0]["seating__seats"] else [],
        domains=sorted(domains, key=lambda domain: domain.order),
    )


def _places(page: EventPage, row: Row, now: datetime) -> Places:
    seating = Seating(event=page, **{name: row[f"seating__{name}"] for name in OF_THE_SEATS})
    return places(seating, now, row["taken"], row["waiting"])


def _states(said: Places) -> list[str]:
    if said.is_called_off:
        return [_("Called off")]
    if said.is_past:
        return []
    moved = [_("Moved")] if said.moved_from else []
    if not said.is_open:
        return [*moved, _("Signing up closed")]
    return moved if said.free else [*moved, _("Full")]
