"""The facets of the site, in the order in which they are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _

from coalitions.models import CoalitionPage, CoalitionParty, CoalitionPhase
from practices.freshness import last_held
from practices.models import Edition, PracticePage, PracticePartner
from search.bands import COST, HOURS, Band, editions_within, highest, slugs
from search.dates import ConfirmedFacet, DateFacet
from search.facet import EVERY, Facet
from search.facts import PAGE_TYPES, Facts
from search.port import Kind, Span
from vocabularies.models import Vocabulary
from vocabularies.wordbook import Word, Wordbook

NO_WORDS = r"^(<[^>]*>|\s)*$"  # rich text in which nothing was typed: the editor leaves an empty paragraph


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
        return Q(
            Exists(PracticePage.domains.through.objects.filter(content_object=OuterRef("pk"), tag__slug__in=chosen))
        )


class AreaFacet(Facet):
    """Municipality, province or island; a municipality counts for its province."""

    def words(self, book: Wordbook) -> list[Word]:
        return book.area_words

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return set(book.area_slugs(facts.terms.get("areas", ())))

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        ids = [pk for pk in book.areas if book.area_slugs([pk]) & chosen]
        return _carries(PAGE_TYPES[kind], "areas", ids)


@dataclass(frozen=True, kw_only=True)
class BandFacet(Facet):
    """Bands of a number of the newest edition, in the columns `least` and `most`."""

    bands: tuple[Band, ...]
    least: str
    most: str

    def words(self, book: Wordbook) -> list[Word]:
        return [Word(band.slug, str(band.name)) for band in self.bands]

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        numbers = facts.hours if self.bands is HOURS else (facts.cost, None)
        return slugs(self.bands, *numbers)

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        editions = Edition.objects.annotate(highest=highest(self.least, self.most))
        within = editions.filter(editions_within(self.bands, chosen, self.least, self.most))
        return Q(newest_edition__in=within.values("pk"))


class PitfallsFacet(Facet):
    """Whether pitfalls are written down: readers look for them first."""

    def words(self, book: Wordbook) -> list[Word]:
        return [Word("ja", str(_("Described"))), Word("nee", str(_("Not described")))]

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return {"ja" if facts.pitfalls else "nee"}

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        described, not_described = ~Q(pitfalls__regex=NO_WORDS), Q(pitfalls__regex=NO_WORDS)
        return (described if "ja" in chosen else Q(pk__in=[])) | (not_described if "nee" in chosen else Q(pk__in=[]))


FACETS: tuple[Facet, ...] = (
    TermFacet(name="tijdstip", label=_("Moment"), vocabulary=Vocabulary.MOMENT, field="moments"),
    DomainFacet(name="ontwikkelgebied", label=_("Development domain")),
    TermFacet(name="sector", label=_("Education sector"), vocabulary=Vocabulary.SECTOR, field="sectors"),
    TermFacet(
        name="activiteit",
        label=_("Activity"),
        vocabulary=Vocabulary.ACTIVITY,
        field="activities",
        kinds=EVERY,
        by_count=True,
    ),
    TermFacet(name="groep", label=_("Group or year"), vocabulary=Vocabulary.GROUP, field="groups"),
    TermFacet(
        name="doelgroep", label=_("Target group"), vocabulary=Vocabulary.TARGET, field="target_groups", by_count=True
    ),
    AreaFacet(name="gebied", label=_("Area"), kinds=EVERY, by_count=True),
    TermFacet(name="deelname", label=_("Participation"), vocabulary=Vocabulary.PARTICIPATION, field="participation"),
    TermFacet(name="plaats", label=_("Place"), vocabulary=Vocabulary.PLACE, field="places"),
    PartnerFacet(
        name="partner", label=_("Partner"), vocabulary=Vocabulary.PARTNER, field="partners", kinds=EVERY, by_count=True
    ),
    TermFacet(name="begeleiding", label=_("Guided by"), vocabulary=Vocabulary.GUIDE, field="guides", by_count=True),
    TermFacet(name="samenhang", label=_("Coherence"), vocabulary=Vocabulary.COHERENCE, field="coherence"),
    FundingFacet(
        name="financiering", label=_("Who pays"), vocabulary=Vocabulary.FUNDING, field="funding", by_count=True
    ),
    BandFacet(name="uren", label=_("Hours per week"), bands=HOURS, least="hours_per_week", most="hours_per_week_up_to"),
    BandFacet(name="kosten", label=_("Cost per pupil"), bands=COST, least="cost_per_pupil", most="cost_per_pupil"),
    PhaseFacet(name="fase", label=_("Phase"), vocabulary=Vocabulary.PHASE, field="phases", kinds=EVERY),
    PitfallsFacet(name="valkuilen", label=_("Pitfalls")),
    ConfirmedFacet(name="bevestigd", label=_("Confirmed")),
)
BY_NAME: Mapping[str, Facet] = {facet.name: facet for facet in FACETS}


def facets_of(kind: Kind) -> tuple[Facet, ...]:
    """The facets that a kind of page has, in the order in which they are shown."""
    return tuple(facet for facet in FACETS if kind in facet.kinds)


def spans_of(kind: Kind, today: date) -> Mapping[str, Mapping[str, Span]]:
    """What the values of the facets by dates mean on this day."""
    return {facet.name: facet.spans(today) for facet in facets_of(kind) if isinstance(facet, DateFacet)}


def rows(kind: Kind) -> "QuerySet[Any]":
    """The findable pages of a kind with the columns that `Facet.where` may name."""
    found: QuerySet[Any] = PAGE_TYPES[kind].objects.findable()
    if kind == Kind.COALITION:
        return found
    newest = Edition.objects.filter(practice=OuterRef("pk")).order_by(
        F("year").desc(nulls_last=True), "sort_order", "pk"
    )
    practices: QuerySet[Any] = found.annotate(
        newest_edition=Subquery(newest.values("pk")[:1]),
        newest_year=Subquery(newest.values("year")[:1]),
        coalition_path=_parent_path(),
        held=last_held(),
    )
    return practices


def _parent_path() -> Any:
    return Substr("path", 1, Length("path") - PracticePage.steplen)


def filters(kind: Kind, chosen: Mapping[str, frozenset[str]], book: Wordbook) -> Q:
    """All chosen values as one condition on `rows`: alternatives within a facet, all facets together."""
    condition = Q()
    for name, values in chosen.items():
        if values:
            condition &= BY_NAME[name].where(kind, values, book)
    return condition
