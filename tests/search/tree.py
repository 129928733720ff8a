"""Regions, coalitions and practices to search among, published as an editor publishes them."""

import itertools
from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from coalitions.models import CoalitionPage, CoalitionPhase, RegionPage
from practices.models import Edition, PracticePage, PracticePartner
from vocabularies.models import Area, Domain, Term

NUMBERS = itertools.count(1)
TERM_FIELDS = {
    "activities": "activiteit",
    "sectors": "sector",
    "groups": "groep",
    "target_groups": "doelgroep",
    "moments": "tijdstip",
    "participation": "deelname",
    "places": "plaats",
    "guides": "begeleiding",
    "coherence": "samenhang",
}


def terms(vocabulary: str, *slugs: str) -> list[Term]:
    return list(Term.objects.filter(vocabulary=vocabulary, slug__in=slugs))


def term(vocabulary: str, slug: str) -> Term:
    return Term.objects.get(vocabulary=vocabulary, slug=slug)


def publish(page: Page) -> None:
    """As the button does: through a revision."""
    page.save_revision().publish()


def below(parent: Page, page: Any) -> Any:
    page.slug = f"{slugify(page.title)[:60]}-{next(NUMBERS)}"
    return type(parent).objects.get(pk=parent.pk).add_child(instance=page)


def a_region(home: Page, title: str = "Utrecht") -> RegionPage:
    return below(home, RegionPage(title=title))


def a_coalition(region: Page, title: str = "Coalitie Overvecht", phase: str = "", **fields: Any) -> CoalitionPage:
    page = CoalitionPage(title=title, **fields)
    if phase:
        page.phases = [CoalitionPhase(school_year="2024-2025", phase=term("fase", phase))]
    return below(region, page)


def a_practice(coalition: Page, title: str = "Muziek op dinsdag", **facts: Any) -> PracticePage:
    """`facts` are slugs by field (`sectors=["po"]`, `areas`, `domains`, `funding`, `partner_kinds`), `year`, `hours`,
    `cost`, and plain fields of the page.
    """
    rows = {name: facts.pop(name, None) for name in ("year", "hours", "cost", "funding", "partner_kinds")}
    coded = {name: facts.pop(name) for name in (*TERM_FIELDS, "areas", "domains") if name in facts}
    page = PracticePage(title=title, **{"summary": "Kinderen doen mee.", "compiled": True, **facts})
    code(page, coded)
    page.editions = [an_edition(**{name: rows[name] for name in ("year", "hours", "cost", "funding")})]
    page.partners = [
        PracticePartner(name="Partner", kind=term("partner", slug)) for slug in rows["partner_kinds"] or ()
    ]
    return below(coalition, page)


def code(page: PracticePage, coded: dict[str, Iterable[str]]) -> None:
    """Give a page these terms, areas and domains, by slug."""
    for name, slugs in coded.items():
        if name == "areas":
            page.areas = list(Area.objects.filter(slug__in=slugs))
        elif name == "domains":
            page.domains.set(list(Domain.objects.filter(slug__in=slugs)))
        else:
            setattr(page, name, terms(TERM_FIELDS[name], *slugs))


def an_edition(year: Any = None, hours: Any = None, cost: Any = None, funding: Any = None) -> Edition:
    """`hours` is one number or a pair."""
    low, high = hours if isinstance(hours, tuple) else (hours, None)
    edition = Edition(year=year, hours_per_week=low, hours_per_week_up_to=high, cost_per_pupil=cost)
    edition.funding = terms("financiering", *(funding or ()))
    return edition
