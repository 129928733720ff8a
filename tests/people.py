"""The people who appear in the tests; none of them exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    email: str
    password: str


# May do everything in the admin.
EDITOR = Person("redactie@example.org", "een-lang-wachtwoord-voor-de-test")
