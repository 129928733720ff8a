"""A meeting to which people come is called off before its page goes: so they hear of it, and their calendars do."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from events.models import EventPage, SignUp, Stage, State
from events.notices import KEY
from mail.outbox import forget_about

EXPECTED = (Stage.CONFIRMED, Stage.OFFERED, Stage.WAITING)


@hooks.register("before_delete_page")
def no_deleting_while_people_come(request: HttpRequest, page: Page) -> HttpResponse | None:
    """All that stands below a page goes with it."""
    return _refused(request, [page])


@hooks.register("before_unpublish_page")
def no_unpublishing_while_people_come(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Nobody would be told, and the waiting list would go on."""
    return _refused(request, [page], with_all_below="include_descendants" in request.POST)


@hooks.register("before_bulk_action")
def nor_many_at_once(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> HttpResponse | None:
    """The same from the list of pages."""
    pages = [one for one in objects if isinstance(one, Page)]
    return _refused(request, pages) if action_type in {"delete", "unpublish"} else None


def _refused(request: HttpRequest, pages: list[Any], with_all_below: bool = True) -> HttpResponse | None:
    coming = EventPage.objects.filter(starts_at__gt=timezone.now(), seating__state=State.PLANNED)
    here = [
        coming.descendant_of(page, inclusive=True) if with_all_below else coming.filter(pk=page.pk) for page in pages
    ]
    events = reduce(or_, here, coming.none())
    expected = SignUp.objects.filter(event__in=events, stage__in=EXPECTED).select_related("event").first()
    if expected is None:
        return None
    sentence = _("People signed up for “%(title)s”. Call it off first: then they are told, and their calendars too.")
    messages.error(request, sentence % {"title": expected.event.title})
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


@receiver(pre_delete, sender=EventPage)
def forget_with_it(instance: EventPage, **kwargs: Any) -> None:
    """Who signed up goes with the page, and so do our mails to them."""
    forget_about(KEY.format(event=instance.pk))
