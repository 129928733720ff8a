"""“Dit is van ons”, as people of an organisation see it."""

from typing import Any

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coalitions.authority.people import coalitions_of, region_of
from coalitions.incoming.claims import claim, claimants, withdraw
from coalitions.incoming.contact_views import page_or_404
from coalitions.models import Claim, ClaimState
from coalitions.refusal import Refused


@never_cache
@non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def claim_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Who may claim gets a button; everybody else reads whom to ask."""
    page = page_or_404(page_id)
    if not page.compiled:
        return redirect(page.url)
    refusal = ""
    if request.method == "POST":
        try:
            _answer(request, page)
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect("claim", page_id)
    return render(request, "coalitions/claim.html", {"about": page, "refusal": refusal, **_situation(request, page)})


def _claim(request: HttpRequest, page: Any) -> None:
    chosen = request.POST.get("coalitie", "")
    theirs = claimants(page, request.user) if request.user.is_authenticated else []
    found = [each for each in theirs if str(each.pk) == chosen]
    if not found:
        raise Refused(_("Choose the coalition that this page belongs to."))
    claim(page, found[0], request.user)


def _answer(request: HttpRequest, page: Any) -> None:
    """Do what was asked. Raises Refused."""
    if request.POST.get("doen") == "intrekken" and request.user.is_authenticated:
        withdraw(page, request.user)
    else:
        _claim(request, page)


def _situation(request: HttpRequest, page: Any) -> dict[str, Any]:
    """What this person can do: log in, claim, wait, or go on writing."""
    theirs = coalitions_of(request.user) if request.user.is_authenticated else []
    counting = [ClaimState.WAITS, ClaimState.ACCEPTED]
    claims = Claim.objects.filter(page_id=page.pk, state__in=counting).select_related("coalition")
    return {
        "region": region_of(page),
        "log_in": f"{resolve_url(settings.LOGIN_URL)}?next={request.path}",
        "coalitions": claimants(page, request.user) if theirs else [],
        "claim": claims.filter(coalition__in=theirs).first(),
        "taken": claims.filter(state=ClaimState.ACCEPTED).exclude(coalition__in=theirs).exists(),
    }
