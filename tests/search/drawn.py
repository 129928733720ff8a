"""What the editors of a property test choose from."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from coalitions.models import CoalitionPage, RegionPage
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
}
WORDS = st.sampled_from([(vocabulary, slug) for vocabulary, slugs in TERMS.items() for slug in slugs])
WHICH = st.integers(0, 30)
NAMES = st.sampled_from(["Muziek", "Dans in de wijk", "Koor", "Zwemmen na school"])
KINDS = st.sampled_from([PracticePage, CoalitionPage, RegionPage, EvidencePage])
OUTCOMES = st.sampled_from(["", *Outcome.values])
DAYS_AGO = st.sampled_from([0, 300, 420, 424, 430, 1000])  # fourteen months are 423 to 427 days
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
