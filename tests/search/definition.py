"""What must be found, written once more from the rows of the models: plain Python, without anything of the search."""

import calendar
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page, PageViewRestriction

from coalitions.models import CoalitionPage, Confirmation
from coalitions.review.waiting import REGION
from events.models import EventPage
from evidence.models import EvidencePage, Recognition
from practices.models import PracticePage
from vocabularies.models import Term

FIELDS = {
    "activiteit": "activities",
    "sector": "sectors",
    "groep": "groups",
    "doelgroep": "target_groups",
    "tijdstip": "moments",
    "deelname": "participation",
    "plaats": "places",
    "begeleiding": "guides",
    "samenhang": "coherence",
}
HOURS = {"0-2": (0, 2), "2-4": (2, 4), "4-6": (4, 6), "6-10": (6, 10), "10-en-meer": (10, 10_000)}
COST = {"onder-100": (0, 100), "100-500": (100, 500), "500-1000": (500, 1000), "1000-en-meer": (1000, 10**9)}
OF_COALITIONS = ("activiteit", "gebied", "partner", "fase")
OF_MEETINGS = ("activiteit", "ontwikkelgebied", "wanneer", "maand", "regio", "bijeenkomstsoort", "online")
OF_SOURCES = ("activiteit", "ontwikkelgebied", "kennissoort", "instituut", "jaar")
YEARS = {"2020-en-later": (2020, 9999), "2015-2019": (2015, 2020), "2010-2014": (2010, 2015), "voor-2010": (0, 2010)}

Values = Mapping[str, set[str]]
Chosen = Mapping[str, frozenset[str]]


class Expected(NamedTuple):
    ids: set[int]
    counts: dict[str, dict[str, int]]


def expected(kind: str, chosen: Chosen) -> Expected:
    """The pages with one of the chosen values of every facet, and per facet the counts without its own choice."""
    pages = carried(kind)
    fitting = {facet: [values for values in pages.values() if fits(values, chosen, facet)] for facet in facets_of(kind)}
    counts = {facet: dict(Counter(slug for row in rows for slug in row[facet])) for facet, rows in fitting.items()}
    return Expected({pk for pk, values in pages.items() if fits(values, chosen)}, counts)


def facets_of(kind: str) -> tuple[str, ...]:
    every = (
        *FIELDS,
        "ontwikkelgebied",
        "gebied",
        "partner",
        "fase",
        "financiering",
        "uren",
        "kosten",
        "valkuilen",
        "onderbouwing",
        "meting",
        "bevestigd",
    )
    others = {"coalitie": OF_COALITIONS, "kennis": OF_SOURCES, "bijeenkomst": OF_MEETINGS}
    return others.get(kind, every)


def fits(values: Values, chosen: Chosen, but: str = "") -> bool:
    return all(values[facet] & slugs for facet, slugs in chosen.items() if slugs and facet != but)


def carried(kind: str) -> dict[int, Values]:
    """Per findable page the slugs that it counts for."""
    model, values = {
        "praktijk": (PracticePage, of_practice),
        "coalitie": (CoalitionPage, of_coalition),
        "kennis": (EvidencePage, of_source),
        "bijeenkomst": (EventPage, of_meeting),
    }[kind]
    return {page.pk: values(page) for page in model.objects.all() if may_be_found(page)}


def may_be_found(page: Page) -> bool:
    shut = PageViewRestriction.objects.values_list("page__path", flat=True)
    return page.live and not any(page.path.startswith(path) for path in shut)


def of_practice(page: PracticePage) -> Values:
    edition = newest(list(page.editions.all()))
    coalition = CoalitionPage.objects.get(pk=page.get_parent().pk)
    return {facet: climbed(getattr(page, field).all()) for facet, field in FIELDS.items()} | {
        "ontwikkelgebied": {domain.slug for domain in page.domains.all()},
        "gebied": where(page),
        "partner": climbed(partner.kind for partner in page.partners.all()),
        "fase": phase(coalition),
        "financiering": climbed(edition.funding.all()) if edition else set(),
        "uren": in_bands(HOURS, edition and edition.hours_per_week, edition and edition.hours_per_week_up_to),
        "kosten": in_bands(COST, edition and edition.cost_per_pupil),
        "valkuilen": {"ja" if strip_tags(page.pitfalls).strip() else "nee"} | no_difference(page),
        "onderbouwing": {now(row.level.term).slug for row in page.recognitions.all() if says_recognised(row)},
        "meting": climbed(row.kind for row in page.measurements.all()),
        "bevestigd": confirmed(page),
    }


