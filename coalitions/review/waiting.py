"""What is in review below a part of the tree, for lists of any length: the database sorts, counts and cuts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Substr
from wagtail.models import Page, TaskState, WorkflowState

from coalitions.models import RegionReviewState

Reviews = QuerySet[Any]
REGION, COALITION = 3, 4
"""Depths in the tree: a region stands below the home page, a coalition below a region."""


def waiting(paths: Iterable[str]) -> Reviews:
    """Reviews that wait for a reviewer, below these places in the tree, longest first.

    Each has `page_pk`, `path`, `title` and `coalition_path`.
    """
    under_way = _reviews(paths).filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS
    )
    return under_way.exclude(_yes_is_asked()).order_by("started_at", "pk")


def with_coalition(paths: Iterable[str], reviewer: Any) -> Reviews:
    """What this reviewer corrected or asked, and the coalition has not answered, longest first."""
    corrected = _yes_is_asked() & Q(handed_back_by=reviewer, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS)
    asked = Q(finished_by=reviewer, workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES)
    return _reviews(paths).filter(corrected | asked).order_by("started_at", "pk")


def count_waiting(paths: Iterable[str], depth: int) -> dict[str, dict[str, Any]]:
    """Per page at this depth in the tree, by its path, the `number` that waits and the `oldest` of them."""
    rows = waiting(paths).annotate(above=Substr("path", 1, depth * Page.steplen)).order_by()
    return {
        row.pop("above"): row for row in rows.values("above").annotate(number=Count("pk"), oldest=Min("started_at"))
    }


def _reviews(paths: Iterable[str]) -> Reviews:
    page = Page.objects.filter(pk=OuterRef("page_pk"))
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    current: Reviews = RegionReviewState.objects.filter(workflow_state__current_task_state=F("pk"))
    found: Reviews = current.annotate(
        page_pk=Cast("workflow_state__object_id", BigIntegerField()),
        path=Subquery(page.values("path")[:1]),
        title=Subquery(page.values("draft_title")[:1]),
        newest=Subquery(page.values("latest_revision_id")[:1]),
        coalition_path=Substr("path", 1, COALITION * Page.steplen),
    ).filter(below)
    return found


def _yes_is_asked() -> Q:
    return Q(handed_back__isnull=False, handed_back=F("newest"))
