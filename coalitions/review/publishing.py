"""What happens when a review ends well. Wagtail imports this module while its own models load, so nothing of them may
be imported at the top.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: "WorkflowState", user: Any = None) -> None:
    """Publish the text that was approved. Whoever ended the review, by whatever road: without a second person's yes
    nothing becomes public.
    """
    from coalitions.models import RegionReviewTask
    from coalitions.review.doors import has_second_yes

    task_state = workflow_state.current_task_state.specific
    page = workflow_state.content_object.specific
    if not isinstance(task_state.task.specific, RegionReviewTask) or not has_second_yes(page, task_state, user):
        raise PermissionDenied
    task_state.revision.publish(user=user, skip_permission_checks=True)
