"""The one task of the one workflow: whoever may publish in the page's region reviews."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, Task, TaskState
from wagtail.permissions import page_permission_policy

from coalitions.authority.people import is_reviewer


class RegionReviewState(TaskState):
    """One review of one text. A coordinator who corrected it hands that revision back with the question whether the
    coalition agrees; the question is void as soon as there is a newer revision.
    """

    handed_back = models.ForeignKey(Revision, models.SET_NULL, null=True, related_name="handed_back_in")
    handed_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handed_back_at = models.DateTimeField(null=True)

    exclude_fields_in_copy = ("handed_back", "handed_back_by", "handed_back_at")


class RegionReviewTask(Task):
    """Asks Wagtail's page permissions who may review. What is done in a review has one door, `coalitions.review.doors`:
    its rules need to know which text somebody saw, which Wagtail's own buttons do not tell.
    """

    task_state_class = RegionReviewState

    class Meta:
        verbose_name = _("review in the region")
        verbose_name_plural = _("reviews in the region")

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return is_reviewer(user, obj)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return is_reviewer(user, obj)

    def user_can_unlock(self, obj: Page, user: Any) -> bool:
        return is_reviewer(user, obj)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> "models.QuerySet[TaskState]":
        """What waits in the regions where this person reviews."""
        pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
        ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
        waiting: models.QuerySet[TaskState] = TaskState.objects.filter(
            task=self, status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=ids
        )
        return waiting

    @classmethod
    def get_description(cls) -> str:
        return gettext("Whoever may publish in the region of a page may approve what somebody else wrote.")
