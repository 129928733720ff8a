"""What we answer to allauth: nobody signs up, mail goes through the outbox, links are those of the public address."""

from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.second_factor import kinds_of, seconds_since
from mail.letters import letter
from mail.outbox import post

FRESH = 300
"""Seconds after logging in in which a first factor is set up without the password once more."""
LETTERS = {
    "account/email/password_reset_key": "password_reset",
    "account/email/unknown_account": "password_reset_unknown",
}
WHAT_CHANGED = {
    "account/email/password_reset": _("Your password was replaced by a new one."),
    "account/email/password_changed": _("Your password was changed."),
    "mfa/email/totp_activated": _("An app that gives codes was added to your account."),
    "mfa/email/totp_deactivated": _("The app that gives codes was removed from your account."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": _(
        "New recovery codes were made for your account. The old ones no longer work."
    ),
}


class Adapter(DefaultAccountAdapter):
    """For accounts and log-in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail into the outbox; raises KeyError for a kind of mail that this site does not send."""
        name = LETTERS.get(template_prefix)
        if name:
            written = letter(name, **context)
        else:
            written = letter("account_changed", what=WHAT_CHANGED[template_prefix], **context)
        post(written, key=f"account:{template_prefix.rpartition('/')[2]}:{uuid4()}", to=email, confidential=True)

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _, token = key.partition("-")
        address = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.BASE_URL}{address}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who just logged in and has no second factor yet may set one up, and then sees the recovery codes. Everybody
        else gives the password or a code once more.
        """
        request = current.request
        if seconds_since(request) < FRESH and not kinds_of(request.user):
            return False
        return seconds_since(request, set_up=True) >= FRESH and bool(
            super().is_reauthentication_required(app=app, **kwargs)
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """For second factors."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.WAGTAIL_SITE_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        return {**super().get_public_key_credential_user_entity(user), "display_name": str(user)}
