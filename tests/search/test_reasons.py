"""Why a page was found, on its card."""

import re

import pytest
from django.test import Client

from home.models import HomePage
from search.indexing import rebuild
from tests.search.tree import a_coalition, a_practice, a_region

pytestmark = pytest.mark.once

EVIL = """<script>alert("muziek")</script> & 'viool'"""
QUOTE = re.compile(r'<p class="k-kaart__citaat">(.*?)</p>')


@pytest.fixture
def site(home: HomePage) -> None:
    coalition = a_coalition(
        a_region(home),
        "Coalitie Overvecht",
        summary="Scholen in de wijk.",
        activities_words="Zeilen op zaterdag",
        development_plan="<p>Wij groeien.</p>",
    )
    a_practice(
        coalition,
        "Toneel op dinsdag",
        summary="Elke week toneel en huiswerk & meer.",
        story=[
            (
                "waarom",
                "<p>Het begon met dansen. Daarna kwam de <b>viool</b> erbij &amp; werd het druk.</p><p>Slot</p>",
            ),
            (
                "meting",
                {"soort": "Vragenlijst", "uitkomst": "Ouders < leraren over schaken", "bron": "https://a.example"},
            ),
        ],
        pitfalls="<ul><li>Zonder instrument</li><li>Te weinig gitaren</li></ul>",
        activities=["zwemmen"],
        activities_words="Kleien\nBreien",
        areas=["rotterdam"],
    )
    a_practice(coalition, EVIL, summary=EVIL, activities_words=f"Orkest {EVIL}")
    rebuild()


def quotes(client: Client, text: str, kind: str = "praktijk") -> list[str]:
    html = client.get("/zoeken/", {"q": text, "soort": kind}).content.decode()
    return [quote.partition(": ")[2] for quote in QUOTE.findall(html)]


def test_the_summary_is_marked(client: Client, site: None) -> None:
    html = client.get("/zoeken/?q=theater+huiswerkk&sector=").content.decode()
    assert "Elke week <mark>toneel</mark> en <mark>huiswerk</mark> &amp; meer." in html
    assert '">Toneel op dinsdag</a>' in html, "the title is what it is"
    assert "<mark>" not in client.get("/zoeken/").content.decode()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("viool", "Daarna kwam de <mark>viool</mark> erbij &amp; werd het druk."),
        ("toneel dansen", "Het begon met <mark>dansen</mark>."),
        ("gitaar", "Te weinig <mark>gitaren</mark>"),
        ("schaken", "Ouders &lt; leraren over <mark>schaken</mark>"),
        ("breien", "<mark>Breien</mark>"),
        ("zwemmen", "<mark>Zwemmen</mark>"),
    ],
)
def test_what_the_card_does_not_say_is_quoted(client: Client, site: None, text: str, quote: str) -> None:
    assert quotes(client, text) == [quote]


@pytest.mark.parametrize("text", ["huiswerk", "dinsdag", "rotterdam", "overvecht huiswerk", "", "leerlingen huiswerk"])
def test_what_the_card_says_is_not_said_again(client: Client, site: None, text: str) -> None:
    assert quotes(client, text) == []


def test_coalitions_too(client: Client, site: None) -> None:
    assert quotes(client, "groeien", "coalitie") == ["Wij <mark>groeien</mark>."]
    assert quotes(client, "zeilen", "coalitie") == ["<mark>Zeilen</mark> op zaterdag"]
    assert "<mark>Scholen</mark> in de wijk" in client.get("/zoeken/?q=school&soort=coalitie").content.decode()


def test_nothing_of_a_text_is_html(client: Client, site: None) -> None:
    html = client.get("/zoeken/", {"q": "orkest viool alert"}).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;<mark>alert</mark>(&quot;<mark>muziek</mark>&quot;)&lt;/script&gt; &amp;" in html
    assert QUOTE.findall(html)[0].count("<mark>Orkest</mark> &lt;script&gt;<mark>alert</mark>") == 1
