"""What is counted of what readers ask, and what is not."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.settings.production import SQLITE_OPTIONS
from home.models import HomePage
from search.asked_for import asked_lists
from search.counting import countable
from search.engines import engine
from tests.search.reader import BROWSER, HERE, Reader, counted, two_practices
from tests.search.running import HOST, Served, copy_of, serving, shell

ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
LESS_THAN_THE_LOCK = SQLITE_OPTIONS["timeout"] - 2


@pytest.fixture
def site(home: HomePage) -> None:
    two_practices(home)


@pytest.fixture
def reader(site: None) -> Reader:
    return Reader()


def test_a_page_that_was_opened_counts_for_the_text(reader: Reader) -> None:
    html = reader.asks("Kóken!", times=3)
    address = re.search(r'href="([^"]*koken-met-de-buurt[^"]*)"', html)
    assert address
    assert [text.text for text in asked_lists().never_opened] == ["koken"]
    reader.goes_to(address.group(1))
    assert counted("koken") == (3, 0, 1)
    assert asked_lists().never_opened == []
    reader.goes_to("/zoeken/?q=tuinieren")
    reader.goes_to("/")
    assert counted("tuinieren") == (1, 0, 0), "the home page is no result"
    reader.starts_anew()
    reader.goes_to(address.group(1))
    assert counted("koken") == (3, 0, 1)


def test_the_same_text_with_other_filters_is_the_same_question(reader: Reader) -> None:
    reader.asks("koken")
    reader.goes_to("/zoeken/?q=koken&sector=po", **{"HX-Request": "true"})
    reader.goes_to("/zoeken/?q=koken&sector=po&sector=vo")
    reader.goes_to("/zoeken/?q=koken&volgorde=titel")
    assert counted("koken") == (1, 0, 0)
    reader.goes_to("/zoeken/?q=tuin&sector=po", **{"HX-Request": "true"})
    assert counted("tuin") == (1, 0, 0), "nothing found under a filter says nothing of the text"


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": ROBOT},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
        {"Referer": f"{HERE}/beheer/gezocht/"},
    ],
)
def test_who_is_no_reader_is_not_counted(site: None, headers: dict[str, str]) -> None:
    Client(headers={"User-Agent": BROWSER, **headers}).get("/zoeken/?q=koken")
    assert counted("koken") == (0, 0, 0)


@pytest.mark.parametrize(
    "referer", ["http://[", "http://other.example/zoeken/?q=koken", f"{HERE}/zoeken/?{'a=b&' * 300}q=koken", "zoeken"]
)
def test_a_strange_address_to_come_from_is_none(site: None, referer: str) -> None:
    assert Client(headers={"User-Agent": BROWSER, "Referer": referer}).get("/zoeken/?q=koken").status_code == 200
    assert counted("koken") == (1, 0, 0)


@pytest.mark.parametrize(
    "text",
    ["jan@school.nl", "bel 06-12345678", "06 12 34 56 78", "123456782", "BSN 1234.56.782", "samen " * 17, "", "?!"],
)
def test_what_may_say_who_somebody_is_is_not_kept(text: str) -> None:
    assert countable(text) == ""


@pytest.mark.parametrize("text", ["groep 5 6 7", "schooljaar 2024-2025", "top 2000", "0-4 jaar", "9292"])
def test_other_numbers_are_words_like_all(text: str) -> None:
    assert countable(text)


def test_while_the_engine_is_down_nothing_is_counted(reader: Reader, settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_DIR = tmp_path
    engine.cache_clear()
    reader.asks("kokkerellen")
    assert counted("kokkerellen") == (0, 0, 0)


def test_a_question_costs_one_more_to_count(site: None) -> None:
    def questions(reader: Client) -> int:
        reader.get("/zoeken/?q=koken")
        with CaptureQueriesContext(connection) as asked:
            reader.get("/zoeken/?q=koken")
        return len(asked)

    assert questions(Client(headers={"User-Agent": BROWSER})) == questions(Client(headers={"User-Agent": ROBOT})) + 1


def asked_of(served: Served, text: str) -> int:
    """The status of the results; fails when they are not there well before SQLite would give up the lock."""
    address = f"http://127.0.0.1:{served.port}/zoeken/?q={text}"
    request = Request(address, headers={"Host": HOST, "User-Agent": BROWSER})
    with urlopen(request, timeout=LESS_THAN_THE_LOCK) as answer:  # noqa: S310
        return int(answer.status)


COUNTED = "from search.models import AskedInWeek; print(sorted(AskedInWeek.objects.values_list('text', 'asked')))"


def test_results_are_shown_while_a_writer_holds_the_database(filled: Path, tmp_path: Path) -> None:
    folder = copy_of(filled, tmp_path / "var")
    with serving(folder) as served, closing(sqlite3.connect(folder / "db.sqlite3")) as writer:
        assert asked_of(served, "muziek") == 200
        writer.execute("BEGIN IMMEDIATE")
        for _time in range(3):
            assert asked_of(served, "dans") == 200
        writer.rollback()
        assert asked_of(served, "muziek") == 200
    assert shell(folder, COUNTED).strip() == "[('muziek', 2)]"
