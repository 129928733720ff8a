"""Who must have a second factor, who has one, and whether it was given in this session."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpRequest

from accounts.models import User

APP, KEY = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN
MUST_HAVE = "accounts.second_factor"


def must_have(user: User) -> bool:
    """By a permission that the groups of coordinators and national editors carry; superusers have every permission."""
    return user.has_perm(MUST_HAVE)


def kinds_of(user: User) -> set[str]:
    """What the person can log in with besides the password. Recovery codes alone are no factor."""
    return set(Authenticator.objects.filter(user=user, type__in=(APP, KEY)).values_list("type", flat=True))


def was_given(request: HttpRequest) -> bool:
    """Whether a code or a passkey of this person was given in this session; a password never counts."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def remember_as_given(request: HttpRequest, authenticator: Authenticator) -> None:
    """For who sets up a factor, which is done by giving a code or touching the key."""
    record_authentication(request, authenticator.user, "mfa", id=authenticator.pk, type=authenticator.type)


def set_up_app(user: User, secret: str = "") -> None:
    """An app that gives codes, for an account that a command makes; nothing happens where there is one."""
    if APP not in kinds_of(user):
        TOTP.activate(user, secret or generate_totp_secret())
        RecoveryCodes.activate(user)
