"""What the editors of a property test choose from."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from hypothesis import strategies as st

from coalitions.models import CoalitionPage, RegionPage
from events.models import EventPage, Zone
from evidence.models import EvidencePage, Outcome
from practices.models import PracticePage

TERMS: Mapping[str, tuple[str, ...]] = {
    "sector": ("po", "vo", "vmbo", "havo"),
    "activiteit": ("muziek", "dans"),
    "tijdstip": ("na-schooltijd", "weekend"),
    "plaats": ("wijk", "bibliotheek"),
    "partner": ("cultuur", "sport"),
    "financiering": ("gemeente", "fondsen"),
    "fase": ("starter", "voorloper"),
    "onderbouwing": ("goed-beschreven", "goed-onderbouwd"),
    "meting": ("tellen", "loting"),
    "kennissoort": ("monitor", "opinie"),
    "instituut": ("oberon", "nro"),
}
AREAS = ("utrecht", "gemeente-utrecht", "rotterdam", "saba")
SLUGS: Mapping[str, tuple[str, ...]] = TERMS | {
    "gebied": (*AREAS, "zuid-holland"),
    "ontwikkelgebied": ("sport", "cultuur"),
    "uren": ("0-2", "2-4", "4-6", "10-en-meer"),
    "kosten": ("onder-100", "100-500", "1000-en-meer"),
    "valkuilen": ("ja", "geen-verschil", "nee"),
    "jaar": ("2020-en-later", "voor-2010"),
    "bevestigd": ("ja", "nee"),
    "wanneer": ("komend", "voorbij"),
    "maand": tuple(f"{timezone.localdate() + relativedelta(months=step):%Y-%m}" for step in (-13, -1, 0, 1)),
    "bijeenkomstsoort": ("webinar", "markt"),
    "online": ("ja", "nee"),
}
WORDS = st.sampled_from([(vocabulary, slug) for vocabulary, slugs in TERMS.items() for slug in slugs])
WHICH = st.integers(0, 30)
NAMES = st.sampled_from(["Muziek", "Dans in de wijk", "Koor", "Zwemmen na school"])
KINDS = st.sampled_from([PracticePage, CoalitionPage, RegionPage, EvidencePage, EventPage])
OUTCOMES = st.sampled_from(["", *Outcome.values])
DAYS_AGO = st.sampled_from([0, 300, 420, 424, 430, 1000])  # fourteen months are 423 to 427 days
# Meetings near midnight, by the clock of the Netherlands or of the islands, and near the border of a month.
MOMENTS = st.builds(
    lambda days, hours: timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days, hours=hours),
    st.sampled_from([-400, -30, -1, 0, 1, 30]) | st.integers(-31, 31),
    st.integers(0, 23),
)
LASTS = st.sampled_from([timedelta(hours=1), timedelta(hours=9), timedelta(days=3)])
ZONES = st.sampled_from(Zone.values)
YEARS = st.none() | st.integers(2019, 2026)


def some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=3)


CODED = st.fixed_dictionaries(
    {
        "activities": some(TERMS["activiteit"]),
        "sectors": some(TERMS["sector"]),
        "moments": some(TERMS["tijdstip"]),
        "places": some(TERMS["plaats"]),
        "areas": some(AREAS),
        "domains": some(("sport", "cultuur")),
    }
)
EDITIONS = st.fixed_dictionaries(
    {
        "year": YEARS,
        "hours": st.none() | st.sampled_from([Decimal(0), Decimal(2), Decimal("3.5"), (Decimal(1), Decimal(4))]),
        "cost": st.none() | st.sampled_from([Decimal(0), Decimal("99.99"), Decimal(100), Decimal(1000)]),
        "funding": some(TERMS["financiering"]),
    }
)
PITFALLS = st.sampled_from(["", "<p></p>", "<ul><li>Niemand kwam.</li></ul>"])
CHOSEN = st.fixed_dictionaries({}, optional={facet: some(slugs).map(frozenset) for facet, slugs in SLUGS.items()})
