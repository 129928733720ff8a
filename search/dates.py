"""Facets by a date: the document holds it, and the question brings what the values mean today."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.models import Recognition
from practices.freshness import STALE_AFTER, stale_before
from search.facet import Facet
from search.page_facts import Facts
from search.port import Kind, Span
from vocabularies.models import Term, Vocabulary
from vocabularies.wordbook import Word, Wordbook


class DateFacet(Facet):
    """Spans of time that a date of the page lies in. The document holds the date and the question brings the spans: a
    value that is kept would be another one tomorrow.
    """

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return set()

    def days(self, facts: Facts, book: Wordbook) -> Mapping[int, date]:
        """The dates of this page by lane; none when it lies in no span."""
        raise NotImplementedError

    def spans(self, today: date, book: Wordbook) -> Mapping[str, Span]:
        """Per slug what it means on this day; they do not overlap."""
        raise NotImplementedError


class ConfirmedFacet(DateFacet):
    """Whether the coalition said lately that the practice still holds. What was compiled from public sources nobody can
    confirm: it has neither value.
    """

    def words(self, book: Wordbook) -> list[Word]:
        months = STALE_AFTER.years * 12 + STALE_AFTER.months
        return [
            Word("ja", _("In the last %(number)d months") % {"number": months}),
            Word("nee", str(_("Longer ago"))),
        ]

    def days(self, facts: Facts, book: Wordbook) -> Mapping[int, date]:
        return {0: facts.held} if facts.held else {}

    def spans(self, today: date, book: Wordbook) -> Mapping[str, Span]:
        return {"ja": Span(start=stale_before(today)), "nee": Span(end=stale_before(today))}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        found = Q(pk__in=[])
        for slug, span in self.spans(timezone.localdate(), book).items():
            if slug in chosen:
                found |= Q(held__lt=span.end) if span.end else Q(held__gte=span.start)
        return Q(compiled=False) & found


class RecognitionFacet(DateFacet):
    """At which level a register has recognised the approach, and has not stopped saying so: each level is a lane of the
    days on which recognition expires.
    """

    def words(self, book: Wordbook) -> list[Word]:
        return book.vocabulary(Vocabulary.RECOGNITION)

    def current(self, book: Wordbook, slug: str) -> str | None:
        return book.current_slug(Vocabulary.RECOGNITION, slug)

    def days(self, facts: Facts, book: Wordbook) -> Mapping[int, date]:
        found: dict[int, date] = {}
        for level, expires in facts.recognised.items():
            lane = book.now(level).pk
            found[lane] = max(expires, found.get(lane, date.min))
        return found

    def spans(self, today: date, book: Wordbook) -> Mapping[str, Span]:
        beyond = today + timedelta(days=1)  # on the day it expires it counts no more
        return {term.slug: Span(start=beyond, lane=term.pk) for term in _levels(book) if not term.merged_into_id}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        levels = [term.pk for term in _levels(book) if book.now(term.pk).slug in chosen]
        counting = Recognition.objects.counting(timezone.localdate()).filter(level_id__in=levels)
        return Q(pk__in=counting.values("practice_id"))


def _levels(book: Wordbook) -> list[Term]:
    return [term for term in book.terms.values() if term.vocabulary == Vocabulary.RECOGNITION]