def of_coalition(page: CoalitionPage) -> Values:
    return {
        "activiteit": climbed(page.activities.all()),
        "gebied": where(page),
        "partner": climbed(party.kind for party in page.parties.all()),
        "fase": phase(page),
    }


def of_source(page: EvidencePage) -> Values:
    years = {slug for slug, (start, end) in YEARS.items() if page.year is not None and start <= page.year < end}
    return {
        "activiteit": climbed(page.activities.all()),
        "ontwikkelgebied": {domain.slug for domain in page.domains.all()},
        "kennissoort": climbed([page.kind]),
        "instituut": climbed([page.institute]),
        "jaar": years,
    }


def of_meeting(page: EventPage) -> Values:
    """Its month is by its own clock. Whether it is over is by the days of the Netherlands."""
    over = page.ends_at.astimezone(ZoneInfo("Europe/Amsterdam")).date() < timezone.localdate()
    ways = {"ja": page.online_link, "nee": page.place}
    return {
        "activiteit": climbed(page.activities.all()),
        "ontwikkelgebied": {domain.slug for domain in page.domains.all()},
        "wanneer": {"voorbij" if over else "komend"},
        "maand": {f"{page.starts_at.astimezone(ZoneInfo(page.time_zone)):%Y-%m}"},
        "regio": {page.get_ancestors().get(depth=REGION).slug},
        "bijeenkomstsoort": {page.kind},
        "online": {way for way, given in ways.items() if given},
    }


def no_difference(page: PracticePage) -> set[str]:
    """Somebody measured and found none, or one in the other direction: the coalition, or a source that is public."""
    said = [row.outcome for row in page.measurements.all()]
    said += [row.source.outcome for row in page.relations.all() if may_be_found(row.source)]
    return {"geen-verschil"} if {"geen-verschil", "ongunstig"} & set(said) else set()


def says_recognised(row: Recognition) -> bool:
    """Up to, and not on, the day it expires."""
    valid = row.expires_on is None or row.expires_on > timezone.localdate()
    return row.decision == "erkend" and row.level is not None and valid


def confirmed(page: PracticePage) -> set[str]:
    """Fourteen months after it was said to hold, or else published, it is not confirmed any more."""
    said = Confirmation.objects.filter(page=page).first()
    if page.compiled or (said is None and page.last_published_at is None):
        return set()
    day = said.on if said else timezone.localdate(page.last_published_at)
    later, month = divmod(day.month + 14 - 1, 12)
    last = calendar.monthrange(day.year + later, month + 1)[1]
    return {"ja" if timezone.localdate() <= date(day.year + later, month + 1, min(day.day, last)) else "nee"}


def newest(editions: list[Any]) -> Any:
    """The highest year known, else the first on the form."""
    editions.sort(key=lambda edition: (-(edition.year or 0), edition.sort_order, edition.pk))
    return editions[0] if editions else None


def climbed(terms: Iterable[Term | None]) -> set[str]:
    """The terms as they are called now, and all they belong to."""
    return {slug for term in terms for slug in upwards(term)}


def now(term: Term) -> Term:
    while term.merged_into:
        term = term.merged_into
    return term


def upwards(term: Term | None) -> list[str]:
    if term is None:
        return []
    return [now(term).slug, *upwards(now(term).parent)]


def where(page: Any) -> set[str]:
    areas = page.areas.all()
    return {area.slug for area in areas} | {area.parent.slug for area in areas if area.parent}


def phase(coalition: CoalitionPage) -> set[str]:
    known = [row for row in coalition.phases.all() if row.phase]
    return climbed([max(known, key=lambda row: row.school_year).phase]) if known else set()


def in_bands(bands: Mapping[str, tuple[int, int]], low: Decimal | None, high: Decimal | None = None) -> set[str]:
    if low is None:
        return set()
    return {slug for slug, (start, end) in bands.items() if low < end and (low if high is None else high) >= start}
