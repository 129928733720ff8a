""" "Bedoelde u …?", and the choice where an abbreviation has more meanings than one."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from home.models import HomePage
from search import rephrasing
from search.dutch import ask, product_synonyms
from search.dutch.corrections import corrections
from search.engines import engine
from search.indexing import rebuild
from search.models import SynonymSet
from search.results import Results
from tests.search.tree import a_coalition, a_practice, a_region

pytestmark = pytest.mark.once

FIELD = {"huiswerkbegeleiding": "huiswerkbegeleiding", "muziek": "muziek", "amsterdam": "Amsterdam", "dans": "dans"}


@pytest.fixture
def site(home: HomePage) -> None:
    coalition = a_coalition(a_region(home), "Coalitie Overvecht")
    a_practice(coalition, "Huiswerkbegeleiding op dinsdag", sectors=["po"])
    a_practice(coalition, "Verlengde schooldag in Rotterdam", sectors=["po", "vo"], areas=["rotterdam"])
    a_practice(coalition, "Zwemmen en muziek", sectors=["po"])
    a_practice(coalition, "Bij Zwemmers en Trianova", sectors=["vo"])
    rebuild()


def results(client: Client, **parameters: Any) -> Results:
    found: Results = client.get("/zoeken/", parameters).context["results"]
    return found


@pytest.mark.parametrize(
    ("word", "slips", "likeliest"),
    [
        ("huiswerkbegleiding", 2, "huiswerkbegeleiding"),
        ("huiswrkbegleiding", 2, "huiswerkbegeleiding"),
        ("musik", 2, "muziek"),
        ("asmterdam", 2, "Amsterdam"),
        ("dnas", 1, "dans"),
        ("tegniek", 1, "techniek"),
        ("ontbeit", 1, "ontbijt"),
        ("biblioteek", 2, "bibliotheek"),
        ("dansen", 1, None),
        ("voetbal", 1, None),
        ("qqqqxxxx", 2, None),
    ],
)
def test_what_a_word_was_meant_to_be(word: str, slips: int, likeliest: str | None) -> None:
    assert next(iter(corrections(word, slips, FIELD)), None) == likeliest


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("huiswerkbegleiding", "huiswerkbegeleiding"),
        ("Huiswerkbegleiding!", "huiswerkbegeleiding!"),
        ("verlegde schooldag", "verlengde schooldag"),
        ("Roterdam", "Rotterdam"),
        ("schooldag in roterdam", "schooldag in Rotterdam"),
        ("zwemmen en musik", "zwemmen en muziek"),
        ("huiswerkbegleiding dinsdga", "huiswerkbegeleiding dinsdag"),
    ],
)
def test_a_slip_is_asked_about(client: Client, site: None, text: str, meant: str) -> None:
    answer = client.get("/zoeken/", {"q": text})
    found = answer.context["results"]
    assert found.meant is not None
    assert found.meant.url == "/zoeken/?" + urlencode({"q": meant})
    corrected = results(client, q=meant)
    assert corrected.total >= max(found.total, 1)
    assert corrected.meant is None
    assert f'<a href="{found.meant.url}">{meant}</a>?' in answer.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        *("", "huiswerkbegeleiding", "muziek", "schooldag Rotterdam", "Trianova", "zwemmers", "zwemt", "zwemlessen"),
        *("paardrijden", "qqqqxxxx", "vso", "12345", "é", "muziekk xyzzy", "Amsterdm", "dans"),
    ],
)
def test_what_is_fine_or_finds_nothing_is_not_asked_about(client: Client, site: None, text: str) -> None:
    assert results(client, q=text).meant is None


def test_the_filters_stay(client: Client, site: None) -> None:
    found = results(client, q="huiswerkbegleiding", sector="po", volgorde="titel", pagina="1")
    assert found.meant is not None
    assert found.meant.url == "/zoeken/?q=huiswerkbegeleiding&sector=po&volgorde=titel"
    assert results(client, q="huiswerkbegleiding", sector="vo").meant is None, "there it finds nothing either"


def test_words_of_editors_count(client: Client, site: None) -> None:
    assert results(client, q="zwembatjes").meant is None
    SynonymSet.objects.create(words="zwembadjes, zwemmen")
    found = results(client, q="zwembatjes")
    assert found.meant is not None
    assert found.meant.label == "zwembadjes"


def test_the_engine_is_asked_three_times_at_most(client: Client, site: None, monkeypatch: Any) -> None:
    calls: list[Any] = []

    def counted(*words: Any) -> Any:
        calls.append(words)
        return find(*words)

    find = rephrasing.find
    monkeypatch.setattr(rephrasing, "find", counted)
    for text in ("huiswerkbegleiding", "biblioteek zwemen musikk roterdam", "tegniek ontbeit", "verlegde schoolgad"):
        calls.clear()
        results(client, q=text)
        assert 0 < len(calls) <= rephrasing.MOST_ENGINE_CALLS
    calls.clear()
    results(client, q="muziek")
    assert calls == []


def test_html_in_a_question_with_a_slip_is_text(client: Client, site: None) -> None:
    html = client.get("/zoeken/", {"q": '"><!--huiswerkbegleiding'}).content.decode()
    assert ">&quot;&gt;&lt;!--huiswerkbegeleiding</a>?" in html
    assert "<!--" not in html


@pytest.mark.parametrize(
    ("text", "abbreviation", "choices"),
    [
        ("vso", "vso", {"voortgezet speciaal onderwijs": "voortgezet speciaal onderwijs", "voorschoolse opvang": None}),
        ("muziek VSO Utrecht", "VSO", {"voorschoolse opvang": "muziek voorschoolse opvang Utrecht"}),
        ("npo", "npo", {"Nationaal Programma Onderwijs": "Nationaal Programma Onderwijs", "publieke omroep": None}),
        ("hdt", "hdt", {"high dosage tutoring": "high dosage tutoring"}),
    ],
)
def test_an_abbreviation_with_more_meanings_is_a_choice(
    client: Client, site: None, text: str, abbreviation: str, choices: dict[str, str | None]
) -> None:
    answer = client.get("/zoeken/", {"q": text, "sector": "po"})
    meanings = answer.context["results"].meanings
    assert meanings.abbreviation == abbreviation
    urls = {choice.label: choice.url for choice in meanings.choices}
    assert choices.keys() <= urls.keys()
    for label, replaced in choices.items():
        address = "/zoeken/?" + urlencode({"q": replaced or label, "sector": "po"})
        assert urls[label] == address
        assert f'<a href="{address.replace("&", "&amp;")}">{label}</a>' in answer.content.decode()
        assert results(client, q=replaced or label).meanings is None


@pytest.mark.parametrize("text", ["", "muziek", "lea", "icc", "npo Nationaal Programma Onderwijs", "vsob"])
def test_no_choice_where_there_is_none_to_make(client: Client, site: None, text: str) -> None:
    assert results(client, q=text).meanings is None


def test_an_editor_adds_a_meaning(client: Client, site: None) -> None:
    SynonymSet.objects.create(words="icc => interne cultuurcoördinator")
    SynonymSet.objects.create(words="vso => voetbalschool Overvecht")
    meanings = results(client, q="ICC").meanings
    assert meanings is not None
    assert [choice.label for choice in meanings.choices] == ["interne cultuurcoördinator"]
    more = results(client, q="vso").meanings
    assert more is not None
    assert {"voetbalschool Overvecht", "voorschoolse opvang"} <= {choice.label for choice in more.choices}


def test_meanings_are_never_looked_for_unasked() -> None:
    synonyms = product_synonyms()
    assert len(synonyms.meanings) > 5
    for abbreviation, meanings in synonyms.meanings.items():
        assert all(ask(meaning, synonyms).units for meaning in meanings)
        (unit,) = ask(abbreviation, synonyms).units
        assert {match.tokens for match in unit.matches} == {(abbreviation,)}


def test_without_an_engine_only_the_choice_is_there(client: Client, site: None, settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_DIR = tmp_path / "none"
    engine.cache_clear()
    found = results(client, q="vso huiswerkbegleiding")
    assert found.degraded
    assert found.meant is None
    assert found.meanings is not None
    assert "k-bedoeld" not in client.get("/zoeken/?q=huiswerkbegleiding").content.decode()
