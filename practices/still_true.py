"""“Klopt dit nog?”: the question that a coalition gets once a year by mail, and its answer of one click."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from coalitions.authority.people import is_member, members
from coalitions.confirming import confirm
from mail.letters import letter
from mail.outbox import post
from practices.freshness import due, years_since
from practices.models import PracticePage

SALT = "practices.still_true"


class Refused(Exception):
    """Why somebody cannot say so, in a sentence for that person."""


@dataclass(frozen=True)
class Asked:
    """Who was asked about which page, and what was known of it then; `open` while nobody has answered."""

    page: PracticePage
    person: Any
    open: bool


def ask(today: date) -> None:
    """Mail every member of the coalitions whose practices are a year old, once in each year without an answer."""
    for page in due(today):
        _ask_about(page, today)


@transaction.atomic
def _ask_about(page: Any, today: date) -> None:
    coalition = page.get_parent()
    for person in members(coalition):
        token = token_for(page, person, page.held)
        text = letter("practices/klopt-dit-nog", page=page, coalition=coalition, token=token, held=page.held)
        key = f"still-true:{page.pk}:{page.held}:{years_since(page.held, today)}:{person.pk}"
        post(text, key=key, to=person.email, confidential=True)


def token_for(page: Page, person: Any, held: date) -> str:
    """What the link in the mail carries. It opens one question to one person, and no log-in."""
    return signing.dumps([page.pk, person.pk, held.isoformat()], salt=SALT)


def read_token(token: str, today: date) -> Asked | None:
    """None when it is no token of ours, or its page or person is gone or no longer together."""
    try:
        page_id, person_id, held = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    page = PracticePage.objects.live().filter(pk=page_id, compiled=False).first()
    person = get_user_model()._default_manager.filter(pk=person_id, is_active=True).first()
    if page is None or person is None or not is_member(person, page):
        return None
    return Asked(page, person, due(today).filter(pk=page_id, held=date.fromisoformat(held)).exists())


def say_yes(page: PracticePage, person: Any, today: date) -> None:
    """It still holds, says somebody of the coalition. Raises Refused."""
    if not is_member(person, page):
        raise Refused(_("Only somebody of the coalition can say that this still holds."))
    if not page.live or page.compiled:
        raise Refused(_("This page is not public, or was not written by the coalition."))
    confirm(page, person, today)
