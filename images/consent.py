"""When a file that may show people can be public. What depends on today is compared when asked, and never stored."""

from datetime import date
from typing import Protocol

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class People(models.TextChoices):
    """Who can be recognised. Nobody answers this but a person: there is no default."""

    NOBODY = "niemand", gettext_lazy("nobody")
    ADULTS = "volwassenen", gettext_lazy("only adults")
    CHILDREN = "kinderen", gettext_lazy("children, with or without adults")


class ConsentStatus(models.TextChoices):
    """Where the consent stands."""

    NOT_NEEDED = "niet-nodig", gettext_lazy("not needed: nobody can be recognised")
    ASKED = "gevraagd", gettext_lazy("asked, no answer yet")
    GIVEN = "gegeven", gettext_lazy("given")
    WITHDRAWN = "ingetrokken", gettext_lazy("withdrawn")


class ConsentScope(models.TextChoices):
    """How far a given consent goes."""

    PUBLIC = "openbaar", gettext_lazy("this public site")
    LOGGED_IN = "ingelogd", gettext_lazy("people who are logged in")


class Consent(Protocol):
    """What is known of the consent for one file."""

    people: str
    consent: str
    consent_scope: str
    consent_expires_on: date | None
    consent_kept_at: str


WITHOUT_PEOPLE = (ConsentStatus.NOT_NEEDED, ConsentStatus.GIVEN)


def valid(file: Consent, on: date) -> bool:
    """Whether the public may see it on this day; the last day of a consent counts."""
    if file.people == People.NOBODY:
        return file.consent in WITHOUT_PEOPLE
    if file.people not in People or file.consent != ConsentStatus.GIVEN or not file.consent_kept_at:
        return False
    if file.consent_expires_on is None:
        return file.consent_scope == ConsentScope.PUBLIC and file.people == People.ADULTS
    return file.consent_scope == ConsentScope.PUBLIC and file.consent_expires_on >= on


def valid_on(day: date) -> Q:
    """The same question to the database."""
    given = Q(consent=ConsentStatus.GIVEN, consent_scope=ConsentScope.PUBLIC) & ~Q(consent_kept_at="")
    lasting = Q(consent_expires_on__gte=day)
    return (
        Q(people=People.NOBODY, consent__in=WITHOUT_PEOPLE)
        | Q(given & (lasting | Q(consent_expires_on=None)), people=People.ADULTS)
        | Q(given & lasting, people=People.CHILDREN)
    )


def ending_by(day: date) -> Q:
    """Files whose consent was given, and ends on this day or before, or has ended."""
    return Q(consent=ConsentStatus.GIVEN, consent_expires_on__lte=day)


def contradictions(file: Consent) -> dict[str, str]:
    """By field a sentence for the person who fills the form; nothing when the answers go together."""
    if file.people == People.NOBODY:
        return _without_people(file)
    if file.consent == ConsentStatus.NOT_NEEDED and file.people:
        return {"consent": _("People can be recognised, so consent is needed. Choose where it stands.")}
    if file.consent != ConsentStatus.GIVEN:
        return {}
    return _incomplete(file)


def _without_people(file: Consent) -> dict[str, str]:
    if file.consent != ConsentStatus.ASKED:
        return {}
    return {"consent": _("You say that nobody can be recognised, and that consent was asked. Which of the two is it?")}


def _incomplete(file: Consent) -> dict[str, str]:
    missing = {}
    if not file.consent_scope:
        missing["consent_scope"] = _("Say for whom the consent was given.")
    if not file.consent_kept_at:
        missing["consent_kept_at"] = _("Say where the signed form is kept, so that it can be found.")
    if file.consent_expires_on is None and file.people == People.CHILDREN:
        missing["consent_expires_on"] = _("Children can be recognised: say until when the consent counts.")
    return missing


def why_not(file: Consent, on: date) -> str:
    """In a few words why the public may not see it on this day; nothing when it may."""
    if valid(file, on):
        return ""
    if file.consent in (ConsentStatus.ASKED, ConsentStatus.WITHDRAWN):
        return {
            ConsentStatus.ASKED.value: _("consent was asked, not given"),
            ConsentStatus.WITHDRAWN.value: _("consent was withdrawn"),
        }[file.consent]
    if file.consent == ConsentStatus.GIVEN and file.consent_expires_on and file.consent_expires_on < on:
        return _("consent has ended")
    if file.consent == ConsentStatus.GIVEN and file.consent_scope == ConsentScope.LOGGED_IN:
        return _("consent is not for this public site")
    return _("consent is not complete")
