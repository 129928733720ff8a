"""What a region lacks: sectors and development domains without any practice, and where the nearest example is.

Nearest is the newest practice elsewhere in a province in which the region lies; where there is none, the newest of the
whole country.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber, Substr
from django.urls import reverse
from wagtail.models import Page

from coalitions.models import RegionPage
from coalitions.review.waiting import COALITION, REGION
from desk.worklist.rows import EVERYWHERE, Paths, Rows
from foundation.tree import at_or_below
from practices.models import PracticePage
from vocabularies.models import Area, Domain, Term, Vocabulary

SECTORS = ("po", "sbo", "so", "vo", "vso")
"""Of the sectors those in which every region has schools."""


@dataclass(frozen=True)
class Example:
    """A practice elsewhere; `near`: in a province in which the region lies."""

    title: str
    coalition: str
    near: bool
    url: str


@dataclass(frozen=True)
class Cell:
    """How many practices of this domain there are, and where there are none the nearest elsewhere."""

    domain: str
    count: int
    example: Example | None


@dataclass(frozen=True)
class Gaps:
    """A table of sector by development domain. `example`: the nearest practice elsewhere, whatever it is about."""

    domains: list[str]
    rows: list[tuple[str, list[Cell]]]
    example: Example | None

    @property
    def open(self) -> int:
        """How many cells are empty."""
        return sum(not cell.count for _name, cells in self.rows for cell in cells)


def gaps(paths: Paths) -> Gaps:
    """In four questions, of which who looks everywhere spares one: there is no elsewhere then."""
    sectors, domains = _Sectors.read(), list(Domain.objects.all())
    here = _coded(PracticePage.objects.findable().filter(at_or_below(paths)), sectors)
    counted = here.values_list("sector", "domain").annotate(number=Count("pk", distinct=True)).order_by()
    counts = {(sector, domain): number for sector, domain, number in counted}
    nearest = {} if paths == EVERYWHERE else _nearest(paths, sectors)
    rows = [
        (name, [_cell(domain, counts.get((slug, domain.pk), 0), nearest.get((slug, domain.pk))) for domain in domains])
        for slug, name in sectors.names.items()
    ]
    return Gaps([domain.short_name for domain in domains], rows, next(iter(nearest.values()), None))


def _cell(domain: Domain, count: int, example: Example | None) -> Cell:
    return Cell(domain.short_name, count, None if count else example)


@dataclass(frozen=True)
class _Sectors:
    """By slug the name of each of these sectors, and the ids of the terms that count for it."""

    names: Mapping[str, str]
    terms: Mapping[str, list[int]]

    @classmethod
    def read(cls) -> "_Sectors":
        terms = {term.pk: term for term in Term.objects.filter(vocabulary=Vocabulary.SECTOR)}
        for term in terms.values():  # so that walking along the terms asks nothing more
            term.merged_into = terms.get(term.merged_into_id or 0)
            term.parent = terms.get(term.parent_id or 0)
        by_slug = {term.slug: term for term in terms.values()}
        tops = [by_slug[slug] for slug in SECTORS if slug in by_slug]
        return cls(
            {top.slug: top.name for top in tops},
            {top.slug: [term.pk for term in terms.values() if top.pk in term.line()] for top in tops},
        )


def _coded(practices: Rows, sectors: _Sectors) -> Rows:
    """A row for each sector and domain of each practice."""
    cases = [When(sectors__in=ids, then=Value(slug)) for slug, ids in sectors.terms.items()]
    ours = [pk for ids in sectors.terms.values() for pk in ids]
    found: Rows = practices.filter(sectors__in=ours, domain_items__isnull=False).annotate(
        sector=Case(*cases, output_field=CharField()), domain=F("domain_items__tag")
    )
    return found


def _nearest(paths: Paths, sectors: _Sectors) -> dict[tuple[str, int], Example]:
    """By sector and domain, the nearest of all first."""
    elsewhere = PracticePage.objects.findable().exclude(at_or_below(paths))
    above = Page.objects.filter(path=Substr(OuterRef("path"), 1, COALITION * Page.steplen))
    near = Case(When(_lies_near(paths), then=1), default=0, output_field=IntegerField())
    order = [F("near").desc(), F("last_published_at").desc(nulls_last=True), F("pk").desc()]
    each = Window(RowNumber(), partition_by=[F("sector"), F("domain")], order_by=order)
    found = _coded(elsewhere.annotate(near=near), sectors).annotate(nth=each).filter(nth=1).order_by(*order)
    rows = found.annotate(coalition=Subquery(above.values("title")[:1]))
    return {
        (sector, domain): Example(title, coalition, bool(is_near), reverse("short-address", args=[pk]))
        for sector, domain, pk, title, coalition, is_near in rows.values_list(
            "sector", "domain", "pk", "title", "coalition", "near"
        )
    }


def _lies_near(paths: Paths) -> Q:
    of_region = RegionPage.areas.through.objects.filter(_regions(paths)).values("area")
    province = Coalesce("parent", "pk")
    ours = Area.objects.filter(pk__in=of_region).annotate(province=province).values("province")
    areas = Area.objects.annotate(province=province).filter(province__in=ours).values("pk")
    return Q(Exists(PracticePage.areas.through.objects.filter(practicepage=OuterRef("pk"), area__in=areas)))


def _regions(paths: Paths) -> Q:
    """Those of these places, also where a place is a coalition."""
    return Q(regionpage__path__in=[path[: REGION * Page.steplen] for path in paths])
