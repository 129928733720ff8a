"""Whose worklist: a coordinator's regions, all of them for the national editors."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page

from coalitions.authority.people import is_national_editor, regions_of
from coalitions.models import RegionAccess
from coalitions.review.waiting import COALITION, REGION
from desk.worklist.rows import EVERYWHERE, Paths


@dataclass(frozen=True)
class Place:
    """A region or a coalition."""

    pk: int
    path: str
    depth: int
    title: str
    slug: str


@dataclass(frozen=True)
class Places:
    """The regions of somebody and their coalitions, by title."""

    regions: tuple[Place, ...]
    coalitions: tuple[Place, ...]
    everywhere: bool = False

    @property
    def paths(self) -> Paths:
        """Where this person looks when nothing is chosen."""
        return EVERYWHERE if self.everywhere else tuple(region.path for region in self.regions)

    def coalition_at(self, path: str) -> Place | None:
        """The coalition of a page at this place."""
        return next((one for one in self.coalitions if path.startswith(one.path)), None)

    def under(self, paths: Paths) -> tuple[Place, ...]:
        """The coalitions there."""
        return tuple(one for one in self.coalitions if one.path.startswith(paths))


def places_of(user: Any) -> Places:
    """In one question; nobody coordinates *Landelijk* but the national editors, whoever is in its group."""
    if is_national_editor(user):
        return _places(Q(), everywhere=True)
    return places_in(RegionAccess.objects.filter(region__in=regions_of(user), region__national=False))


def places_in(access: Any) -> Places:
    """These regions with what is in them."""
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = access.annotate(here=here).filter(here__startswith=F("region__path"))
    return _places(Q(Exists(above)))


def _places(condition: Q, *, everywhere: bool = False) -> Places:
    kinds = Q(depth=REGION, regionpage__isnull=False) | Q(depth=COALITION, coalitionpage__isnull=False)
    rows = Page.objects.filter(kinds, condition).order_by("title", "pk")
    places = [Place(*row) for row in rows.values_list("pk", "path", "depth", "title", "slug")]
    return Places(_at(REGION, places), _at(COALITION, places), everywhere)


def _at(depth: int, places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.depth == depth)
