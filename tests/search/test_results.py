"""The page of results in each of its states."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils.translation import gettext as _

from evidence.loading import the_library
from home.models import HomePage
from home.preparing import the_agenda
from search.asking import read
from search.indexing import rebuild
from search.results import Results
from tests.search.tree import a_coalition, a_practice, a_region
from vocabularies.wordbook import Wordbook


@pytest.fixture
def site(home: HomePage) -> None:
    """26 practices: 5 of 26 know their target group (fewer than 30 %), nobody knows who guides."""
    the_library(home)
    the_agenda(home)
    region = a_region(home, "Utrecht")
    coalition = a_coalition(region, "Coalitie Overvecht", phase="starter")
    for number in range(25):
        coded: dict[str, Any] = {"target_groups": ["armoede"]} if number < 5 else {}
        sectors = ["vmbo"] if number % 5 == 0 else ["po"]
        a_practice(
            coalition, f"Muziek {number:02}", sectors=sectors, areas=["gemeente-utrecht"], year=2000 + number, **coded
        )
    a_practice(coalition, "Zwemmen", sectors=["po"], activities=["zwemmen"], hours=Decimal(3), year=2030)
    rebuild()


def results(client: Client, query: str = "") -> Results:
    answer = client.get(f"/zoeken/{query}")
    assert answer.status_code == 200
    found: Results = answer.context["results"]
    return found


def facet(found: Results, name: str) -> Any:
    return next((facet for facet in found.facets if facet.name == name), None)


def value(found: Results, name: str, slug: str) -> Any:
    rows = facet(found, name)
    return next((row for row in (*rows.values, *rows.rest) if row.slug == slug), None)


def titles(found: Results) -> list[str]:
    return [card.title for card in found.cards]


def test_pages_of_twenty(client: Client, site: None) -> None:
    first, second = results(client), results(client, "?pagina=2")
    assert (len(first.cards), len(second.cards), first.total) == (16, 10, 26)
    assert not set(titles(first)) & set(titles(second))
    assert first.pages is not None
    assert [link and (link.number, link.current) for link in first.pages.numbers] == [(1, True), (2, False)]
    assert (first.pages.previous_url, first.pages.next_url) == ("", "/zoeken/?pagina=2")
    assert second.pages.previous_url == "/zoeken/"
    assert results(client, "?activiteit=zwemmen").pages is None


def test_orders(client: Client, site: None) -> None:
    assert titles(results(client))[:3] == ["Zwemmen", "Muziek 24", "Muziek 23"], "without text by the year of the facts"
    assert titles(results(client, "?volgorde=nieuwste&q=muziek"))[:2] == ["Muziek 24", "Muziek 23"]
    assert titles(results(client, "?volgorde=titel")) == [f"Muziek {number:02}" for number in range(16)]
    assert [order.selected for order in results(client, "?volgorde=titel").orders] == [False, False, True]


def test_chips_undo_one_choice_each(client: Client, site: None) -> None:
    found = results(client, "?q=muziek&sector=po&sector=vo&tijdstip=weekend&pagina=")
    assert next(chip.label for chip in found.chips) == "“muziek”"
    assert len(found.chips) == 4
    for chip in found.chips:
        left = results(client, chip.url.removeprefix("/zoeken/"))
        assert len(left.chips) == 3
        assert chip.label not in [other.label for other in left.chips]
    assert results(client, found.clear_url.removeprefix("/zoeken/")).chips == []


def test_kinds_say_what_their_link_finds(client: Client, site: None) -> None:
    for query in ("", "?q=muziek", "?gebied=utrecht", "?q=zwemmen&activiteit=zwemmen", "?soort=coalitie&fase=starter"):
        kinds = results(client, query).kinds
        assert [kind.current for kind in kinds].count(True) == 1
        for kind in kinds:
            total = client.get(kind.url).context["results"].total
            # Of meetings it shows those to come, and of sources there is no area and no phase.
            lacks = {"Kennis": {"gebied", "fase"}, "Agenda": {""}}.get(kind.label, set())
            is_same_question = not lacks & {"", *re.findall(r"\w+(?==)", query)}
            assert kind.count == (total if is_same_question else None), (query, kind.label)
    practices, *others = results(client, "?sector=po").kinds
    assert practices.count == 21
    assert {kind.count for kind in others} == {None}, "only practices have a sector"


def test_zero_is_shown_greyed_and_children_count_for_parents(client: Client, site: None) -> None:
    found = results(client)
    assert value(found, "sector", "mbo").zero
    assert "k-nul" in client.get("/zoeken/").content.decode()
    assert (value(found, "sector", "vo").count, value(found, "sector", "vmbo").count) == (5, 5)
    assert value(found, "gebied", "utrecht").count == 25


def test_what_is_chosen_is_always_shown(client: Client, site: None) -> None:
    found = results(client, "?gebied=saba&activiteit=vakantie-en-weekendschool&begeleiding=ouder&sector=mbo")
    for name, slug in (("gebied", "saba"), ("activiteit", "vakantie-en-weekendschool"), ("begeleiding", "ouder")):
        assert value(found, name, slug).chosen
        assert slug in [row.slug for row in facet(found, name).values], "before 'toon alle'"
        assert facet(found, name).open


def test_more_than_eight_values_stand_behind_show_all(client: Client, site: None) -> None:
    found = results(client)
    activities = facet(found, "activiteit")
    assert len(activities.values) == 8
    assert activities.values[0].slug == "zwemmen", "the most frequent first"
    assert len(activities.rest) == activities.total_values - 8 > 0
    assert facet(found, "fase").rest == []


def test_a_facet_that_few_know_is_folded_and_says_so(client: Client, site: None) -> None:
    found = results(client)
    few = facet(found, "doelgroep")
    assert not few.open
    assert few.note == _("Known of %(known)d of %(total)d.") % {"known": 5, "total": 26}
    assert facet(found, "sector").note == ""
    assert facet(found, "sector").open
    assert facet(results(client, "?q=zwemmen"), "doelgroep").note == few.note, "whatever is asked"


def test_a_facet_that_nobody_knows_is_not_shown(client: Client, site: None) -> None:
    assert facet(results(client), "begeleiding") is None
    assert facet(results(client), "kosten") is None
    assert facet(results(client, "?soort=coalitie"), "partner") is None


@pytest.mark.parametrize(
    "query",
    [
        "?q=zwemmen&sector=vmbo",
        "?q=muziek&sector=mbo&gebied=utrecht&doelgroep=armoede",
        "?sector=mbo&doelgroep=armoede&doelgroep=ouders-en-gezinnen",
        "?soort=coalitie&q=overvecht&fase=voorloper",
    ],
)
def test_advice_is_true_when_followed(client: Client, site: None, query: str) -> None:
    found = results(client, query)
    assert found.total == 0
    assert found.advice
    for choice in found.advice:
        assert choice.count == results(client, choice.url.removeprefix("/zoeken/")).total > 0
    assert results(client, found.all_url.removeprefix("/zoeken/")).total > 0


def test_without_a_way_out_there_is_no_advice(client: Client, site: None) -> None:
    found = results(client, "?q=qqqqxxxx")
    assert (found.total, found.advice) == (0, [])


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=muziek+op+school",
        "q=a%26b%3Dc%22",
        "soort=coalitie&activiteit=muziek&fase=starter",
        "q=x&tijdstip=avond&tijdstip=weekend&sector=po&uren=2-4&valkuilen=nee&volgorde=titel&pagina=3",
    ],
)
def test_addresses_say_the_same_there_and_back(site: None, query: str) -> None:
    book = Wordbook.read()
    asked = read(QueryDict(query), book)
    again = read(QueryDict(asked.url().partition("?")[2]), book)
    assert again == asked
    assert again.url() == asked.url()
    turned = "&".join(reversed(query.split("&")))
    assert read(QueryDict(turned), book).url() == asked.url()


def test_htmx_gets_the_part_that_changes(client: Client, site: None) -> None:
    whole, part = client.get("/zoeken/?q=muziek"), client.get("/zoeken/?q=muziek", headers={"HX-Request": "true"})
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    for name in ('id="resultaten"', 'id="filters"', 'id="gekozen"'):
        assert name in part.content.decode()
    assert "HX-Request" in whole["Vary"]
    assert "HX-Request" in part["Vary"]
