"""What is in review below a part of the tree, for lists of any length: the database sorts, counts and cuts."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Substr
from wagtail.models import Page, Revision, TaskState, WorkflowState, get_page_models

from coalitions.models import RegionReviewState
from coalitions.review.reviewed import Reviewed
from foundation.tree import at_or_below

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


def sent_in_first(paths: Iterable[str]) -> Reviews:
    """Of what waits, that about which the coalition was asked nothing yet."""
    return waiting(paths).exclude(_was_asked())


def sent_in_again(paths: Iterable[str]) -> Reviews:
    """Of what waits, that in which the coalition has answered: it was asked for a change, or for its yes."""
    return waiting(paths).filter(_was_asked())


def with_coalition(paths: Iterable[str], reviewer: Any) -> Reviews:
    """What this reviewer corrected or asked, and the coalition has not answered, longest first."""
    corrected = _yes_is_asked() & Q(handed_back_by=reviewer, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS)
    asked = Q(finished_by=reviewer, workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES)
    return _reviews(paths).filter(corrected | asked).order_by("started_at", "pk")


def changed_since_approval(paths: Iterable[str]) -> QuerySet[Page]:
    """Public pages with a newer text that nobody has sent in, below these places in the tree, longest first."""
    reviewed = [model for model in get_page_models() if issubclass(model, Reviewed)]
    kinds = ContentType.objects.get_for_models(*reviewed).values()
    key = Cast(OuterRef("pk"), CharField())
    in_review = WorkflowState.objects.active().filter(object_id=key, base_content_type__model="page")
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False, object_id=key)
    changed: QuerySet[Page] = Page.objects.live().filter(
        at_or_below(paths), ~Exists(in_review), ~Exists(scheduled), has_unpublished_changes=True, content_type__in=kinds
    )
    return changed.order_by("latest_revision_created_at", "pk")


def count_waiting(paths: Iterable[str], depth: int) -> dict[str, dict[str, Any]]:
    """Per page at this depth in the tree, by its path, the `number` that waits and the `oldest` of them."""
    rows = waiting(paths).annotate(above=Substr("path", 1, depth * Page.steplen)).order_by()
    return {
        row.pop("above"): row for row in rows.values("above").annotate(number=Count("pk"), oldest=Min("started_at"))
    }


def _reviews(paths: Iterable[str]) -> Reviews:
    page = Page.objects.filter(pk=OuterRef("page_pk"))
    current: Reviews = RegionReviewState.objects.filter(workflow_state__current_task_state=F("pk"))
    found: Reviews = current.annotate(
        page_pk=Cast("workflow_state__object_id", BigIntegerField()),
        path=Subquery(page.values("path")[:1]),
        title=Subquery(page.values("draft_title")[:1]),
        newest=Subquery(page.values("latest_revision_id")[:1]),
        coalition_path=Substr("path", 1, COALITION * Page.steplen),
    ).filter(at_or_below(paths))
    return found


def _yes_is_asked() -> Q:
    return Q(handed_back__isnull=False, handed_back=F("newest"))


def _was_asked() -> Q:
    asked = TaskState.objects.filter(workflow_state=OuterRef("workflow_state"), status=TaskState.STATUS_REJECTED)
    return Q(Exists(asked)) | Q(handed_back_at__isnull=False)
