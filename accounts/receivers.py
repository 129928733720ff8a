"""Two lines each: what follows from a change of a person, and from a new factor."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from accounts.people import verify
from accounts.second_factor import APP, KEY, remember_as_given


@receiver(post_save, sender=User, dispatch_uid="accounts.verify")
def address_follows_account(instance: User, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """Without a verified address allauth refuses a second factor, however the account was made."""
    if not raw and (update_fields is None or "email" in update_fields):
        verify(instance)


@receiver(authenticator_added, dispatch_uid="accounts.given")
def setting_up_is_giving(request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type in (APP, KEY):
        remember_as_given(request, authenticator)
