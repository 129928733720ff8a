"""Whatever stands in the address: an answer, in Dutch, with what was typed as text and nothing more."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils.translation import gettext as _
from hypothesis import HealthCheck, example, given, settings

from home.models import HomePage
from search.indexing import rebuild
from tests.search.nonsense import EVERY_STRANGE_VALUE, OTHERS, SCRIPT, query_strings
from tests.search.tree import a_coalition, a_practice, a_region

BOUNDED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Page(HTMLParser):
    """The texts that stand in notices, and the names of all tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.notices: list[str] = []
        self.attributes: set[str] = set()
        self.scripts = 0
        self._in_notice = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {name for name, _ in attrs}
        self.scripts += tag == "script" and "src" not in dict(attrs)
        if dict(attrs).get("class") == "k-let":
            self._in_notice = True
            self.notices.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_notice = self._in_notice and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._in_notice:
            self.notices[-1] += data


@pytest.fixture
def site(home: HomePage) -> None:
    coalition = a_coalition(a_region(home), "Coalitie Overvecht")
    a_practice(coalition, "Muziek op dinsdag", sectors=["po"], moments=["na-schooltijd"])
    rebuild()


def ask(client: Client, query_string: str) -> Page:
    answer = client.get("/zoeken/", QUERY_STRING=query_string)
    assert answer.status_code in ({200, 404} if "pagina" in query_string else {200}), query_string
    page = Page(answer.content.decode())
    assert page.scripts == 0
    assert not any(name.startswith("on") for name in page.attributes)
    return page


@BOUNDED
@given(query_string=query_strings)
@example(query_string="%ff=%ff")
@example(query_string="q=\x7f")
def test_any_query_string_is_answered(client: Client, site: None, query_string: str) -> None:
    ask(client, query_string)


def test_every_strange_value_in_every_parameter(client: Client, site: None) -> None:
    for query_string in (*EVERY_STRANGE_VALUE, *OTHERS):
        ask(client, query_string)


@pytest.mark.parametrize(
    ("query_string", "sentence", "named"),
    [
        ("sector=onzin", "“%(value)s” is not a choice of the filter %(facet)s. We left it out.", "onzin"),
        ("sector=po&sector=onzin", "“%(value)s” is not a choice of the filter %(facet)s. We left it out.", "onzin"),
        ("kosten=%3Cb%3E", "“%(value)s” is not a choice of the filter %(facet)s. We left it out.", "<b>"),
        ("soort=onzin", "“%(value)s” is not something one can search for here. You see practices.", "onzin"),
        ("soort=coalitie&sector=po", "“%(facet)s” is not a filter of this kind of page.", ""),
        ("volgorde=onzin", "The order “%(value)s” is not known. You see the usual order.", "onzin"),
        ("pagina=onzin", "“%(value)s” is not a page number. You see the first page.", "onzin"),
        ("pagina=0", "“%(value)s” is not a page number. You see the first page.", "0"),
        ("pagina=-1", "“%(value)s” is not a page number. You see the first page.", "-1"),
        ("q=" + "a" * 10_000, "Your question is very long. We searched for its first %(n)d characters.", ""),
    ],
)
def test_what_was_not_understood_is_said(
    client: Client, site: None, query_string: str, sentence: str, named: str
) -> None:
    (notice,) = ask(client, query_string).notices
    dutch = _(sentence)
    parts = dutch.replace("%(value)s", "|").replace("%(facet)s", "|").replace("%(n)d", "|").split("|")
    assert all(part in notice for part in parts)
    assert named in notice


def test_the_same_is_said_once(client: Client, site: None) -> None:
    assert len(ask(client, "soort=coalitie&sector=po&sector=onzin&tijdstip=x").notices) == 2
    assert ask(client, "sector=&q=&pagina=&soort=&volgorde=").notices == []
    assert ask(client, "onbekend=1&utm_source=brief").notices == []


def test_html_is_text(client: Client, site: None) -> None:
    answer = client.get(
        "/zoeken/", {"q": SCRIPT, "sector": SCRIPT, "soort": SCRIPT, "volgorde": SCRIPT, "pagina": SCRIPT}
    )
    html = answer.content.decode()
    assert SCRIPT not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(("number", "status"), [("1", 200), ("2", 404), ("999999", 404), ("9" * 30, 404)])
def test_a_page_beyond_the_last_does_not_exist(client: Client, site: None, number: str, status: int) -> None:
    for others in ({}, {"q": "muziek"}, {"sector": "po"}, {"q": "qqqqxxxx"}):
        assert client.get("/zoeken/", {"pagina": number, **others}).status_code == status


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading(client: Client, site: None, method: str) -> None:
    assert getattr(client, method)("/zoeken/").status_code == 405
    assert getattr(client, method)("/p/1/").status_code == 405


def test_head_and_options_are_answered(client: Client, site: None) -> None:
    assert client.head("/zoeken/?q=muziek").status_code == 200
    assert client.options("/zoeken/").status_code in {200, 405}


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 30, "9" * 300])
def test_a_short_address_of_nothing_is_no_error(client: Client, site: None, number: str) -> None:
    assert client.get(f"/p/{number}/").status_code == 404
    assert client.get(f"/p/{number}").status_code == 404
