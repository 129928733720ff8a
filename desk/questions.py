"""Questions of readers of which nobody has said that they were answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page

from coalitions.models import Question, SentTo
from desk.lists import Listing, listing
from foundation.tree import at_or_below

ASKED_FOR = timedelta(days=90)
"""After which the desk asks no more; the row stays as it is."""
MOST_ROWS = 5


@dataclass(frozen=True)
class Unanswered:
    """About which page, asked when. `path`: where that page stands in the tree."""

    path: str
    title: str
    page_url: str
    asked_at: datetime
    answered_url: str


def of_coalitions(coalitions: Iterable[Page], now: datetime, whole: frozenset[str]) -> dict[int, Listing]:
    """By coalition what its people got a mail about, oldest first."""
    places = {page.path: page.pk for page in coalitions}
    found: dict[int, list[Unanswered]] = {pk: [] for pk in places.values()}
    for row in _rows(Question.objects.to_coalitions().filter(at_or_below(places, "page__path")), now):
        found[next(places[path] for path in places if row.path.startswith(path))].append(row)
    return {pk: listing(rows, f"vragen-{pk}", whole, MOST_ROWS) for pk, rows in found.items()}


def of_reviewers(regions: Iterable[str], national: bool, now: datetime, whole: frozenset[str]) -> Listing:
    """What came to the coordinators of these regions, and to national editors, for want of anybody nearer."""
    theirs = Q(sent_to=SentTo.COORDINATORS) & at_or_below(regions, "page__path")
    rows = _rows(Question.objects.filter(theirs | Q(sent_to=SentTo.EDITORS) if national else theirs), now)
    return listing(list(rows), "vragen", whole, MOST_ROWS)


def _rows(questions: Any, now: datetime) -> Iterator[Unanswered]:
    recent = questions.unanswered().filter(asked_at__gt=now - ASKED_FOR)
    columns = recent.order_by("asked_at", "pk").values_list("page__path", "title", "page_id", "asked_at", "pk")
    for path, title, page_id, asked_at, pk in columns:
        page_url, answered_url = reverse("short-address", args=[page_id]), reverse("desk_answered", args=[pk])
        yield Unanswered(path, title, page_url, asked_at, answered_url)
