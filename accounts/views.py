"""allauth's views where giving a factor must count at once. allauth tells of a new app only after the commit."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse

from accounts.second_factor import remember_as_set_up


class ActivateApp(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        remember_as_set_up(self.request, Authenticator.Type.TOTP)
        return response


class AddKey(AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        remember_as_set_up(self.request, Authenticator.Type.WEBAUTHN)
        return response
