"""Four eyes: what is public was read by a second person, and the only doors through which a review goes.

A text is *approved* by a reviewer of the region who has written nothing in it since the last approved version. A
reviewer who corrected it hands it back, and then a member of the coalition *agrees*: the reviewer said yes to the
coalition's words and the member to the reviewer's. Every door asks the rules again, whatever the page showed.
"""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, WorkflowState

from coalitions.authority.people import is_member, is_reviewer
from coalitions.models import RegionReviewState
from coalitions.refusal import Refused
from coalitions.review.reviewed import Reviewed

handed_back = Signal()
"""As Wagtail's own signals of a task: the state as `instance`, and the `user`."""


def version_of(page: Page) -> str:
    """Which text somebody saw. The time belongs to it, since autosave writes over its last revision."""
    revision = page.get_latest_revision()
    return f"{revision.pk}-{revision.created_at.timestamp()}" if revision else ""


def writers(page: Page, judged: RegionReviewState | None = None) -> set[int]:
    """The ids of who wrote in the text since the last approved version; since ever when there is none.

    `judged`: the review whose end is being decided, which approves nothing yet.
    """
    newer = page.revisions.filter(pk__gt=_last_approved(page, judged), user__isnull=False)
    return set(newer.values_list("user_id", flat=True))


def _last_approved(page: Page, judged: RegionReviewState | None) -> int:
    approved = RegionReviewState.objects.for_instance(page).filter(status=TaskState.STATUS_APPROVED)
    others = approved.exclude(pk=judged.pk if judged else None)
    newest: int | None = others.aggregate(newest=Max("revision_id"))["newest"]
    return max(newest or 0, page.live_revision_id or 0)


def state_of(page: Page) -> RegionReviewState | None:
    """The review that is under way; None when nothing was sent in, or a change was asked."""
    found = RegionReviewState.objects.for_instance(page).filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS
    )
    state: RegionReviewState | None = found.select_related("workflow_state", "handed_back_by").first()
    return state


def is_handed_back(page: Page, state: RegionReviewState) -> bool:
    """Whether the coalition's yes is asked for the text as it is now."""
    return state.handed_back_id is not None and state.handed_back_id == page.latest_revision_id


def may_approve(page: Page, user: Any, judged: RegionReviewState | None = None) -> bool:
    """A reviewer of the region who wrote nothing of it."""
    return is_reviewer(user, page) and user.pk not in writers(page, judged)


def may_agree(page: Page, state: RegionReviewState, user: Any) -> bool:
    """A member of the coalition, to what a reviewer corrected and handed back."""
    corrector = state.handed_back_by
    if corrector is None or corrector == user or not is_handed_back(page, state):
        return False
    wrote_last = page.get_latest_revision().user_id == corrector.pk
    return wrote_last and is_reviewer(corrector, page) and is_member(user, page)


def may_hand_back(page: Page, user: Any) -> bool:
    """A reviewer whose words are the last."""
    revision = page.get_latest_revision()
    return revision is not None and revision.user_id == user.pk and is_reviewer(user, page)


def has_second_yes(page: Page, state: RegionReviewState, user: Any) -> bool:
    """Whether this person's yes is that of a second person. Superusers may do everything; the log says so."""
    if user is None or state.revision_id != page.latest_revision_id:
        return False
    return bool(user.is_superuser) or may_approve(page, user, state) or may_agree(page, state, user)


@transaction.atomic
def approve(page: Reviewed, user: Any, seen: str) -> None:
    """Publish what a coalition wrote. Raises Refused."""
    state = _under_way(page, seen)
    if not may_approve(page, user):
        raise Refused(_why_not_approve(page, user))
    _finish(page, state, user, "")


@transaction.atomic
def agree(page: Reviewed, user: Any, seen: str) -> None:
    """Publish what a reviewer corrected, with the coalition's yes. Raises Refused."""
    state = _under_way(page, seen)
    if not may_agree(page, state, user):
        raise Refused(_("Only somebody of the coalition, other than who corrected the text, can agree with it."))
    _finish(page, state, user, _("Agrees with the correction."))


