"""allauth's forms in our words, and what they leave out."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"


class Ours(forms.Form):
    """Labels of ours by field, no placeholders, and the look of the site."""

    labels: dict[str, Any] = {}
    help_texts: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = TEXTBOX

    def full_clean(self) -> None:
        """A form that comes back has the focus where something must be done."""
        super().full_clean()
        if wrong := [name for name in self.fields if name in self.errors] or (
            list(self.fields)[-1:] if self.errors else []
        ):
            self.fields[wrong[0]].widget.attrs["autofocus"] = True


CODE_LABEL = _("Code of six digits, or a recovery code")
PASSWORD_LABELS = {"password1": _("New password"), "password2": _("New password once more")}
PASSWORD_HELP = {"password1": _("At least 12 characters. A sentence that only you think of is a good password.")}


class LoginForm(Ours, account.LoginForm):
    labels = {"login": _("E-mail address"), "password": _("Password")}


class PasswordAgainForm(Ours, account.ReauthenticateForm):
    labels = {"password": _("Password")}


class ForgottenForm(Ours, account.ResetPasswordForm):
    """Whether or not there is an account, a mail goes to the address and the page answers the same."""

    labels = {"email": _("E-mail address")}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        if not self.users:
            account_adapter().send_mail("account/email/unknown_account", self.cleaned_data["email"], {})
        email: str = super().save(request, **kwargs)
        return email


class NewPasswordForm(Ours, account.ResetPasswordKeyForm):
    labels = PASSWORD_LABELS
    help_texts = PASSWORD_HELP


class ChangePasswordForm(Ours, account.ChangePasswordForm):
    labels = {"oldpassword": _("Current password"), **PASSWORD_LABELS}
    help_texts = PASSWORD_HELP


def refuse_a_used_code(user: User, code: str) -> None:
    """A code of the app counts once: allauth forgets it after half a minute, and with our tolerance it holds longer.

    Raises ValidationError.
    """
    if code == mfa.TOTP_INSECURE_BYPASS_CODE:  # None but in development
        return
    lasts = mfa.TOTP_PERIOD * (2 * mfa.TOTP_TOLERANCE + 1)
    if not cache.add(f"accounts:used:{user.pk}:{''.join(code.split())}", True, timeout=lasts):
        raise get_adapter().validation_error("incorrect_code")


class UsedOnce(code.BaseAuthenticateForm):
    """For the forms that take a code of the app or a recovery code."""

    def clean_code(self) -> str:
        given: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            refuse_a_used_code(self.user, given)
        return given


class CodeForm(Ours, UsedOnce, code.AuthenticateForm):
    labels = {"code": CODE_LABEL}


class CodeAgainForm(Ours, UsedOnce, code.ReauthenticateForm):
    labels = {"code": CODE_LABEL}


class ActivateAppForm(Ours, totp.ActivateTOTPForm):
    labels = {"code": _("The code of six digits that the app shows")}

    def clean_code(self) -> str:
        given: str = super().clean_code()
        refuse_a_used_code(self.user, given)
        return given


class AddKeyForm(Ours, webauthn.AddWebAuthnForm):
    labels = {"name": _("Name of this passkey")}
    help_texts = {"name": _("So that you recognise it later, such as “my phone”.")}


class RenameKeyForm(Ours, webauthn.EditWebAuthnForm):
    labels = {"name": _("Name of this passkey")}
