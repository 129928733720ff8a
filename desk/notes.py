"""What coordinators note about a coalition: for themselves and nobody else, so nothing of it is logged or mailed."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from coalitions.authority.people import is_reviewer
from coalitions.models import CoalitionPage
from coalitions.refusal import Refused
from desk.models import Note

LONGEST = 2000


def may_note(user: Any, coalition: Page) -> bool:
    """Who coordinates its region, and the national editors."""
    return is_reviewer(user, coalition)


def add(coalition: CoalitionPage, user: Any, text: str) -> None:
    """Raises Refused."""
    Note.objects.create(coalition=coalition, by=user, text=_written(text))


@transaction.atomic
def change(coalition: CoalitionPage, user: Any, number: int, seen: str, text: str) -> None:
    """`seen`: the note as it stood there. Raises Refused."""
    note = _note(coalition, number)
    written = _written(text)
    if version(note) != seen:
        raise Refused(_("%(name)s has changed this note meanwhile. Read it below.") % {"name": note.by or "?"})
    note.text, note.by, note.at = written, user, timezone.now()
    note.save()


@transaction.atomic
def remove(coalition: CoalitionPage, number: int) -> None:
    """Raises Refused."""
    _note(coalition, number).delete()


def version(note: Note) -> str:
    """Which text somebody saw."""
    return note.at.isoformat()


def _note(coalition: CoalitionPage, number: int) -> Note:
    note = (
        Note.objects.select_for_update(of=("self",))
        .select_related("by")
        .filter(coalition=coalition.pk, pk=number)
        .first()
    )
    if note is None:
        raise Refused(_("This note is not there any more."))
    return note


def _written(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write something first."))
    if len(text) > LONGEST:
        raise Refused(_("Write it shorter: at most 2,000 characters."))
    return text.strip()
