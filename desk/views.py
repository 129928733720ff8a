"""What one can do from the desk without opening a form."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from coalitions.authority.people import coalition_of
from coalitions.authority.reading_along import may_read_along
from coalitions.incoming.contact import is_answered, may_say_answered
from coalitions.models import Question
from coalitions.review.stages import standing
from desk.plain import hints
from desk.steps import STATES
from foundation.admin_pages import AdminPage
from practices.models import PracticePage
from practices.still_true import Refused, say_yes

LONGEST_TEXT = 1000
"""Characters of a summary that are looked at; more than it may have."""


@require_POST
def still_true(request: HttpRequest, page_id: int) -> HttpResponse:
    """“Ja, klopt nog”, from the desk."""
    page = get_object_or_404(PracticePage, pk=page_id)
    try:
        say_yes(page, request.user, timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Thank you. “%(title)s” is confirmed for a year.") % {"title": page.title})
    return redirect("wagtailadmin_home")


@require_POST
def answered(request: HttpRequest, question_id: int) -> HttpResponse:
    """“Ja, beantwoord”, from the desk."""
    question = get_object_or_404(Question, pk=question_id)
    if not may_say_answered(request.user, question):
        raise PermissionDenied
    is_answered(question)
    messages.success(request, _("Noted: the question about “%(title)s” was answered.") % {"title": question.title})
    return redirect("wagtailadmin_home")


class ReadingAlongView(AdminPage):
    """The newest text of a page for a coordinator elsewhere: to read, with no button that changes anything."""

    template_name = "desk/admin/reading_along.html"
    page_title = gettext_lazy("Read along")
    header_icon = "view"

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.page = page_to_read(self.request, self.kwargs["page_id"])
        return super().get_context_data(
            page=self.page, coalition=coalition_of(self.page), state=STATES[standing(self.page).stage][1], **kwargs
        )


def draft_text(request: HttpRequest, page_id: int) -> HttpResponse:
    """That text as its page will look."""
    page = page_to_read(request, page_id).get_latest_revision_as_object()
    response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
    return response


def reading_help(request: HttpRequest) -> HttpResponse:
    """How a summary reads, for the form to show below it; empty when there is nothing to say."""
    text = request.GET.get("tekst", "")[:LONGEST_TEXT]
    return render(request, "desk/admin/reading_help.html", {"hints": hints(text)})


def who(request: HttpRequest) -> JsonResponse:
    """Who is logged in, and whether the newest text of a page is this person's: the form asks before it gives back
    what was kept in the browser.
    """
    page = Page.objects.filter(pk=_number(request.GET.get("pagina", ""))).first()
    newest = page.get_latest_revision() if page else None
    return JsonResponse({"person": request.user.pk, "mine": newest is None or newest.user_id == request.user.pk})


def _number(text: str) -> int:
    return int(text[:9]) if text.isascii() and text.isdecimal() else 0


def page_to_read(request: HttpRequest, page_id: int) -> Any:
    """The page, for whoever may read along. Raises PermissionDenied."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_read_along(request.user, page):
        raise PermissionDenied
    return page
