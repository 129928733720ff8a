"""The worklist itself: all rules as one question to the database, sorted and cut there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count
from django.utils import timezone

from desk.models import Snoozed
from desk.worklist import evidence, keeping, meetings, reviewing
from desk.worklist.kinds import Kind
from desk.worklist.rows import Found, Paths, Rows, Rule, numbers

RULES: Mapping[Kind, Rule] = {
    Kind.REVIEW: reviewing.to_review,
    Kind.ANSWERED: reviewing.answered,
    Kind.QUESTION: reviewing.questions,
    Kind.ASKED_THERE: meetings.asked_there,
    Kind.HARVEST: meetings.harvests,
    Kind.PROPOSAL: reviewing.proposals,
    Kind.MEASUREMENT: evidence.measurements,
    Kind.CHANGED: reviewing.changed,
    Kind.RECOGNITION: evidence.recognitions,
    Kind.PICTURE: keeping.pictures,
    Kind.DOCUMENT: keeping.documents,
    Kind.STALE: keeping.unconfirmed,
    Kind.RELATION: evidence.relations,
    Kind.LINK: evidence.links,
    Kind.STARTER: keeping.starters,
}
Ids = Mapping[Kind, list[int]]


@dataclass(frozen=True)
class Worklist:
    """What is open at these places, and what was put off."""

    paths: Paths
    now: datetime
    snoozed: tuple[Snoozed, ...] = ()

    @property
    def _hidden(self) -> Ids:
        return numbers(row.key for row in self.snoozed)

    def _open(self, kinds: Iterable[Kind]) -> Iterator[Rows]:
        hidden = self._hidden
        for kind in kinds:
            rows = RULES[kind](self.paths, self.now)
            yield rows.exclude(pk__in=hidden[kind]) if kind in hidden else rows

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """By kind how many rows are open, of those that have any."""
        arms = [rows.order_by().values("rank").annotate(number=Count("pk")) for rows in self._open(RULES)]
        found = _together([rows.values_list("rank", "number") for rows in arms])
        return {list(Kind)[rank]: number for rank, number in sorted(found) if number}

    def rows(self, start: int, stop: int, kind: Kind | None = None) -> list[Found]:
        """A part of what is open, of one kind or of all: by kind, the oldest first."""
        if kind:
            return _read(self._open([kind]), start, stop)
        kinds, before = self._kinds_between(start, stop)
        return _read(self._open(kinds), start - before, stop - before) if kinds else []

    def _kinds_between(self, start: int, stop: int) -> tuple[list[Kind], int]:
        """The kinds that have rows there, and how many rows come before them: what no page shows is not sorted."""
        kinds, before, end = [], 0, 0
        for kind, number in self.counts.items():
            end += number
            if end <= start:
                before = end
            elif end - number < stop:
                kinds.append(kind)
        return kinds, before

    def put_off(self) -> list[tuple[Found, Snoozed]]:
        """What would be open, had nobody put it off."""
        if not self.snoozed:
            return []
        reasons = {row.key: row for row in self.snoozed}
        return [(found, reasons[found.key]) for found in self.named(reasons)]

    def named(self, keys: Iterable[str]) -> list[Found]:
        """The rows of these keys that the rules yield now, put off or not."""
        ids = numbers(keys)
        if not ids:
            return []
        return _read([RULES[kind](self.paths, self.now).filter(pk__in=ids[kind]) for kind in ids])


def worklist(paths: Paths, now: datetime) -> Worklist:
    """That of these places, as it is now."""
    until = Snoozed.objects.filter(until__gt=timezone.localdate(now)).select_related("by")
    return Worklist(paths, now, tuple(until))


def number_open(paths: Paths, now: datetime) -> int:
    """How many rows these places have."""
    return sum(worklist(paths, now).counts.values())


def _read(arms: Iterable[Rows], start: int = 0, stop: int | None = None) -> list[Found]:
    rows = _together([arm.order_by().values_list(*Found._fields) for arm in arms])
    return [Found(*row) for row in rows.order_by("rank", "since", "row")[start:stop]]


def _together(arms: list[Rows]) -> Rows:
    first, *others = arms
    return first.union(*others, all=True)
