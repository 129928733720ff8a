"""What practices add to Wagtail's admin."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from wagtail import hooks

from practices.models import PracticePage


@hooks.register("register_admin_urls")
def form_urls() -> list[URLPattern]:
    return [path("praktijk/<int:page_id>/volledig/", how_complete, name="practice_completeness")]


def how_complete(request: HttpRequest, page_id: int) -> HttpResponse:
    """The meter of the newest draft, for the form to show after it was saved."""
    page = get_object_or_404(PracticePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "practices/admin/meter.html", {"page": page.get_latest_revision_as_object()})
