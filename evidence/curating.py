"""Recognition and relations of a practice: rows of whoever coordinates there; they count at once and are logged."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from coalitions.authority.people import is_reviewer
from coalitions.refusal import Refused
from evidence.models import Recognition, Relation

NAMES = {Recognition: "recognition", Relation: "relation"}
MADE = {Recognition: "kansrijk.recognised", Relation: "kansrijk.related"}


def may_curate(user: Any, practice: Any) -> bool:
    """Who coordinates the region of this practice, and the national editors everywhere."""
    return is_reviewer(user, practice)


@transaction.atomic
def write(row: Recognition | Relation, user: Any, today: date) -> None:
    """Keep a row that is valid. Whoever changes a relation has looked at it. Raises Refused."""
    _must_curate(user, row.practice)
    is_new = row.pk is None
    row.by = user
    if isinstance(row, Relation):
        row.looked_at_on = today
    row.save()
    _note(MADE[type(row)] if is_new else f"kansrijk.{NAMES[type(row)]}_changed", row, user)


@transaction.atomic
def remove(row: Recognition | Relation, user: Any) -> None:
    """Raises Refused."""
    _must_curate(user, row.practice)
    _note(f"kansrijk.{NAMES[type(row)]}_removed", row, user)
    row.delete()


@transaction.atomic
def looked_again(row: Relation, user: Any, today: date) -> None:
    """The relation still holds, says this person. Raises Refused."""
    _must_curate(user, row.practice)
    row.looked_at_on = today
    row.save()
    _note("kansrijk.relation_kept", row, user)


def _must_curate(user: Any, practice: Any) -> None:
    if not may_curate(user, practice):
        raise Refused(_("Only who coordinates the region of this practice can do that."))


def _note(action: str, row: Recognition | Relation, user: Any) -> None:
    said = str(row) if isinstance(row, Recognition) else f"{row.get_kind_display()}: {row.source.title}"
    log(instance=row.practice, action=action, user=user, data={"said": said})