@transaction.atomic
def hand_back(page: Reviewed, user: Any, seen: str) -> None:
    """Ask the coalition whether it agrees with the correction. Raises Refused."""
    state = _under_way(page, seen)
    if not may_hand_back(page, user):
        raise Refused(_("You have changed nothing in this text, so there is nothing to agree with."))
    state.handed_back, state.handed_back_by = page.get_latest_revision(), user
    state.handed_back_at = timezone.now()
    state.save(update_fields=["handed_back", "handed_back_by", "handed_back_at"])
    log(instance=page, action="kansrijk.handed_back", user=user, revision=state.handed_back)
    handed_back.send(sender=RegionReviewState, instance=state, user=user)


@transaction.atomic
def ask_change(page: Reviewed, user: Any, sentence: str) -> None:
    """Give the text back to the coalition with what it should change. Raises Refused."""
    state = _under_way(page)
    if not is_reviewer(user, page):
        raise Refused(_("Only a coordinator of this region can ask for a change."))
    if not sentence.strip():
        raise Refused(_("Say in a sentence what should change; the coalition reads it in a mail and here."))
    state.revision = page.get_latest_revision()
    state.save(update_fields=["revision"])
    state.reject(user=user, comment=sentence.strip())


@transaction.atomic
def submit(page: Reviewed, user: Any) -> None:
    """Send the newest text in. Raises Refused."""
    if not page.permissions_for_user(user).can_edit():
        raise Refused(_("This text is not yours to send in."))
    active = _active(page)
    if active is not None and active.status == WorkflowState.STATUS_IN_PROGRESS:
        raise Refused(_("This text was sent in already."))
    _must_be_complete(page)
    if active is not None:
        active.resume(user)
    else:
        page.get_workflow().start(page, user)


@transaction.atomic
def withdraw(page: Reviewed, user: Any) -> None:
    """Take a text back that was sent in, or give up what was asked. Raises Refused."""
    active = _active(page)
    if active is None or not page.permissions_for_user(user).can_edit():
        raise Refused(_("There is nothing to take back."))
    active.cancel(user=user)


@transaction.atomic
def end_when_taken_offline(page: Page) -> None:
    """A coalition that takes its text offline has ended the review of it; a text that merely expired has not."""
    active = _active(page)
    if active is not None and not page.expired:
        active.cancel()


def _active(page: Page) -> WorkflowState | None:
    found: WorkflowState | None = WorkflowState.objects.for_instance(page).active().select_for_update().first()
    return found


def _under_way(page: Page, seen: str | None = None) -> RegionReviewState:
    """The review, locked against a second reviewer; refused when the text is another than the one that was seen."""
    active = _active(page)
    page.refresh_from_db(fields=["latest_revision", "live_revision"])
    state = state_of(page) if active else None
    if state is None:
        raise Refused(_("This text is not in review any more. Look at its history to see what became of it."))
    if seen is not None and seen != version_of(page):
        raise Refused(_("The text was changed after you opened it. Read it again before you decide."))
    return state


def _finish(page: Reviewed, state: RegionReviewState, user: Any, comment: str) -> None:
    _must_be_complete(page)
    # Wagtail counts an approval only for the revision it was given to, and the task began with what was sent in.
    state.revision = page.get_latest_revision()
    state.save(update_fields=["revision"])
    state.approve(user=user, comment=comment)


def _must_be_complete(page: Reviewed) -> None:
    newest: Reviewed = page.get_latest_revision_as_object()
    if lacking := newest.lacks():
        raise Refused(_("Before this can be public it needs: %(list)s.") % {"list": "; ".join(lacking)})


def _why_not_approve(page: Page, user: Any) -> str:
    if not is_reviewer(user, page):
        return _("Only a coordinator of this region can approve this text.")
    return _("You wrote in this text yourself. Somebody else has to say yes to it.")
