"""What is offered while somebody types, and what a practice is said to be like."""

from typing import Any

import pytest
from django.test import Client

from home.models import HomePage
from practices.coded import codes_of
from practices.models import PracticePage
from search.engines import engine
from search.indexing import drain
from search.likeness import alike
from tests.search.nonsense import EVERY_STRANGE_VALUE
from tests.search.tree import a_coalition, a_practice, a_region
from vocabularies.wordbook import Wordbook

pytestmark = pytest.mark.once


@pytest.fixture
def site(home: HomePage, site_engine: None) -> dict[str, PracticePage]:
    one, other = a_coalition(a_region(home), "Muziekschool Zuid"), a_coalition(a_region(home), "Coalitie Noord")
    coded = {"activities": ["muziek"], "areas": ["rotterdam"], "groups": ["groep-7-8"]}
    pages = {
        "Muziek op dinsdag": a_practice(one, "Muziek op dinsdag", **coded),
        "Musical in de wijk": a_practice(one, "Musical in de wijk", activities=["muziek"]),
        "Zingen na school": a_practice(other, "Zingen na school", **coded),
        "Dinsdag is kookdag": a_practice(other, "Dinsdag is kookdag", activities=["koken"]),
        "Drummen": a_practice(other, "Drummen", activities=["muziek"]),
    }
    drain()
    return pages


def offered(client: Client, text: str) -> list[tuple[str, str]]:
    answer = client.get("/zoeken/suggesties/", {"q": text})
    assert answer.status_code == 200
    rows = answer.json()["rijen"]
    assert answer.json()["melding"].startswith(str(len(rows)))
    assert len(rows) <= 5
    return [(kind, name) for kind, name, _url in rows]


def test_words_of_the_field_first_and_then_pages(client: Client, site: Any) -> None:
    assert offered(client, "muz") == [
        ("Activiteit", "Muziek"),
        ("Praktijk", "Muziek op dinsdag"),
        ("Coalitie", "Muziekschool Zuid"),
    ]
    assert offered(client, "ROTT") == [("Plaats", "Rotterdam")]
    assert offered(client, "dinsdag muz") == [("Praktijk", "Muziek op dinsdag")]


def test_every_row_leads_to_what_it_names(client: Client, site: Any) -> None:
    for kind, name, url in client.get("/zoeken/suggesties/?q=muz").json()["rijen"]:
        page = client.get(url)
        assert page.status_code == 200
        assert name in page.content.decode(), kind


def test_a_word_that_no_practice_has_is_not_offered(client: Client, site: Any) -> None:
    assert offered(client, "amst") == []


def test_nothing_for_one_letter_or_none(client: Client, site: Any) -> None:
    assert offered(client, "m") == offered(client, "") == offered(client, " ! ") == []


@pytest.mark.parametrize("hidden", ["unpublish", "delete"])
def test_what_is_no_longer_public_is_not_offered(client: Client, site: dict[str, Any], hidden: str) -> None:
    getattr(PracticePage.objects.get(pk=site["Drummen"].pk), hidden)()
    assert offered(client, "drum") == []


def test_strange_beginnings(client: Client, site: Any) -> None:
    for query in EVERY_STRANGE_VALUE:
        assert client.get(f"/zoeken/suggesties/?{query}").status_code == 200, query


def test_likest_first_and_never_the_same_coalition(site: dict[str, PracticePage]) -> None:
    page = PracticePage.objects.get(pk=site["Muziek op dinsdag"].pk)
    codes = codes_of([page.pk])[page.pk]
    found = [other.title for other in alike(page, codes, Wordbook.read())]
    assert found == ["Zingen na school", "Drummen", "Dinsdag is kookdag"]


def test_a_practice_shows_what_is_like_it(client: Client, site: dict[str, PracticePage]) -> None:
    page = PracticePage.objects.get(pk=site["Muziek op dinsdag"].pk)
    shown = client.get(page.url).content.decode()
    assert "Vergelijkbare praktijken" in shown
    assert shown.index("Zingen na school") < shown.index("Drummen")


def test_without_an_engine_there_are_none(client: Client, site: dict[str, Any], settings: Any, tmp_path: Any) -> None:
    settings.SEARCH_ENGINE, settings.SEARCH_DIR = "tantivy", tmp_path / "none"
    engine.cache_clear()
    assert offered(client, "muz") == []
    assert "Vergelijkbare praktijken" not in client.get(site["Drummen"].url).content.decode()
