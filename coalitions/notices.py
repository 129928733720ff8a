"""Mail about reviews is ours and goes through the outbox; Wagtail's own is switched off."""

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

WAGTAILS_OWN = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def silence_wagtail() -> None:
    """They go out at once, whether or not what they tell is rolled back, and know nothing of regions."""
    for signal, sender, name in WAGTAILS_OWN:
        signal.disconnect(sender=sender, dispatch_uid=name)
