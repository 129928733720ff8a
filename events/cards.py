"""A meeting as a card."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import EventPage, State
from vocabularies.models import Domain
from vocabularies.wordbook import Wordbook


@dataclass(frozen=True)
class MeetingCard:
    """What a list shows of a meeting. `quote` as on the card of a practice."""

    page: EventPage
    url: str
    title: str
    kind: str
    where: str
    summary: str
    called_off: bool
    domains: list[Domain]
    quote: str = ""


def meeting_cards(pages: Iterable[EventPage], book: Wordbook) -> list[MeetingCard]:
    """The cards of these meetings, in their order, in a number of queries that does not grow with them."""
    pages = list(pages)
    domains: dict[int, list[Domain]] = {page.pk: [] for page in pages}
    off: set[int] = set()
    rows = EventPage.objects.filter(pk__in=domains).order_by()
    for page_id, state, domain in rows.values_list("pk", "seating__state", "domain_items__tag_id"):
        off |= {page_id} if state == State.CANCELLED else set()
        domains[page_id] += [book.domains[domain]] if domain else []
    return [
        MeetingCard(
            page=page,
            url=page.get_url() or "",
            title=page.title,
            kind=str(page.get_kind_display()),
            where=page.place or _("Online"),
            summary=page.summary,
            called_off=page.pk in off,
            domains=sorted(domains[page.pk], key=lambda domain: domain.order),
        )
        for page in pages
    ]
