"""Who hears by mail what happened in a review. Wagtail's own mail goes out at once, whether or not what it tells is
rolled back, and knows nothing of regions; it is switched off.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from coalitions.authority.people import coalition_of, coordinators, members, national_editors, region_of
from coalitions.models import RegionReviewState
from coalitions.review.doors import is_handed_back, writers
from coalitions.review.working_days import working_days_before
from mail.letters import letter
from mail.outbox import post

REMIND_COORDINATORS = 10
REMIND_EDITORS = 15
"""Working days after which somebody else hears that a text waits."""
WAGTAILS_OWN = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def silence_wagtail() -> None:
    """Take its own mail about reviews out of use, whether Wagtail has registered it or will: under one name only one
    receiver can stand.
    """
    for signal, sender, name in WAGTAILS_OWN:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(_say_nothing, sender=sender, dispatch_uid=name)


def _say_nothing(**kwargs: Any) -> None:
    """In the place of Wagtail's own mail."""


def sent_in(state: RegionReviewState, by: Any) -> None:
    """A text waits: the coordinators who can approve it hear so."""
    page = _page(state)
    _tell("ingestuurd", f"sent-in:{state.pk}", page, _who_can_approve(page), by)


def change_asked(state: RegionReviewState, by: Any) -> None:
    """The coalition hears what should change."""
    page = _page(state)
    _tell("wijziging-gevraagd", f"change-asked:{state.pk}", page, _members(page), by, question=state.comment)


def yes_asked(state: RegionReviewState, by: Any) -> None:
    """The coalition hears that its text was corrected, and is asked whether it agrees."""
    page = _page(state)
    _tell("akkoord-gevraagd", f"yes-asked:{state.pk}:{state.handed_back_id}", page, _members(page), by)


def approved(state: RegionReviewState, by: Any) -> None:
    """The coalition hears that its text is public, and so does whoever corrected it."""
    page = _page(state)
    people = [*_members(page), *([state.handed_back_by] if state.handed_back_by else [])]
    _tell("goedgekeurd", f"approved:{state.pk}", page, people, by)


def file_taken_off(file: Any, pages: Iterable[Page]) -> None:
    """Who wrote a public page hears that an image or a document went off it, since consent ended."""
    for page in pages:
        key = f"taken-off:{file._meta.model_name}:{file.pk}:{page.pk}:{timezone.now():%Y%m%d%H%M}"
        _tell("beeld-eraf", key, page, _members(page), None, file=file)


def remind(now: datetime) -> None:
    """Whom a text keeps waiting: the coordinators after 10 working days, the national editors after 15."""
    for state in waiting_since(working_days_before(now, REMIND_COORDINATORS)):
        page = _page(state)
        _tell("wacht-al", f"waits-10:{state.pk}", page, _who_can_approve(page), None, since=state.started_at)
    for state in waiting_since(working_days_before(now, REMIND_EDITORS)):
        _tell("wacht-al", f"waits-15:{state.pk}", _page(state), national_editors(), None, since=state.started_at)


def waiting_since(moment: datetime) -> list[RegionReviewState]:
    """Reviews that began before this moment, and wait for a reviewer and not for the coalition."""
    under_way = RegionReviewState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        started_at__lte=moment,
    )
    return [state for state in under_way if not is_handed_back(_page(state), state)]


def _page(state: RegionReviewState) -> Page:
    # Not through the state, which may hold the page as it was before it was published.
    page: Page = Page.objects.get(pk=state.workflow_state.object_id).specific
    return page


def _members(page: Page) -> list[Any]:
    coalition = coalition_of(page)
    return list(members(coalition)) if coalition else []


def _who_can_approve(page: Page) -> list[Any]:
    """The coordinators of the region; where all of them wrote in the text or there is none, the national editors."""
    region, wrote = region_of(page), writers(page)
    able = [person for person in (coordinators(region) if region else []) if person.pk not in wrote]
    return able or [person for person in national_editors() if person.pk not in wrote]


def _tell(name: str, key: str, page: Page, people: Iterable[Any], by: Any, **more: Any) -> None:
    """One mail to each of them but to who did it."""
    coalition = coalition_of(page)
    for person in people:
        if by is None or person.pk != by.pk:
            text = letter(f"review/{name}", page=page, title=page.draft_title, coalition=coalition, by=by, **more)
            post(text, key=f"review:{key}:{person.pk}", to=person.email)
