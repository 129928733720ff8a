"""What a rule yields: rows of the database in one shape, so that all rules together are one question."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, DateField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from desk.worklist.kinds import Kind

Paths = tuple[str, ...]
"""Where in the tree somebody looks."""
EVERYWHERE: Paths = ("",)
Rows = QuerySet[Any]
Rule = Callable[[Paths, datetime], Rows]
LONGEST_NUMBER = 19
"""Digits of an id that every database takes."""


class Found(NamedTuple):
    """A row as the database gives it. `row`: its id; `about`: that of the page the step is about; `place`: where that
    page stands in the tree; `detail`: what else its kind has to tell.
    """

    rank: int
    row: int
    about: int
    called: str
    place: str
    since: date
    detail: str

    @property
    def kind(self) -> Kind:
        return list(Kind)[self.rank]

    @property
    def key(self) -> str:
        """What the row is called as long as it is the same work."""
        return f"{self.kind}:{self.row}"


@dataclass(frozen=True)
class Item:
    """A row of the worklist as somebody reads it. `said` is a sentence about this row alone, often none."""

    kind: Kind
    key: str
    title: str
    coalition: str
    place: str
    since: date
    said: str
    step: str
    url: str


def shaped(rows: Rows, kind: Kind, *, about: Any, called: Any, place: Any, since: Any, detail: Any = None) -> Rows:
    """These rows as `Found` has them."""
    found: Rows = rows.annotate(
        rank=Value(kind.rank, IntegerField()),
        row=Cast(F("pk"), BigIntegerField()),
        about=Cast(about, BigIntegerField()),
        called=_text(called),
        place=_text(place),
        since=Cast(since, DateField()),
        detail=_text(Value("") if detail is None else detail),
    )
    return found


def _text(value: Any) -> Cast:
    return Cast(value, CharField())


def numbers(keys: Iterable[str]) -> dict[Kind, list[int]]:
    """By kind the ids in these keys; what is no key of ours is left out."""
    found: dict[Kind, list[int]] = {}
    for key in keys:
        kind, _colon, number = key.partition(":")
        if kind in Kind and number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER:
            found.setdefault(Kind(kind), []).append(int(number))
    return found
