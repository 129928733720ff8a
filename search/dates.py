"""Facets by a date: the document holds it, and the question brings what the values mean today."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.freshness import STALE_AFTER, stale_before
from search.facet import Facet
from search.facts import Facts
from search.port import Kind, Span
from vocabularies.wordbook import Word, Wordbook


class DateFacet(Facet):
    """Spans of time that a date of the page lies in. The document holds the date and the question brings the spans: a
    value that is kept would be another one tomorrow.
    """

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return set()

    def day(self, facts: Facts) -> date | None:
        """The date of this page; None when it lies in no span."""
        raise NotImplementedError

    def spans(self, today: date) -> Mapping[str, Span]:
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

    def day(self, facts: Facts) -> date | None:
        return facts.held

    def spans(self, today: date) -> Mapping[str, Span]:
        return {"ja": Span(start=stale_before(today)), "nee": Span(end=stale_before(today))}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        found = Q(pk__in=[])
        for slug, span in self.spans(timezone.localdate()).items():
            if slug in chosen:
                found |= Q(held__lt=span.end) if span.end else Q(held__gte=span.start)
        return Q(compiled=False) & found
