"""From the invitation in the mail to the practice: the form of a new practice knows what was asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from events.harvesting import ADD_PRACTICE, wanted_of
from events.models import WantedPractice

ASKED = "gevraagd"
"""In the address, and in the session until the first save."""


@hooks.register("before_create_page")
def fill_in_what_was_asked(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    """Title and contact; whoever opens the form without the invitation writes something else."""
    if (page_class._meta.app_label, page_class._meta.model_name) != ADD_PRACTICE:
        return None
    if request.method == "GET":
        request.session[ASKED] = request.GET.get(ASKED, "")
    wanted = wanted_of(request.session.get(ASKED, ""), parent, request.user)
    if wanted and wanted.practice_id:
        return redirect("wagtailadmin_pages:edit", wanted.practice_id)
    if wanted:
        parent.suggested = {"title": wanted.title, "contact_function": wanted.contact}
    return None


@hooks.register("after_create_page")
def tie_to_the_meeting(request: HttpRequest, page: Page) -> None:
    """What was written is what was presented, whatever it is called now."""
    wanted = wanted_of(request.session.pop(ASKED, ""), page.get_parent(), request.user) if _is_practice(page) else None
    if wanted:
        WantedPractice.objects.filter(pk=wanted.pk, practice=None).update(practice=page.pk)


def _is_practice(page: Any) -> bool:
    return (page._meta.app_label, page._meta.model_name) == ADD_PRACTICE
