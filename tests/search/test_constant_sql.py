"""As many questions to the database with 1,000 practices as with ten, on every kind of page."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import ContentPage, HomePage
from images.chores import keep_to_consent
from images.models import Picture
from practices.models import PracticePage
from search.engines import engine
from search.indexing import rebuild
from tests.images.files import a_photo
from tests.search.reader import BROWSER
from tests.search.tree import a_coalition, a_practice, a_region

FEW, MANY = 10, 1_000
pytestmark = pytest.mark.once
MOST_QUERIES_OF_RESULTS = 12
ALL_FILTERS = "&".join(
    [
        "q=muziek",
        "ontwikkelgebied=cultuur",
        "activiteit=muziek",
        "sector=po",
        "sector=vo",
        "groep=groep-5-6",
        "tijdstip=na-schooltijd",
        "deelname=aanmelding",
        "plaats=school",
        "partner=cultuur",
        "begeleiding=vakleerkracht",
        "samenhang=los",
        "gebied=utrecht",
        "doelgroep=alle-leerlingen",
        "fase=starter",
        "uren=2-4",
        "kosten=100-500",
        "financiering=gemeente",
        "valkuilen=ja",
        "bevestigd=ja",
    ]
)
RESULTS = (
    "/zoeken/",
    "/zoeken/?q=muziek",
    "/zoeken/?q=Beter+met+elkaar&sector=po",
    f"/zoeken/?{ALL_FILTERS}",
    f"/zoeken/?{ALL_FILTERS.replace('q=muziek', 'q=paardrijden')}",
    "/zoeken/?q=qqqqxxxx",
    "/zoeken/?sector=mbo&plaats=online",
    "/zoeken/?soort=coalitie",
    "/zoeken/?soort=coalitie&q=coalitie&gebied=utrecht",
    "/zoeken/?volgorde=nieuwste",
    "/zoeken/?volgorde=titel&q=dinsdag",
    "/zoeken/?sector=onzin&soort=niets&pagina=nul",
)


def fill(coalitions: list[Page], count: int, start: int) -> None:
    picture = Picture.objects.earliest("pk")
    for number in range(start, start + count):
        a_practice(
            coalitions[number % len(coalitions)],
            f"Muziek op dinsdag {number}",
            activities=["muziek"],
            sectors=["po"],
            groups=["groep-5-6"],
            moments=["na-schooltijd"],
            participation=["aanmelding"],
            places=["school"],
            guides=["vakleerkracht"],
            coherence=["los"],
            target_groups=["alle-leerlingen"],
            areas=["utrecht"],
            domains=["cultuur"],
            pitfalls="<ul><li>Op vrijdag kwam niemand.</li></ul>",
            year=2020 + number % 5,
            hours=Decimal(3),
            cost=Decimal(250),
            funding=["gemeente"],
            partner_kinds=["cultuur"],
            picture=picture,
            story=[("beeld", {"foto": picture, "bijschrift": "Samen"})],
        )


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address, headers={"User-Agent": BROWSER}).status_code == 200
    return len(questions)


@pytest.fixture
def coalitions(home: HomePage) -> list[Page]:
    region = a_region(home)
    picture = Picture.objects.create(title="Plein", people="niemand", file=a_photo())
    return [
        a_coalition(region, f"Coalitie {number}", phase="starter", areas=[], picture=picture) for number in range(5)
    ]


def addresses(home: HomePage, coalition: Page) -> list[str]:
    practice = PracticePage.objects.earliest("pk")
    content = home.add_child(instance=ContentPage(title="Over", slug="over", body="<p>Hallo</p>"))
    pages = [home, coalition.get_parent(), coalition, practice, content]
    return [*(page.get_url() for page in pages), *RESULTS]


def test_every_page_asks_as_much_at_ten_as_at_a_thousand(
    client: Client, home: HomePage, coalitions: list[Page], settings: Any, tmp_path: Path
) -> None:
    fill(coalitions, FEW, 0)
    keep_to_consent()
    rebuild()
    known = addresses(HomePage.objects.get(), coalitions[0])
    for address in known:
        asked(client, address)
    few = {address: asked(client, address) for address in known}
    fill(coalitions, MANY - FEW, FEW)
    rebuild()
    many = {address: asked(client, address) for address in known}
    assert many == few
    assert "/media/" in client.get("/zoeken/").content.decode()
    assert_few({address: count for address, count in many.items() if address in RESULTS})
    settings.SEARCH_DIR = tmp_path
    engine.cache_clear()
    assert_few({address: asked(client, address) for address in RESULTS})


def assert_few(questions: dict[str, int]) -> None:
    assert {address: count for address, count in questions.items() if count > MOST_QUERIES_OF_RESULTS} == {}
