"""Two to four practices side by side: what a reader sees."""

from typing import Any

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from wagtail.models import Page

from accounts.models import User
from coalitions.confirming import confirm
from practices.models import PracticePage
from tests.practices.comparing import address, names, opened, rows
from tests.search.tree import a_practice

MOST_QUERIES = 10


def test_the_facts_stand_in_rows_in_the_order_of_the_address(client: Client, four: list[PracticePage]) -> None:
    page = opened(client, address(four[1], four[0]))
    assert names(page) == ["Sport in de pauze", "Muziek op dinsdag"]
    assert page.h1.get_text() == "Twee praktijken naast elkaar"
    table = rows(page)
    assert table["Sector"] == ["Basisonderwijs, voortgezet onderwijs"] * 2
    assert table["Moment van de dag verschilt"] == ["Tussen de middag", "Na schooltijd"]
    assert table["Leeftijd"] == ["8 tot 12 jaar"] * 2
    assert table["Uren per week"] == ["3", "3"]
    assert table["Kosten per leerling per jaar"] == ["€ 250"] * 2
    assert table["Wie betaalt"] == ["Gemeente"] * 2
    assert "Op vrijdag kwam niemand; Huur < verwacht." in table["Valkuilen"][0]
    assert len(page.select("thead .dagbalk")) == 2


def test_every_cell_has_a_head_above_and_beside_it(client: Client, four: list[PracticePage]) -> None:
    page = opened(client, address(*four))
    assert page.table.caption
    assert len(page.select("thead th[scope=col]")) == len(four)
    for row in page.select("tbody tr:not(.k-naast__kop)"):
        assert row.select_one("th[scope=row]")
        assert [cell["data-naam"] for cell in row.select("td")] == [one.title for one in four]


def test_what_is_not_known_is_said_and_is_no_difference(client: Client, four: list[PracticePage]) -> None:
    page = opened(client, address(four[0], four[2]))
    assert rows(page)["Sector"] == ["Basisonderwijs, voortgezet onderwijs", "niet bekend"]
    (together,) = page.select(".k-naast__samen")
    assert "Doelgroep" not in rows(page)
    assert "Samenhang" in together.get_text()
    assert "None" not in page.get_text()


def test_own_words_stand_beside_the_codes(client: Client, coalition: Page) -> None:
    words = {"sectors": ["po"], "groups": ["groep-7-8"]}
    one = a_practice(coalition, "Eén", **words, groups_words="Groep 7 en 8\ntwee middagen")
    other = a_practice(coalition, "Twee", **words)
    table = rows(opened(client, address(one, other)))
    said = next(cells for label, cells in table.items() if label.startswith("Groep of leerjaar"))
    assert "twee middagen" in said[0].lower()
    assert "Groep of leerjaar" in table, "the same codes are no difference, whatever the words"


def test_only_what_differs_on_request(client: Client, four: list[PracticePage]) -> None:
    page = opened(client, address(four[0], four[1]))
    assert page.select_one(f'a[href="{address(four[0], four[1], more="&alleen=verschillen")}"]')
    fewer = opened(client, address(four[0], four[1], more="&alleen=verschillen"))
    assert list(rows(fewer)) == [label for label in rows(page) if label.endswith("verschilt")]
    assert fewer.select_one(f'a[href="{address(four[0], four[1])}"]')
    assert "Sector" not in rows(fewer)


def test_a_practice_is_taken_away_by_a_plain_link(client: Client, four: list[PracticePage]) -> None:
    page = opened(client, address(*four[:3]))
    assert [link["href"] for link in page.select(".k-naast__weg")] == [
        address(four[1], four[2]),
        address(four[0], four[2]),
        address(four[0], four[1]),
    ]


def test_who_said_that_it_holds(client: Client, coalition: Page, four: list[PracticePage]) -> None:
    own, said = (
        a_practice(coalition, title, compiled=False, pitfalls="<p>Te laat begonnen.</p>")
        for title in ("Van onszelf", "Bevestigd")
    )
    confirm(said, User.objects.create_user("amina@example.org", "wachtwoord"), localdate())
    cells = next(
        cells for label, cells in rows(opened(client, address(four[0], own, said))).items() if "Bevestigd" in label
    )
    assert cells[0] == "Nog niet bevestigd. Samengesteld uit openbare bronnen."
    assert cells[1] == "Nog niet bevestigd."
    assert cells[2].startswith("Bevestigd op ")


def test_four_cost_few_queries(client: Client, four: list[PracticePage], django_assert_max_num_queries: Any) -> None:
    client.get(address(*four))  # what is kept between requests is then there
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(address(*four))


def test_two_cost_as_many_as_four(client: Client, four: list[PracticePage], django_assert_num_queries: Any) -> None:
    client.get(address(*four))
    with CaptureQueriesContext(connection) as asked:
        client.get(address(*four[:2]))
    with django_assert_num_queries(len(asked)):
        client.get(address(*four))


def test_search_engines_keep_no_combinations(client: Client, four: list[PracticePage]) -> None:
    for url in (address(), address(*four)):
        page = BeautifulSoup(client.get(url).content, "html.parser")
        assert page.select_one('meta[name="robots"][content="noindex"]')


def test_nothing_is_ranked(client: Client, four: list[PracticePage]) -> None:
    said = opened(client, address(*four)).get_text().lower()
    assert not any(word in said for word in ("beste", "bewezen", "winnaar"))
