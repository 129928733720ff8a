"""What follows from a change of a person."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import User
from accounts.people import verify


@receiver(post_save, sender=User, dispatch_uid="accounts.verify")
def address_follows_account(instance: User, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """Without a verified address allauth refuses a second factor, however the account was made."""
    if not raw and (update_fields is None or "email" in update_fields):
        verify(instance)
