"""The pages with which people sign up and cancel: parse, ask, render. They work without a script and an account."""

from typing import Any

from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from coalitions.incoming.robots import Room, is_accepted
from coalitions.refusal import Refused
from events import seats
from events.evaluating import EvaluationForm, answer, is_open, who_came
from events.models import LIVING, EventPage, Stage
from events.notices import sign_up_of
from events.public_forms import SignUpForm
from events.reading import seats_of

FOR_SIGN_UPS = Room(of_a_client=40, about_a_page=2000)
"""A whole team signs up from one building, and hundreds in the hour after an announcement."""


def event_or_404(page_id: int) -> EventPage:
    """A public meeting that has seats to give."""
    # By `id` and not `pk`: only there Django knows that a number beyond the column is of no row.
    found: EventPage | None = EventPage.objects.findable().filter(id=page_id, seating__isnull=False).first()
    if found is None:
        raise Http404
    return found


@never_cache
@csrf_exempt  # `is_accepted` asks for it, and keeps what was typed
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, page_id: int) -> HttpResponse:
    """For a seat, or for the waiting list. The answer is the same whether an address signed up before or not."""
    event = event_or_404(page_id)
    form = SignUpForm(request.POST if request.method == "POST" else None, event=event)
    if request.method == "POST" and is_accepted(request, form, event, FOR_SIGN_UPS):
        try:
            seats.sign_up(event, form.wish(), timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("sign-up-sent", page_id)
    return shown(request, "events/sign_up.html", event, form)


@never_cache
@non_atomic_requests
@require_safe
def sign_up_sent(request: HttpRequest, page_id: int) -> HttpResponse:
    return shown(request, "events/sign_up_sent.html", event_or_404(page_id))


@never_cache
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail. To follow it changes nothing: mail scanners follow links. The buttons do."""
    row = sign_up_of(token)
    if row is None:
        return render(request, "events/no_sign_up.html", status=404)
    doors: dict[str, Any] = {"bevestigen": seats.confirm, "afmelden": seats.cancel}
    door = doors.get(request.POST.get("doen", ""))
    refusal = ""
    if request.method == "POST" and door:
        try:
            door(row, timezone.now())
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect("sign-up-mine", token)
    places = seats_of(row.event)
    context = {"about": row.event, "row": row, "stages": Stage, "refusal": refusal, "places": places, "token": token}
    return render(request, "events/mine.html", context)


@never_cache
@csrf_exempt  # `is_accepted` asks for it, and keeps what was typed
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody filled in about themselves."""
    row = sign_up_of(token)
    if row is None or row.stage not in LIVING:
        return render(request, "events/no_sign_up.html", status=404)
    form = SignUpForm.about(row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_accepted(request, form, row.event, FOR_SIGN_UPS):
        seats.correct(row, form.wish())
        return redirect("sign-up-mine", token)
    context = {"about": row.event, "form": form, "mine_url": reverse("sign-up-mine", args=[token])}
    return render(request, "events/change.html", context, status=form.status)


@never_cache
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody who came thought of it."""
    row = who_came(token)
    if row is None or not is_open(row, timezone.now()):
        return render(request, "events/evaluated.html", {"thanks": False}, status=404)
    form = EvaluationForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and answer(row, form.cleaned_data, timezone.now()):
        return redirect("evaluated")
    return render(request, "events/evaluation.html", {"about": row.event, "form": form})


@never_cache
@non_atomic_requests
@require_safe
def evaluated(request: HttpRequest) -> HttpResponse:
    return render(request, "events/evaluated.html", {"thanks": True})


def shown(request: HttpRequest, template: str, event: EventPage, form: SignUpForm | None = None) -> HttpResponse:
    context = {"about": event, "form": form, "places": seats_of(event)}
    return render(request, template, context, status=form.status if form else 200)
