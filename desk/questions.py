"""Questions of readers of which nobody has said that they were answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page

from coalitions.models import Question
from desk.lists import Listing, listing

ASKED_FOR = timedelta(days=90)
"""After which the desk asks no more; the row stays as it is."""
MOST_ROWS = 5


@dataclass(frozen=True)
class Unanswered:
    """About which page, asked when."""

    title: str
    page_url: str
    asked_at: datetime
    answered_url: str


def unanswered(coalitions: Iterable[Page], now: datetime, whole: frozenset[str]) -> dict[int, Listing]:
    """By coalition what its people got a mail about, oldest first."""
    places = {page.path: page.pk for page in coalitions}
    theirs = reduce(or_, (Q(page__path__startswith=path) for path in places), Q(pk__in=[]))
    recent = Question.objects.to_coalitions().filter(theirs, answered_at=None, asked_at__gt=now - ASKED_FOR)
    found: dict[int, list[Unanswered]] = {pk: [] for pk in places.values()}
    columns = recent.order_by("asked_at", "pk").values_list("pk", "title", "asked_at", "page_id", "page__path")
    for pk, title, asked_at, page_id, path in columns:
        coalition = next(places[above] for above in places if path.startswith(above))
        address = reverse("desk_answered", args=[pk])
        found[coalition].append(Unanswered(title, reverse("short-address", args=[page_id]), asked_at, address))
    return {pk: listing(rows, f"vragen-{pk}", whole, MOST_ROWS) for pk, rows in found.items()}
