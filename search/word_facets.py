"""Facets whose values are words of the field: terms, development domains, areas."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from coalitions.models import CoalitionPage, CoalitionParty, CoalitionPhase
from practices.models import Edition, Measurement, PracticePartner
from search.facet import Facet
from search.facts import PAGE_TYPES
from search.page_facts import Facts
from search.port import Kind
from vocabularies.models import Vocabulary
from vocabularies.wordbook import Word, Wordbook


@dataclass(frozen=True, kw_only=True)
class TermFacet(Facet):
    """Terms of one vocabulary that a page carries in the field `field`."""

    vocabulary: Vocabulary
    field: str

    def words(self, book: Wordbook) -> list[Word]:
        return book.vocabulary(self.vocabulary)

    def current(self, book: Wordbook, slug: str) -> str | None:
        return book.current_slug(self.vocabulary, slug)

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return book.term_slugs(facts.terms.get(self.field, ()))

    def ids(self, chosen: frozenset[str], book: Wordbook) -> list[int]:
        """The terms that count for these values: themselves, what lies under them and what was merged into them."""
        return [
            pk
            for pk, term in book.terms.items()
            if term.vocabulary == self.vocabulary and book.term_slugs([pk]) & chosen
        ]

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        return _carries(PAGE_TYPES[kind], self.field, self.ids(chosen, book))


def _carries(model: Any, field: str, ids: Iterable[int]) -> Q:
    through = getattr(model, field).through
    other = "area_id" if field == "areas" else "term_id"
    rows = through.objects.filter(**{f"{other}__in": list(ids)})
    return Q(pk__in=rows.values(f"{model._meta.model_name}_id"))


class PartnerFacet(TermFacet):
    """The kinds of the partners of a practice, or of the parties of a coalition."""

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        ids = self.ids(chosen, book)
        if kind == Kind.PRACTICE:
            return Q(pk__in=PracticePartner.objects.filter(kind__in=ids).values("practice_id"))
        return Q(pk__in=CoalitionParty.objects.filter(kind__in=ids).values("coalition_id"))


class OneTermFacet(TermFacet):
    """One term that stands in a column of the page itself."""

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        return Q(**{f"{self.field}__in": self.ids(chosen, book)})


class MeasurementFacet(TermFacet):
    """The kinds of measurement with which a coalition knows something itself."""

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        rows = Measurement.objects.filter(kind__in=self.ids(chosen, book))
        return Q(pk__in=rows.values("practice_id"))


class FundingFacet(TermFacet):
    """Who paid for the newest edition."""

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        rows = Edition.funding.through.objects.filter(term_id__in=self.ids(chosen, book))
        return Q(newest_edition__in=rows.values("edition_id"))


class PhaseFacet(TermFacet):
    """The phase of the coalition in the newest school year known; a practice has that of its coalition."""

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return book.term_slugs(facts.phases)

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        newest = CoalitionPhase.objects.filter(coalition=OuterRef("pk"), phase__isnull=False).order_by("-school_year")
        phase = Subquery(newest.values("phase_id")[:1])
        coalitions = CoalitionPage.objects.annotate(phase=phase).filter(phase__in=self.ids(chosen, book))
        if kind == Kind.COALITION:
            return Q(pk__in=coalitions.values("pk"))
        return Q(coalition_path__in=coalitions.values("path"))


class DomainFacet(Facet):
    """The six development domains."""

    def words(self, book: Wordbook) -> list[Word]:
        return book.domain_words

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return {book.domains[pk].slug for pk in facts.terms.get("domains", ())}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        items: Any = PAGE_TYPES[kind].domains.through
        return Q(Exists(items.objects.filter(content_object=OuterRef("pk"), tag__slug__in=chosen)))


class AreaFacet(Facet):
    """Municipality, province or island; a municipality counts for its province."""

    def words(self, book: Wordbook) -> list[Word]:
        return book.area_words

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return set(book.area_slugs(facts.terms.get("areas", ())))

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        ids = [pk for pk in book.areas if book.area_slugs([pk]) & chosen]
        return _carries(PAGE_TYPES[kind], "areas", ids)
