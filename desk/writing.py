"""An author's part of the desk: what the coalitions of this person write, and what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.models import Page, Revision

from coalitions.authority.people import coalitions_of
from coalitions.models import CoalitionPage
from coalitions.review.stages import Stage, Standing, standings
from desk.lists import Listing, below, listing
from desk.questions import of_coalitions
from desk.steps import STATES, TO_CONFIRM, Circumstances, Step, step
from events.models import CoalitionEventPage
from practices.cards import is_extended
from practices.completeness import Completeness, completeness
from practices.freshness import due
from practices.models import PracticePage
from vocabularies.wordbook import Wordbook

MOST_ROWS = 20
NOT_READ = ("story", "pitfalls", *(f.name for f in PracticePage._meta.get_fields() if f.name.endswith("_words")))


@dataclass(frozen=True)
class Row:
    """One page on its way: `boxes` of four are filled."""

    title: str
    open_url: str
    boxes: int
    state: str | Promise
    since: datetime | None
    step: Step
    completeness: Completeness | None = None
    moments: frozenset[str] = frozenset()
    extended: bool = False


@dataclass(frozen=True)
class OwnCoalition:
    """What somebody writes for one coalition."""

    title: str
    region: str
    add_url: str
    add_meeting_url: str
    itself: Row
    practices: Listing
    meetings: Listing
    questions: Listing


def writing(user: Any, now: datetime, whole: frozenset[str]) -> list[OwnCoalition]:
    """The coalitions of this person in a number of queries that does not grow; `whole` names lists shown in full."""
    coalitions = list(CoalitionPage.objects.filter(pk__in=coalitions_of(user)).order_by("title", "pk"))
    if not coalitions:
        return []
    practices = list(
        PracticePage.objects.filter(below(page.path for page in coalitions)).defer(*NOT_READ).order_by("title", "pk")
    )
    meetings = list(CoalitionEventPage.objects.filter(below(page.path for page in coalitions)).order_by("title", "pk"))
    maker = RowMaker([*coalitions, *practices, *meetings], timezone.localdate(now))
    questions = of_coalitions(coalitions, now, whole)
    regions = _titles(page.path[: -Page.steplen] for page in coalitions)
    return [
        OwnCoalition(
            title=coalition.title,
            region=regions[coalition.path[: -Page.steplen]],
            add_url=reverse("wagtailadmin_pages:add", args=["practices", "practicepage", coalition.pk]),
            add_meeting_url=reverse("wagtailadmin_pages:add", args=["events", "coalitioneventpage", coalition.pk]),
            itself=maker.row(coalition),
            practices=maker.rows(_children(coalition, practices), f"praktijken-{coalition.pk}", whole),
            meetings=maker.rows(_children(coalition, meetings), f"bijeenkomsten-{coalition.pk}", whole),
            questions=questions[coalition.pk],
        )
        for coalition in coalitions
    ]


def _children(coalition: Page, pages: Iterable[Any]) -> list[Any]:
    return [page for page in pages if page.path.startswith(coalition.path)]


def _titles(paths: Iterable[str]) -> dict[str, str]:
    return dict(Page.objects.filter(path__in=set(paths)).values_list("path", "title"))


class RowMaker:
    """What the rows of many pages need, read at once; the drafts only of those that are shown."""

    def __init__(self, pages: list[Any], today: date) -> None:
        self.standings: Mapping[int, Standing] = standings(pages)
        self.due = dict(due(today).filter(pk__in=[page.pk for page in pages]).values_list("pk", "held"))
        self.names = _names(standing.corrected_by for standing in self.standings.values())
        self.drafts = _drafts(pages)
        self.book = Wordbook.read()

    def rows(self, pages: list[Any], name: str, whole: frozenset[str]) -> Listing:
        """First what waits for the author, then what was touched last."""
        made = [self.row(page) for page in pages]
        made.sort(key=lambda row: row.since.timestamp() if row.since else 0, reverse=True)
        made.sort(key=lambda row: row.step.urgency)
        return listing(made, name, whole, MOST_ROWS)

    def row(self, page: Any) -> Row:
        standing = self.standings[page.pk]
        draft = self.drafts.get(page.pk) if isinstance(page, PracticePage) else None
        known = completeness(draft) if draft else None
        now = Circumstances(
            page_id=page.pk,
            url=reverse("short-address", args=[page.pk]),
            held=self.due.get(page.pk),
            corrected_by=self.names.get(standing.corrected_by or 0, ""),
            completeness=known,
            is_practice=isinstance(page, PracticePage),
            people_url=_people_url(page),
            compiled=getattr(page, "compiled", False),
        )
        confirm = standing.stage == Stage.PUBLISHED and now.held
        boxes, state = TO_CONFIRM if confirm else STATES[standing.stage]
        codes = {name: draft.get(name, []) for name in ("moments", "participation")} if draft else {}
        return Row(
            title=page.draft_title or page.title,
            open_url=now.edit,
            boxes=boxes,
            state=state,
            since=None if confirm else standing.since,
            step=step(standing, now),
            completeness=known,
            moments=frozenset(term.slug for term in self.book.named(codes["moments"])) if codes else frozenset(),
            extended=bool(codes) and is_extended(codes, self.book),
        )


def _people_url(page: Any) -> str:
    return reverse("events_organising", args=[page.pk]) if isinstance(page, CoalitionEventPage) else ""


def _names(people: Iterable[int | None]) -> dict[int, str]:
    found = get_user_model()._default_manager.filter(pk__in={pk for pk in people if pk})
    return {person.pk: str(person) for person in found}


def _drafts(pages: list[Any]) -> dict[int, dict[str, Any]]:
    """Per page the fields of its newest draft."""
    newest = {page.latest_revision_id: page.pk for page in pages if isinstance(page, PracticePage)}
    found = Revision.objects.filter(pk__in=[pk for pk in newest if pk]).values_list("pk", "content")
    return {newest[pk]: content for pk, content in found}
