"""What is known of a practice, in two parts that are never added up: of the approach it follows, and what the coalition
knows itself. Each stands in words first; the ladder beside it says which step that is, and ranks nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from evidence.cards import kind_of, made_by
from evidence.models import EvidencePage, Outcome, Recognition, RecognitionLevel, Relation, RelationKind
from practices.models import Measurement, PracticePage, Seen, Verdict
from vocabularies.models import Vocabulary
from vocabularies.wordbook import Wordbook


@dataclass(frozen=True)
class Step:
    """A step of a ladder; `here` when this practice stands on it."""

    name: str
    explanation: str
    here: bool


@dataclass(frozen=True)
class Recognised:
    """What one register says. `expired`: it says so no longer."""

    sentence: str
    reason: str
    approach: str
    link: str
    recognised_on: date
    expires_on: date | None
    expired: bool


@dataclass(frozen=True)
class Related:
    """A source, and in words how the practice relates to it."""

    sentence: str
    title: str
    url: str
    about: str
    outcome: str
    why: str
    looked_at_on: date


@dataclass(frozen=True)
class Measured:
    """What the coalition measured. `seen`: somebody outside the coalition has read it and found it clear."""

    kind: str
    what: str
    measured_by: str
    measured_when: str
    of_whom: str
    outcome: str
    result: str
    report: str
    seen: bool


@dataclass(frozen=True)
class Knowledge:
    """Both parts with their ladders; `of_approach` and `own` are false where nothing is known."""

    recognitions: list[Recognised]
    levels: list[Step]
    relations: list[Related]
    measurements: list[Measured]
    kinds: list[Step]

    @property
    def of_approach(self) -> bool:
        return bool(self.recognitions or self.relations)

    @property
    def own(self) -> bool:
        return bool(self.measurements)


def knowledge(page: PracticePage, book: Wordbook, today: date) -> Knowledge:
    """In a number of questions to the database that does not grow with what is known."""
    rows = list(page.measurements.all())
    noted = Recognition.objects.filter(practice_id=page.pk).select_related("register", "level__term")
    counting = {row.level_id for row in noted if row.counts(today)}
    levels = RecognitionLevel.objects.select_related("term") if noted else []
    kinds = {book.now(row.kind_id).pk for row in rows if row.kind_id}
    terms = book.offered(Vocabulary.MEASUREMENT) if rows else []
    return Knowledge(
        recognitions=[_recognised(row, today) for row in noted],
        levels=[Step(str(level), level.term.explanation, level.pk in counting) for level in levels],
        relations=[_related(row, book) for row in _relations(page.pk)],
        measurements=_measured(page, rows, book),
        kinds=[Step(term.name, term.explanation, term.pk in kinds) for term in terms],
    )


def _recognised(row: Recognition, today: date) -> Recognised:
    return Recognised(
        sentence=str(row),
        reason=row.reason,
        approach=row.approach,
        link=row.link,
        recognised_on=row.recognised_on,
        expires_on=row.expires_on,
        expired=row.has_expired(today),
    )


def _relations(practice_id: int | None) -> Iterable[Relation]:
    findable = EvidencePage.objects.findable()
    rows = Relation.objects.filter(practice_id=practice_id, source__in=findable)
    return rows.select_related("source")


def _related(row: Relation, book: Wordbook) -> Related:
    sentences = {
        RelationKind.SAME: _("This practice follows the same approach as"),
        RelationKind.PARTLY: _("This practice follows part of the approach of"),
        RelationKind.GOAL: _("This practice has only a similar goal as"),
    }
    source = row.source
    return Related(
        sentence=sentences[RelationKind(row.kind)],
        title=source.title,
        url=source.get_url() or "",
        about=": ".join(part for part in (kind_of(source, book), made_by(source, book)) if part),
        outcome=source.get_outcome_display() if source.outcome else "",
        why=row.why,
        looked_at_on=row.looked_at_on,
    )


def _measured(page: PracticePage, rows: list[Measurement], book: Wordbook) -> list[Measured]:
    seen = Seen.objects.filter(practice_id=page.pk, verdict=Verdict.SEEN).values_list("fingerprint", flat=True)
    known = set(seen) if rows else set()
    return [_measurement(row, row.words_as_hash() in known, book) for row in rows]


def _measurement(row: Measurement, seen: bool, book: Wordbook) -> Measured:
    report: Any = row.report
    return Measured(
        kind=book.now(row.kind_id).name if row.kind_id else "",
        what=row.what,
        measured_by=row.measured_by,
        measured_when=row.measured_when,
        of_whom=" ".join(part for part in (str(row.number or ""), row.number_words) if part),
        outcome=str(Outcome(row.outcome).label) if row.outcome else "",
        result=row.result,
        report=row.link or (report.url if report else ""),
        seen=seen,
    )
