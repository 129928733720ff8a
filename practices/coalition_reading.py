"""A coalition and a region as their pages show them. Here, since both show practices."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from coalitions.confirming import confirmed_on
from coalitions.models import CoalitionPage, RegionPage
from foundation.readings import reading
from images.showing import Shown, shown
from practices.area_map import AreaMap, area_map
from practices.cards import PracticeCard, cards, phrase
from practices.coalition_cards import CoalitionCard, coalition_cards
from practices.models import PracticePage
from practices.reading import Fact, Source, has_words, sources
from vocabularies.wordbook import Wordbook

MOST_CARDS = 100  # of a coalition or region on one page; the search has them all


@dataclass(frozen=True)
class CoalitionReading:
    """Everything that the page of a coalition shows."""

    kind_label: str
    summary: str
    picture: Shown | None
    places: str
    facts: list[Fact]
    phases: list[tuple[str, str]]
    parties: list[tuple[str, str, str]]
    practices: list[PracticeCard]
    sources: list[Source]
    development_plan: str
    website: str
    region: Page
    compiled: bool
    confirmed_on: date | None
    stale: bool = False  # nobody asks a coalition about its own page


@reading(CoalitionPage, "coalition")
def coalition_reading(page: CoalitionPage, request: HttpRequest) -> CoalitionReading:
    """Who, where, the facts of the covenant, and its practices."""
    book = Wordbook.read()
    places = book.places(area.pk for area in page.areas.all())
    return CoalitionReading(
        kind_label=page.get_kind_display(),
        summary=page.summary,
        picture=shown(page.picture, "kop"),
        places=places,
        facts=_facts(page, places, book),
        phases=[(row.school_year, book.now(row.phase_id).name) for row in page.phases.all() if row.phase_id],
        parties=[(row.name, *(_name(pk, book) for pk in (row.kind_id, row.role_id))) for row in page.parties.all()],
        practices=cards(practices_of(page), book),
        sources=sources(page.sources.all()),
        development_plan=page.development_plan if has_words(page.development_plan) else "",
        website=page.website,
        region=page.get_parent(),
        compiled=page.compiled,
        confirmed_on=confirmed_on(page),
    )


def _facts(page: CoalitionPage, places: str, book: Wordbook) -> list[Fact]:
    activities = phrase(term.name for term in book.named(term.pk for term in page.activities.all()))
    facts: list[Fact] = [
        (_("Where"), places, ""),
        (_("Lead party"), page.lead_party, ""),
        (_("Activities"), activities, page.activities_words),
        (_("Meant for"), "", page.participants_words),
    ]
    return [fact for fact in facts if fact[1] or fact[2]]


def _name(pk: int | None, book: Wordbook) -> str:
    return book.now(pk).name if pk else ""


def practices_of(page: Page) -> list[PracticePage]:
    """The findable practices below a page, by title."""
    found = PracticePage.objects.findable().descendant_of(page)
    return list(found.order_by("title", "pk")[:MOST_CARDS])


@dataclass(frozen=True)
class RegionReading:
    """Everything that the page of a region shows."""

    intro: str
    national: bool
    areas: str
    coalitions: list[CoalitionCard]
    map: AreaMap
    practice_count: int


@reading(RegionPage, "region")
def region_reading(page: RegionPage, request: HttpRequest) -> RegionReading:
    """Its coalitions, and on the map where their practices are."""
    book = Wordbook.read()
    below = PracticePage.objects.findable().descendant_of(page)
    coalitions = CoalitionPage.objects.findable().child_of(page).order_by("title", "pk")[:MOST_CARDS]
    return RegionReading(
        intro=page.intro,
        national=page.national,
        areas=", ".join(area.name for area in page.areas.all()),
        coalitions=coalition_cards(coalitions, book),
        map=area_map(
            per_area(below.values_list("pk", flat=True), book), book.area_slugs(area.pk for area in page.areas.all())
        ),
        practice_count=below.count(),
    )


def per_area(practices: Any, book: Wordbook) -> Counter[str]:
    """Of each province and island the number of these practices; one in two provinces counts in both."""
    rows = PracticePage.areas.through.objects.filter(practicepage_id__in=practices)
    found: dict[int, set[str]] = {}
    for practice, area in rows.values_list("practicepage_id", "area_id"):
        found.setdefault(practice, set()).update(book.area_slugs([area]))
    return Counter(slug for slugs in found.values() for slug in slugs)
