"""The regions until OCW fills its own: the provinces, Caribisch Nederland and *Landelijk*."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from coalitions.models import RegionPage
from practices.importing.areas import ISLANDS, NATIONAL, Atlas
from practices.importing.planning import Draft
from vocabularies.models import AreaKind

REGION = "regio:"
# Contents of Dutch pages, so no messages to translate.
ISLANDS_INTRO = "Bonaire, Sint Eustatius en Saba."
NATIONAL_INTRO = "Wat in meer dan een provincie gebeurt, in het hele land, of op een plaats die de bron niet noemt."


def region_drafts(atlas: Atlas) -> Iterator[Draft]:
    for province in atlas.of_kind(AreaKind.PROVINCE):
        yield _draft(province.slug, province.name, "", [province.slug])
    islands = sorted(area.slug for area in atlas.of_kind(AreaKind.ISLAND))
    yield _draft(ISLANDS, "Caribisch Nederland", ISLANDS_INTRO, islands)
    yield _draft(NATIONAL, "Landelijk", NATIONAL_INTRO, [])


def _draft(slug: str, title: str, intro: str, areas: list[str]) -> Draft:
    contents = {"title": title, "intro": intro, "national": slug == NATIONAL, "areas": areas}
    return Draft(f"{REGION}{slug}", slug, contents)


def hand_made_region(home: Any, draft: Draft) -> Any:
    """A region page with this title or address that is not of the importer's making."""
    same = Q(slug=draft.slug) | Q(title__iexact=draft.contents["title"])
    return RegionPage.objects.child_of(home).filter(same).order_by("-live", "path").first()
