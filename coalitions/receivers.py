"""When the tree changes, who may do what changes with it, in the same transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_unpublished, post_page_move, task_approved, task_rejected, task_submitted

from coalitions.authority.access import clear_removed, sync_coalition, sync_region
from coalitions.confirming import confirm
from coalitions.models import CoalitionPage, RegionPage, RegionReviewState
from coalitions.review import doors, notices
from images.signals import taken_off


@receiver(post_save, sender=RegionPage, dispatch_uid="coalitions.region_saved")
def region_saved(instance: RegionPage, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        sync_region(instance)


@receiver(post_save, sender=CoalitionPage, dispatch_uid="coalitions.coalition_saved")
def coalition_saved(instance: CoalitionPage, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        sync_coalition(instance)


@receiver(post_page_move, dispatch_uid="coalitions.moved")
def moved(instance: Any, **kwargs: Any) -> None:
    """Told once, for the page at the top of what moved."""
    for coalition in CoalitionPage.objects.descendant_of(instance, inclusive=True):
        sync_coalition(coalition)


@receiver(post_delete, sender=RegionPage, dispatch_uid="coalitions.region_gone")
@receiver(post_delete, sender=CoalitionPage, dispatch_uid="coalitions.coalition_gone")
def gone(**kwargs: Any) -> None:
    clear_removed()


@receiver(page_unpublished, dispatch_uid="coalitions.taken_offline")
def taken_offline(instance: Any, **kwargs: Any) -> None:
    doors.end_when_taken_offline(instance)


@receiver(task_submitted, sender=RegionReviewState, dispatch_uid="coalitions.sent_in")
def sent_in(instance: RegionReviewState, user: Any = None, **kwargs: Any) -> None:
    notices.sent_in(instance, user)


@receiver(task_rejected, sender=RegionReviewState, dispatch_uid="coalitions.change_asked")
def change_asked(instance: RegionReviewState, user: Any = None, **kwargs: Any) -> None:
    notices.change_asked(instance, user)


@receiver(task_approved, sender=RegionReviewState, dispatch_uid="coalitions.approved")
def approved(instance: RegionReviewState, user: Any = None, **kwargs: Any) -> None:
    page = instance.workflow_state.content_object
    confirm(page, user, timezone.localdate())
    notices.approved(instance, user)


@receiver(doors.handed_back, dispatch_uid="coalitions.yes_asked")
def yes_asked(instance: RegionReviewState, user: Any = None, **kwargs: Any) -> None:
    notices.yes_asked(instance, user)


@receiver(taken_off, dispatch_uid="coalitions.file_taken_off")
def file_taken_off(file: Any, pages: list[Page], **kwargs: Any) -> None:
    notices.file_taken_off(file, pages)
