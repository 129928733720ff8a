"""A coordinator's part of the desk: what waits in the regions of this person, what the coalitions have in hand, and
where this person reads along. The national editors coordinate *Landelijk*, and see how the regions do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.models import Page

from coalitions.authority.reading_along import read_along_by
from coalitions.models import CoalitionPage, RegionPage
from coalitions.review.stages import standings
from coalitions.review.waiting import COALITION, REGION, count_waiting, waiting, with_coalition
from coalitions.review.working_days import working_days_between
from desk.lists import Listing, below, listing
from desk.questions import of_reviewers
from desk.steps import STATES
from practices.models import PracticePage

MOST_WAITING, MOST_COALITIONS, MOST_READ_ALONG = 10, 20, 10


@dataclass(frozen=True)
class InReview:
    """A text that waits for somebody; `days` are working days."""

    title: str
    coalition: str
    since: datetime
    days: int
    url: str


@dataclass(frozen=True)
class Counts:
    """A coalition or a region with what stands below it."""

    title: str
    url: str
    practices: int
    public: int
    waiting: int
    days: int


@dataclass(frozen=True)
class Reviewing:
    """Everything for whoever coordinates these regions."""

    regions: list[RegionPage]
    waiting: Listing
    with_coalition: Listing
    coalitions: Listing
    questions: Listing


@dataclass(frozen=True)
class ReadAlong:
    """A page of a coalition elsewhere."""

    title: str
    coalition: str
    state: str | Promise
    url: str


def reviewing(user: Any, national: bool, now: datetime, whole: frozenset[str]) -> Reviewing | None:
    """None for whoever coordinates nothing; `national`: a national editor."""
    mine = Q(access__coordinators__user=user)
    if national:
        mine |= Q(national=True)
    regions = list(RegionPage.objects.filter(mine).distinct().order_by("title"))
    if not regions and not national:
        return None
    paths = [region.path for region in regions]
    waits = listing(waiting(paths), "wacht", whole, MOST_WAITING)
    asked = listing(with_coalition(paths, user), "bij-de-coalitie", whole, MOST_WAITING)
    names = _names({state.coalition_path for state in (*waits.rows, *asked.rows)})
    return Reviewing(
        regions=regions,
        waiting=_told(waits, names, now),
        with_coalition=_told(asked, names, now),
        coalitions=_coalitions(paths, now, whole),
        questions=of_reviewers(paths, national, now, whole),
    )


def _names(paths: Iterable[str]) -> dict[str, str]:
    return dict(Page.objects.filter(path__in=list(paths)).values_list("path", "title"))


def _told(states: Listing, names: dict[str, str], now: datetime) -> Listing:
    rows = [_in_review(state, names, now) for state in states.rows]
    return Listing(states.name, rows, states.total, states.more_url)


def _in_review(state: Any, names: dict[str, str], now: datetime) -> InReview:
    since = state.handed_back_at or state.finished_at or state.started_at
    url = reverse("coalitions_review", args=[state.page_pk])
    return InReview(state.title, names.get(state.coalition_path, ""), since, working_days_between(since, now), url)


def _coalitions(paths: list[str], now: datetime, whole: frozenset[str]) -> Listing:
    found = listing(
        CoalitionPage.objects.filter(below(paths)).order_by("title", "pk"), "coalities", whole, MOST_COALITIONS
    )
    waits = count_waiting(paths, COALITION)
    practices = _practices_per(COALITION, [page.path for page in found.rows])
    rows = [_counts(page, practices, waits, now) for page in found.rows]
    return Listing(found.name, rows, found.total, found.more_url)


def _practices_per(depth: int, paths: list[str]) -> dict[str, dict[str, Any]]:
    """Per page at this depth, by its path, its practices and how many of them are public."""
    rows = PracticePage.objects.filter(below(paths)).annotate(above=Substr("path", 1, depth * Page.steplen)).order_by()
    counted = rows.values("above").annotate(practices=Count("pk"), public=Count("pk", filter=Q(live=True)))
    return {row["above"]: row for row in counted}


def _counts(page: Any, practices: dict[str, Any], waits: dict[str, Any], now: datetime) -> Counts:
    below_it, waiting_there = practices.get(page.path, {}), waits.get(page.path, {})
    oldest = waiting_there.get("oldest")
    return Counts(
        title=page.title,
        url=reverse("wagtailadmin_explore", args=[page.pk]),
        practices=below_it.get("practices", 0),
        public=below_it.get("public", 0),
        waiting=waiting_there.get("number", 0),
        days=working_days_between(oldest, now) if oldest else 0,
    )


def regions_at_work(now: datetime) -> list[Counts]:
    """For the national editors every region, with what waits there."""
    regions = list(RegionPage.objects.order_by("title"))
    paths = [region.path for region in regions]
    waits, practices = count_waiting(paths, REGION), _practices_per(REGION, paths)
    return [_counts(region, practices, waits, now) for region in regions]


def reading_along(user: Any, whole: frozenset[str]) -> Listing | None:
    """The practices of coalitions elsewhere that let this person read along; None when there is no such coalition."""
    coalitions = {page.path: page.title for page in read_along_by(user)}
    if not coalitions:
        return None
    pages = PracticePage.objects.filter(below(coalitions)).order_by("-latest_revision_created_at", "pk")
    found = listing(pages, "meelezen", whole, MOST_READ_ALONG)
    states = standings(found.rows)
    rows = [
        ReadAlong(
            title=page.draft_title or page.title,
            coalition=coalitions[page.path[: -Page.steplen]],
            state=STATES[states[page.pk].stage][1],
            url=reverse("desk_reading_along", args=[page.pk]),
        )
        for page in found.rows
    ]
    return Listing(found.name, rows, found.total, found.more_url)
