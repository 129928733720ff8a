"""Nobody enters the admin without the second factor that they must have or chose to have, by whatever door.

It looks at the session, not at how the session came to be: one that was made before the factor was, by a form of
another app or by a test's shortcut, lacks the factor and is stopped just the same.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.second_factor import APP, kinds_of, must_have, was_given

ADMIN = "beheer/"
# Addresses below /beheer/ that lead out of it: config.urls.
DOORS = ("beheer/login/", "beheer/logout/", "beheer/password_reset/")
# With a password alone nobody changes what the factor protects.
PROTECTED = {
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
}
GOING_TO = "accounts_going_to"
"""In the session: the page from which somebody was sent to set up a factor."""


class SecondFactorGuard:
    """Middleware, after the one that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """None lets the view answer. The address is known here as the resolver sees it."""
        if request.user.is_anonymous or request.resolver_match is None:
            return None
        route, name = request.resolver_match.route, request.resolver_match.url_name
        in_admin = route.startswith(ADMIN) and not route.startswith(DOORS)
        if not in_admin and name not in PROTECTED:
            return None
        return stopped(request, request.user, in_admin)


def stopped(request: HttpRequest, user: User, in_admin: bool) -> HttpResponse | None:
    if in_admin and not user.has_perm("wagtailadmin.access_admin"):
        return no_access(request)
    kinds = kinds_of(user)
    if kinds and not was_given(request):
        return to_give_it(request, kinds)
    if in_admin and not kinds and must_have(user):
        return to_set_up(request)
    if in_admin:
        request.session.pop(GOING_TO, None)
    return None


def no_access(request: HttpRequest) -> HttpResponse:
    if not is_page(request):
        return refused(request, _("You may not enter the desk."))
    return render(request, "account/no_access.html", status=403)


def to_give_it(request: HttpRequest, kinds: set[str]) -> HttpResponse:
    if not is_page(request):
        return refused(request, _("Give your second factor first: open the desk anew."))
    view = "mfa_reauthenticate" if APP in kinds else "mfa_reauthenticate_webauthn"
    return HttpResponseRedirect(f"{reverse(view)}?{urlencode({'next': page_of(request)})}")


def to_set_up(request: HttpRequest) -> HttpResponse:
    if not is_page(request):
        return refused(request, _("Set up a second factor first: open the desk anew."))
    request.session[GOING_TO] = page_of(request)
    return HttpResponseRedirect(reverse("mfa_index"))


def page_of(request: HttpRequest) -> str:
    """Where to go on: a form that was sent can't be sent again, the desk can be opened."""
    return request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")


def is_page(request: HttpRequest) -> bool:
    """Whether a person looks at the answer, not a script."""
    if mode := request.headers.get("Sec-Fetch-Mode"):
        return mode == "navigate"
    scripted = request.headers.get("X-Requested-With") == "XMLHttpRequest" or "HX-Request" in request.headers
    return not scripted and "application/json" not in (request.headers.get("Accept", ""), request.content_type)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return JsonResponse({"message": sentence}, status=403, json_dumps_params={"ensure_ascii": False})
