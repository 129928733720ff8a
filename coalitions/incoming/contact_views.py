"""The pages with which readers write: parse, ask, render. They work without a script and without an account."""

from typing import Any

from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from coalitions.authority.people import coalition_of
from coalitions.incoming import contact, reports
from coalitions.incoming.contact_forms import QuestionForm, ReportForm
from coalitions.incoming.robots import ReadersForm, is_accepted
from coalitions.refusal import Refused
from coalitions.review.reviewed import ReviewedPage


def page_or_404(page_id: int) -> Any:
    page = contact.public_page(page_id)
    if page is None:
        raise Http404
    return page


@never_cache
@csrf_exempt  # `is_accepted` asks for it, and keeps what was typed
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, page_id: int) -> HttpResponse:
    """A question to who wrote this page."""
    page = page_or_404(page_id)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_accepted(request, form, page):
        given = form.cleaned_data
        try:
            contact.ask(page, given["naam"], given["email"], given["vraag"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("question-sent", page_id)
    return shown(request, "coalitions/question.html", page, form)


@never_cache
@csrf_exempt
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, page_id: int) -> HttpResponse:
    """“Klopt niet / weghalen”; about what a coalition wrote itself one asks that coalition."""
    page = page_or_404(page_id)
    if not page.compiled:
        return redirect("question", page_id)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_accepted(request, form, page):
        reports.report(page, form.cleaned_data["wens"], form.cleaned_data["tekst"], form.cleaned_data["email"])
        return redirect("report-sent", page_id)
    return shown(request, "coalitions/report.html", page, form)


@never_cache
@non_atomic_requests
@require_safe
def question_sent(request: HttpRequest, page_id: int) -> HttpResponse:
    return shown(request, "coalitions/question_sent.html", page_or_404(page_id))


@never_cache
@non_atomic_requests
@require_safe
def report_sent(request: HttpRequest, page_id: int) -> HttpResponse:
    return shown(request, "coalitions/report_sent.html", page_or_404(page_id))


@never_cache
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail. To follow it changes nothing: mail scanners follow links. The button does."""
    row = contact.question_of(token)
    if row is None:
        raise Http404
    if request.method == "POST":
        contact.is_answered(row)
        return redirect("question-answered", token)
    return render(request, "coalitions/answered.html", {"question": row})


def shown(request: HttpRequest, template: str, page: ReviewedPage, form: ReadersForm | None = None) -> HttpResponse:
    """Not as `page`: nothing of it was opened from a search, and its own title stays in the frame."""
    coalition = coalition_of(page)
    context = {
        "about": page,
        "coalition": coalition,
        "form": form,
        "role": contact.addressees(page)[0].value,
    }
    return render(request, template, context, status=form.status if form else 200)
