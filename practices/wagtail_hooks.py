"""What practices add to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from evidence.curating import may_curate
from practices.curating.admin import CuratingView
from practices.models import PracticePage


@hooks.register("register_admin_urls")
def form_urls() -> list[URLPattern]:
    return [
        path("praktijk/<int:page_id>/volledig/", how_complete, name="practice_completeness"),
        path("onderbouwing/<int:page_id>/", CuratingView.as_view(), name="practices_curating"),
    ]


@hooks.register("register_page_header_buttons")
def curating_button(page: Any, user: Any, next_url: str = "", view_name: str = "") -> Iterator[Button]:
    """From a practice to what is known of it."""
    if isinstance(page.specific, PracticePage) and may_curate(user, page):
        url = reverse("practices_curating", args=[page.pk])
        yield Button(_("What is known"), url, icon_name="list-ul", priority=80)


def how_complete(request: HttpRequest, page_id: int) -> HttpResponse:
    """The meter of the newest draft, for the form to show after it was saved."""
    page = get_object_or_404(PracticePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "practices/admin/meter.html", {"page": page.get_latest_revision_as_object()})
