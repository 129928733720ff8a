"""In which stage the text of a page is, since when, and who has it; for many pages in one question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState

from coalitions.models import RegionReviewState


class Stage(TextChoices):
    """What a text is waiting for."""

    DRAFT = "concept", _("Draft")
    WAITS = "wacht", _("Waits for the coordinator")
    YES_ASKED = "akkoord-gevraagd", _("Your yes is asked")
    CHANGE_ASKED = "wijziging-gevraagd", _("A change is asked")
    SCHEDULED = "gepland", _("Approved, public later")
    PUBLISHED = "openbaar", _("Public")
    NEW_VERSION = "openbaar-met-concept", _("Public, with changes that nobody sent in")
    OFFLINE = "offline", _("Offline")


IN_REVIEW = frozenset({Stage.WAITS, Stage.YES_ASKED})
WITH_COALITION = frozenset({Stage.YES_ASKED, Stage.CHANGE_ASKED})


@dataclass(frozen=True, slots=True)
class Standing:
    """`question`: what the coordinator asked; `corrected_by`: the id of who asks for a yes."""

    stage: Stage
    since: datetime | None = None
    question: str = ""
    corrected_by: int | None = None
    sent_in_by: int | None = None


def standing(page: Page) -> Standing:
    """That of one page."""
    return standings([page])[page.pk]


def standings(pages: Iterable[Page]) -> Mapping[int, Standing]:
    """Per id of these pages how its text stands."""
    pages = list(pages)
    reviews, scheduled = _reviews(pages), _scheduled(pages)
    return {
        page.pk: _standing(page, reviews[page.pk])
        if page.pk in reviews
        else Standing(_at_rest(page, page.pk in scheduled), page.latest_revision_created_at)
        for page in pages
    }


def _reviews(pages: list[Page]) -> dict[int, dict[str, Any]]:
    """The reviews under way, in one query."""
    active = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    rows = RegionReviewState.objects.filter(
        workflow_state__status__in=active,
        workflow_state__current_task_state=F("pk"),
        workflow_state__object_id__in=[str(page.pk) for page in pages],
    ).values(
        "comment", "finished_at", "handed_back_at", "handed_back_by_id", "handed_back_id", "started_at",
        page_id=F("workflow_state__object_id"),
        asked_by=F("workflow_state__requested_by_id"),
        state=F("workflow_state__status"),
    )  # fmt: skip
    return {int(row["page_id"]): row for row in rows}


def _scheduled(pages: list[Page]) -> set[int]:
    """The ids of those with an approved version that is still to come, in one query."""
    rows = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return {
        int(pk)
        for pk in rows.filter(object_id__in=[str(page.pk) for page in pages]).values_list("object_id", flat=True)
    }


def _standing(page: Page, review: dict[str, Any]) -> Standing:
    asked_by = review["asked_by"]
    if review["state"] == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing(Stage.CHANGE_ASKED, review["finished_at"], review["comment"], sent_in_by=asked_by)
    if review["handed_back_id"] and review["handed_back_id"] == page.latest_revision_id:
        since, corrector = review["handed_back_at"], review["handed_back_by_id"]
        return Standing(Stage.YES_ASKED, since, corrected_by=corrector, sent_in_by=asked_by)
    return Standing(Stage.WAITS, review["started_at"], sent_in_by=asked_by)


def _at_rest(page: Page, scheduled: bool) -> Stage:
    if scheduled:
        return Stage.SCHEDULED
    if page.live:
        return Stage.NEW_VERSION if page.has_unpublished_changes else Stage.PUBLISHED
    return Stage.OFFLINE if page.first_published_at else Stage.DRAFT
