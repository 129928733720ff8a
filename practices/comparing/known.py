"""What is known of a few practices, for a comparison: in one question to the database, whatever there is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from evidence.models import Decision, EvidencePage, Outcome, Recognition, Relation, RelationKind
from practices.models import Measurement
from vocabularies.wordbook import Wordbook

RECOGNITION, RELATION, MEASUREMENT = "erkenning", "relatie", "meting"


class Known(NamedTuple):
    """A row of any of the three. `of`: the register, how close the source is, or what was measured. `term`: the id of
    the level or of the kind of measurement. `said`: a decision, or what came out.
    """

    sort: str
    practice: int
    of: str
    term: str | None
    said: str
    beside: str | None


def known_of(practices: Iterable[int]) -> Mapping[int, list[Known]]:
    """Per practice all rows, those of one sort behind each other."""
    ids = list(practices)
    found: defaultdict[int, list[Known]] = defaultdict(list)
    for row in _recognitions(ids).union(_relations(ids), _measurements(ids), all=True):
        known = Known(*row)
        found[known.practice].append(known)
    return found


def _recognitions(ids: list[int]) -> Any:
    rows = Recognition.objects.filter(practice_id__in=ids).order_by()
    return rows.values_list(
        _text(RECOGNITION), "practice_id", "register__name", _cast("level_id"), "decision", _cast("expires_on")
    )


def _relations(ids: list[int]) -> Any:
    rows = Relation.objects.filter(practice_id__in=ids, source__in=EvidencePage.objects.findable()).order_by()
    return rows.values_list(
        _text(RELATION), "practice_id", "kind", _text(""), "source__outcome", _cast("source__title")
    )


def _measurements(ids: list[int]) -> Any:
    rows = Measurement.objects.filter(practice_id__in=ids).order_by()
    return rows.values_list(_text(MEASUREMENT), "practice_id", "what", _cast("kind_id"), "outcome", _text(""))


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


def _cast(column: str) -> Cast:
    return Cast(column, CharField())


def recognised(rows: Iterable[Known], book: Wordbook, today: date) -> list[str]:
    """What each register says today."""
    return [_recognition(row, book, today) for row in rows if row.sort == RECOGNITION]


def _recognition(row: Known, book: Wordbook, today: date) -> str:
    level_id = row.term if row.said == Decision.RECOGNISED else None
    level = book.now(int(level_id)).name if level_id else str(Decision(row.said).label)
    expired = row.beside and row.beside <= today.isoformat()
    return f"{row.of}: {level}" + (f" ({_('expired')})" if expired else "")


def related(rows: Iterable[Known]) -> list[str]:
    """How close to which source."""
    return [f"{row.beside} ({RelationKind(row.of).label})" for row in rows if row.sort == RELATION]


def measured(rows: Iterable[Known], book: Wordbook) -> list[str]:
    """How the coalition knows something itself, and of what."""
    return [f"{book.now(int(row.term)).name}: {row.of}" for row in rows if row.sort == MEASUREMENT and row.term]


def came_out(rows: Iterable[Known]) -> list[str]:
    """What the coalition's own measurements found, in the words of the list."""
    return [str(Outcome(row.said).label) for row in rows if row.sort == MEASUREMENT and row.said]
