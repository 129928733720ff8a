"""Without an engine the database filters the same, and the page says what it cannot do."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from coalitions.models import CoalitionParty
from events.models import EventPage, Zone
from home.models import HomePage
from search.engines import database, engine
from search.facets import facets_of, spans_of
from search.indexing import rebuild
from search.port import Kind, Order, Query
from tests.search.drawn import SLUGS, some
from tests.search.tree import a_coalition, a_practice, a_region, below, code, term, terms
from vocabularies.models import Area
from vocabularies.wordbook import Wordbook

CHOSEN = st.fixed_dictionaries(
    {},
    optional={name: some(slugs).map(frozenset) for name, slugs in (SLUGS | {"sector": ("po", "vo", "vmbo")}).items()},
)
DEGRADED = "Searching works only in part at the moment."


def a_meeting(region: Page, number: int) -> None:
    """One hour around midnight, by one clock and the other."""
    page = EventPage(title=f"Dag {number}", summary="Samen.", kind=("webinar", "markt", "leernetwerk")[number % 3])
    page.starts_at = timezone.now() + timedelta(days=6 * number - 36, hours=2 * number)
    page.ends_at = page.starts_at + timedelta(hours=1)
    page.time_zone = Zone.values[number % 2]
    page.place, page.online_link = (("", "https://example.org/"), ("Zaal", ""))[number % 2]
    code(page, {"domains": (["sport"], ["cultuur"])[number % 2], "activities": (["muziek"], [])[number % 2]})
    below(region, page)


@pytest.fixture
def site(home: HomePage) -> None:
    """Among them a merged term, a range of hours, an empty paragraph of pitfalls and practices that lack all."""
    region = a_region(home)
    first = a_coalition(region, "Eerste", phase="starter")
    second = a_coalition(
        region, "Tweede", activities=terms("activiteit", "dans"), areas=list(Area.objects.filter(slug="saba"))
    )
    second.parties.add(CoalitionParty(name="Club", kind=term("partner", "sport")))
    second.save()
    a_practice(first, "Kaal")
    a_practice(second, "Leeg", pitfalls="<p data-block-key='x1'> </p>", year=2020, hours=Decimal(0), cost=Decimal(0))
    for number in range(12):
        a_practice(
            (first, second)[number % 2],
            f"Muziek {number}",
            sectors=(["po"], ["vmbo"], ["havo", "po"])[number % 3],
            activities=(["muziek"], ["dans"])[number % 2],
            moments=(["weekend"], [])[number % 2],
            places=(["bibliotheek"], ["wijk"], [])[number % 3],
            areas=(["rotterdam"], ["gemeente-utrecht"], ["utrecht", "saba"], [])[number % 4],
            domains=(["sport"], ["cultuur", "sport"], [])[number % 3],
            partner_kinds=(["cultuur"], ["sport", "cultuur"], [])[number % 3],
            hours=(None, Decimal(2), (Decimal("1.5"), Decimal(6)), Decimal(10))[number % 4],
            cost=(None, Decimal(100), Decimal("99.99"))[number % 3],
            funding=(["gemeente"], ["fondsen"], [])[number % 3],
            pitfalls=("", "<ul><li>Huur</li></ul>")[number % 2],
            year=(None, 2021, 2024)[number % 3],
        )
        a_meeting(region, number)
    merged = term("activiteit", "dans")
    merged.merged_into = term("activiteit", "muziek")
    merged.save()
    rebuild()


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=CHOSEN, kind=st.sampled_from(list(Kind)), order=st.sampled_from([*Order]))
def test_filters_find_the_same(site: None, chosen: Mapping[str, frozenset[str]], kind: Kind, order: Order) -> None:
    names = {facet.name for facet in facets_of(kind)}
    filters = {name: slugs for name, slugs in chosen.items() if name in names}
    spans = spans_of(kind, timezone.localdate(), Wordbook.read())
    query = Query(kind, None, filters, order=order, size=100, spans=spans)
    with_engine, without = engine().find(query), database.find(query, Wordbook.read())
    assert set(without.ids) == set(with_engine.ids)
    assert without.total == with_engine.total
    assert without.counts == without.kinds == {}


def break_index(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_DIR = tmp_path / "none"
    engine.cache_clear()


def test_the_page_says_so_and_counts_nothing(client: Client, site: None, settings: Any, tmp_path: Path) -> None:
    break_index(settings, tmp_path)
    for query in (
        "?q=muziek",
        "?sector=po&tijdstip=weekend",
        "?soort=coalitie",
        "?q=muziek&sector=mbo&gebied=saba",
        "?pagina=1",
    ):
        answer = client.get(f"/zoeken/{query}")
        found = answer.context["results"]
        assert answer.status_code == 200
        assert _(DEGRADED) in answer.content.decode()
        assert found.degraded
        counts = [row.count for facet in found.facets for row in (*facet.values, *facet.rest)]
        assert set(counts) == {None}
        assert {kind.count for kind in found.kinds} == {None}
        assert {choice.count for choice in found.advice} <= {None}
    assert client.get("/zoeken/?q=muziek+3").context["results"].total == 1


def test_nothing_found_is_not_degraded(client: Client, site: None) -> None:
    answer = client.get("/zoeken/?q=qqqqxxxx")
    assert answer.context["results"].total == 0
    assert _(DEGRADED) not in answer.content.decode()


@pytest.mark.parametrize("text", ["100%", "_", "' OR 1=1", "\\", "a" * 300, "Ém", "title:*"])
def test_words_are_words_to_the_database_too(
    client: Client, site: None, settings: Any, tmp_path: Path, text: str
) -> None:
    break_index(settings, tmp_path)
    answer = client.get("/zoeken/", {"q": text})
    assert answer.status_code == 200
    assert answer.context["results"].total == 0
