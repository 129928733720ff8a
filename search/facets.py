"""The facets of the site, in the order in which they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _

from practices.freshness import last_held
from practices.models import Edition, PracticePage
from search.bands import COST, HOURS, YEARS, Band, editions_within, highest, slugs, within
from search.dates import ConfirmedFacet, DateFacet, RecognitionFacet
from search.evidence_facts import found_no_better
from search.facet import EVERY, KNOWLEDGE, MEETINGS, PLACED, PRACTICES, Facet
from search.facts import PAGE_TYPES
from search.meeting_facets import MeetingKindFacet, MonthFacet, OnlineFacet, RegionFacet, WhenFacet
from search.page_facts import Facts
from search.port import Kind, Span
from search.word_facets import (
    AreaFacet,
    DomainFacet,
    FundingFacet,
    MeasurementFacet,
    OneTermFacet,
    PartnerFacet,
    PhaseFacet,
    TermFacet,
)
from vocabularies.models import Vocabulary
from vocabularies.wordbook import Word, Wordbook

NO_WORDS = r"^(<[^>]*>|\s)*$"  # rich text in which nothing was typed: the editor leaves an empty paragraph


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


class YearFacet(Facet):
    """When a source was made, in bands."""

    def words(self, book: Wordbook) -> list[Word]:
        return [Word(band.slug, str(band.name)) for band in YEARS]

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return slugs(YEARS, None if facts.year is None else Decimal(facts.year), None)

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        return within(YEARS, chosen, "year")


class PitfallsFacet(Facet):
    """What did not work, which readers look for first: pitfalls that are written down, and measurements that found no
    difference.
    """

    def words(self, book: Wordbook) -> list[Word]:
        return [
            Word("ja", str(_("Described"))),
            Word("geen-verschil", str(_("No difference measured"))),
            Word("nee", str(_("Not described"))),
        ]

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        return {"ja" if facts.pitfalls else "nee"} | ({"geen-verschil"} if facts.no_better else set())

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        meaning = {
            "ja": ~Q(pitfalls__regex=NO_WORDS),
            "geen-verschil": found_no_better(),
            "nee": Q(pitfalls__regex=NO_WORDS),
        }
        return reduce(or_, (meaning[slug] for slug in chosen if slug in meaning), Q(pk__in=[]))


FACETS: tuple[Facet, ...] = (
    WhenFacet(name="wanneer", label=_("When"), kinds=MEETINGS),
    MonthFacet(name="maand", label=_("Month"), kinds=MEETINGS),
    RegionFacet(name="regio", label=_("Region"), kinds=MEETINGS, by_count=True),
    MeetingKindFacet(name="bijeenkomstsoort", label=_("Kind of meeting"), kinds=MEETINGS),
    OnlineFacet(name="online", label=_("Online or at a place"), kinds=MEETINGS),
    OneTermFacet(
        name="kennissoort", label=_("Kind of source"), vocabulary=Vocabulary.KNOWLEDGE, field="kind", kinds=KNOWLEDGE
    ),
    TermFacet(name="tijdstip", label=_("Moment"), vocabulary=Vocabulary.MOMENT, field="moments"),
    DomainFacet(name="ontwikkelgebied", label=_("Development domain"), kinds=KNOWLEDGE | MEETINGS | PRACTICES),
    YearFacet(name="jaar", label=_("Year"), kinds=KNOWLEDGE),
    OneTermFacet(
        name="instituut",
        label=_("Institute"),
        vocabulary=Vocabulary.INSTITUTE,
        field="institute",
        kinds=KNOWLEDGE,
        by_count=True,
    ),
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
    AreaFacet(name="gebied", label=_("Area"), kinds=PLACED, by_count=True),
    TermFacet(name="deelname", label=_("Participation"), vocabulary=Vocabulary.PARTICIPATION, field="participation"),
    TermFacet(name="plaats", label=_("Place"), vocabulary=Vocabulary.PLACE, field="places"),
    PartnerFacet(
        name="partner", label=_("Partner"), vocabulary=Vocabulary.PARTNER, field="partners", kinds=PLACED, by_count=True
    ),
    TermFacet(name="begeleiding", label=_("Guided by"), vocabulary=Vocabulary.GUIDE, field="guides", by_count=True),
    TermFacet(name="samenhang", label=_("Coherence"), vocabulary=Vocabulary.COHERENCE, field="coherence"),
    FundingFacet(
        name="financiering", label=_("Who pays"), vocabulary=Vocabulary.FUNDING, field="funding", by_count=True
    ),
    BandFacet(name="uren", label=_("Hours per week"), bands=HOURS, least="hours_per_week", most="hours_per_week_up_to"),
    BandFacet(name="kosten", label=_("Cost per pupil"), bands=COST, least="cost_per_pupil", most="cost_per_pupil"),
    PhaseFacet(name="fase", label=_("Phase"), vocabulary=Vocabulary.PHASE, field="phases", kinds=PLACED),
    PitfallsFacet(name="valkuilen", label=_("Pitfalls")),
    RecognitionFacet(name="onderbouwing", label=_("Recognition of the approach")),
    MeasurementFacet(
        name="meting", label=_("Own measurement"), vocabulary=Vocabulary.MEASUREMENT, field="measurements"
    ),
    ConfirmedFacet(name="bevestigd", label=_("Confirmed")),
)
BY_NAME: Mapping[str, Facet] = {facet.name: facet for facet in FACETS}


def facets_of(kind: Kind) -> tuple[Facet, ...]:
    """The facets that a kind of page has, in the order in which they are shown."""
    return tuple(facet for facet in FACETS if kind in facet.kinds)


def spans_of(kind: Kind, today: date, book: Wordbook) -> Mapping[str, Mapping[str, Span]]:
    """What the values of the facets by dates mean on this day."""
    return {facet.name: facet.spans(today, book) for facet in facets_of(kind) if isinstance(facet, DateFacet)}


def rows(kind: Kind) -> "QuerySet[Any]":
    """The findable pages of a kind with the columns that `Facet.where` may name."""
    found: QuerySet[Any] = PAGE_TYPES[kind].objects.findable()
    if kind == Kind.KNOWLEDGE:
        return _with_year(found)
    if kind in {Kind.COALITION, Kind.MEETING}:
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


def _with_year(sources: "QuerySet[Any]") -> "QuerySet[Any]":
    """Sources are ordered by the year in which they were made."""
    found: QuerySet[Any] = sources.annotate(newest_year=F("year"))
    return found


def _parent_path() -> Any:
    return Substr("path", 1, Length("path") - PracticePage.steplen)


def filters(kind: Kind, chosen: Mapping[str, frozenset[str]], book: Wordbook) -> Q:
    """All chosen values as one condition on `rows`: alternatives within a facet, all facets together."""
    condition = Q()
    for name, values in chosen.items():
        if values:
            condition &= BY_NAME[name].where(kind, values, book)
    return condition
