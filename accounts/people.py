"""Letting people in, and keeping their e-mail address the one they log in with."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User


@transaction.atomic
def admit(email: str, password: str | None = None, *, first_name: str = "", last_name: str = "") -> User:
    """The person with this address, made when there is none; their address counts as verified from now on.

    Only for who is sure of that: a person who followed the link in a mail, or an editor. With a password of None they
    choose one by way of “forgot your password”. An account that is there keeps its password and its name. Raises
    ValueError for an empty address.
    """
    known = User.objects.filter(email__iexact=email).first()
    if known:
        verify(known)
        return known
    if not email:
        raise ValueError("Nobody can be admitted without an e-mail address.")
    return User.objects.create_user(email, password, first_name=first_name, last_name=last_name)


def verify(user: User) -> None:
    """Let the address of the account be the one and only that allauth knows of them, and a verified one.

    Whoever may write the address of an account is sure of it: there is no form in which people change their own.
    """
    address = user.email.lower()
    EmailAddress.objects.filter(user=user).exclude(email=address).delete()
    EmailAddress.objects.update_or_create(user=user, email=address, defaults={"verified": True, "primary": True})
