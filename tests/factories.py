"""The things that tests start from: a site to put pages on, and facts about a practice as a file has them."""

from typing import Any

from wagtail.models import Page, Site

from home.models import HomePage
from vocabularies.loading import load

Facts = dict[str, Any]


def a_site() -> HomePage:
    """The words of the field, and a home page with nothing below it."""
    load()
    return a_home()


def a_home() -> HomePage:
    home: HomePage = Page.get_first_root_node().add_child(instance=HomePage(title="Kansrijk", slug="kansrijk"))
    Site.objects.update(root_page=home)
    return home


def facts(id: str = "muziek-op-dinsdag", **others: Any) -> Facts:
    """A record with what every record must have; None leaves a field out."""
    record = {"id": id, "naam": "Muziek op dinsdag", "bronnen": ["https://example.org/muziek"], **others}
    return {name: value for name, value in record.items() if value is not None}


# What a record may say besides its id and its name.
EVERY_OTHER_FIELD: Facts = {
    "soort": "programma",
    "organisatie": "Stichting Klank",
    "gemeente": ["Rotterdam"],
    "provincie_of_eiland": ["Zuid-Holland"],
    "sector": ["po", "vo"],
    "doelgroep": "Kinderen van groep 5 tot en met 8, van 8 tot 12 jaar",
    "ontwikkelgebieden": ["cultuur", "sociale ontwikkeling"],
    "activiteiten": ["muziekles", "samen optreden"],
    "partners": ["muziekschool", "gemeente Rotterdam"],
    "omvang": ["2 tot 3 uur per week", "120 leerlingen op 3 scholen, 30 weken"],
    "tijdstip": ["na schooltijd", "verlengde schooldag (voor alle leerlingen)"],
    "plaats": ["school", "wijk/omgeving"],
    "financiering": ["gemeente Rotterdam", "250 euro per leerling per jaar"],
    "fase_in_programma": "voorloper",
    "evidence": [
        {"soort": "eigen meting", "resultaat": "meer plezier", "bron": "https://example.org/meting"},
        {"soort": "eigen telling", "resultaat": "minder afhakers"},
    ],
    "lessen_en_valkuilen": ["Vrijdag kwam bijna niemand", "Huur < verwacht & laat betaald"],
    "peiljaar": "2022",
    "bronnen": ["https://example.org/muziek", "https://example.org/meting"],
    "samenvatting": "Kinderen maken na schooltijd muziek op school en in de wijk.",
    "codes": {
        "activiteit": {"muziek": "muziekles"},
        "sector": {"po": "po", "vo": "vo"},
        "groep": {"groep-5-6": "groep 5 tot en met 8", "groep-7-8": "groep 5 tot en met 8"},
        "tijdstip": {"na-schooltijd": "na schooltijd"},
        "deelname": {"verlengde-schooldag": "verlengde schooldag"},
        "plaats": {"school": "school", "wijk": "wijk/omgeving"},
        "begeleiding": {"vakleerkracht": "muziekles"},
        "samenhang": {"los": "na schooltijd"},
        "doelgroep": {"alle-leerlingen": "voor alle leerlingen"},
        "financiering": {"gemeente": "gemeente Rotterdam"},
        "fase": {"voorloper": "voorloper"},
    },
    "partnercodes": [
        {"naam": "muziekschool", "soort": "cultuur", "rol": "aanbieder"},
        {"naam": "gemeente Rotterdam", "soort": "gemeente", "rol": None},
    ],
    "getallen": {
        "jaar": 2022,
        "uren_per_week": [2, 3],
        "weken_per_jaar": 30,
        "leerlingen": 120,
        "scholen": 3,
        "leeftijd": [8, 12],
        "kosten_per_leerling": 250,
    },
    "getalwoorden": {
        "jaar": "2022",
        "uren_per_week": "2 tot 3 uur per week",
        "weken_per_jaar": "30 weken",
        "leerlingen": "120 leerlingen",
        "scholen": "3 scholen",
        "leeftijd": "van 8 tot 12 jaar",
        "kosten_per_leerling": "250 euro per leerling per jaar",
    },
}


def full_facts(**others: Any) -> Facts:
    """A record in which every field is filled."""
    return facts(**{**EVERY_OTHER_FIELD, **others})
