"""Who must have a second factor, who has one, and whether it was given in this session."""

import time
from typing import Any

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


def remember_as_set_up(request: HttpRequest, kind: str) -> None:
    """Setting up a factor is done by giving a code or touching the key, so it was given."""
    record_authentication(request, request.user, "mfa", type=kind, set_up=True)


def seconds_since(request: HttpRequest, **what: Any) -> float:
    """How long ago the person logged in, gave a factor or set one up; endless when not in this session."""
    records = get_authentication_records(request, request.user)
    moments = [record["at"] for record in records if what.items() <= record.items()]
    return time.time() - max(moments, default=float("-inf"))


def set_up_app(user: User, secret: str = "") -> None:
    """An app that gives codes, for an account that a command makes; nothing happens where there is one."""
    if APP not in kinds_of(user):
        TOTP.activate(user, secret or generate_totp_secret())
        RecoveryCodes.activate(user)
