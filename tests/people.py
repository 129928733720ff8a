"""The people who appear in the tests, and how they log in: as everybody does. None of them exists."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from accounts.models import User
from accounts.people import admit
from accounts.second_factor import set_up_app

PERIOD = 30
"""Seconds after which the app shows another code."""


@dataclass(frozen=True)
class Person:
    """`secret` is that of the app on the phone, without one there is no second factor."""

    email: str
    password: str
    secret: str = ""
    superuser: bool = False

    def codes(self) -> Iterator[str]:
        """The codes that are right now: what the phone shows, and what one shows that runs ahead or behind."""
        now = int(time.time()) // PERIOD
        for period in (now, now + 1, now - 1):
            yield format_hotp_value(hotp_value(self.secret, period))


# May do everything in the admin.
EDITOR = Person("redactie@example.org", "een-lang-wachtwoord-voor-de-test", "KANSRIJK" * 4, superuser=True)
# Has an account and no role.
AMINA = Person("amina@example.org", "muziek-op-dinsdagmiddag")


def registered(person: Person, first_name: str = "") -> User:
    """The account of a person, as an invitation or createsuperuser makes it, with the app if there is one."""
    user = admit(person.email, person.password, first_name=first_name)
    if person.superuser:
        user.is_staff = user.is_superuser = True
        user.save()
    if person.secret:
        set_up_app(user, person.secret)
    return user


def give_password(client: Client, person: Person, then: str = "/beheer/") -> str:
    """The first step of logging in; returns where it leads."""
    answer = client.post("/accounts/inloggen/", {"login": person.email, "password": person.password, "next": then})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def give_code(client: Client, person: Person, address: str = "/accounts/tweede-stap/code/") -> str:
    """The second step: the first code that was not used before; returns where it leads."""
    for code in person.codes():
        answer = client.post(address, {"code": code})
        if answer.status_code == 302:
            return answer.headers["Location"]
    raise AssertionError(answer.content.decode())


def log_in(client: Client, person: Person) -> None:
    """By the forms of the site, with all steps that it asks for."""
    give_password(client, person)
    if person.secret:
        give_code(client, person)
    assert client.session.get("_auth_user_id"), f"{person.email} is not logged in"
