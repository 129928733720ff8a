"""The practices that the benchmarks are made on lie in the database as an editor's would."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from modelsearch.backends.elasticsearch8 import Elasticsearch8Mapping
from wagtail.models import Page

from practices.models import PracticePage
from search.facts import facts_of
from search.models import Ticket
from search.page_facts import Facts
from search.port import Kind
from tests.bench.generated import EDITIONS, FUNDING, KEYWORDS, MANY, PARTNERS, Practice, mixed
from tests.bench.loaded import Loader
from tests.bench.wagtail_filling import Documents, texts_of
from tests.bench.wagtail_search import give_fields
from tests.factories import full_facts

COUNT = 40
TITLES = ("Muziek op dinsdag", "Dans & beweging op woensdag", "Samen koken in de wijk")


@pytest.fixture
def loader(db: None, tmp_path: Path) -> Loader:
    """With two portions of practices, mixed from a few."""
    records = [full_facts(id=f"{number}", naam=title) for number, title in enumerate(TITLES)]
    (tmp_path / "praktijken.json").write_text(json.dumps({"praktijken": records}))
    made = Loader(tmp_path / "praktijken.json")
    made.fill(COUNT // 2)
    made.fill(COUNT)
    return made


@pytest.fixture
def made(loader: Loader) -> list[Practice]:
    return list(islice(mixed(loader.ground), COUNT))


@pytest.fixture
def indexed_by_wagtail() -> Iterator[None]:
    kept = PracticePage.search_fields
    give_fields()
    yield
    PracticePage.search_fields = kept


def test_search_reads_the_facts_that_were_made(made: list[Practice]) -> None:
    facts = {one.page_id: one for one in facts_of(Kind.PRACTICE, [one.page["id"] for one in made])}
    for one in made:
        assert_same(facts[one.page["id"]], one)


def assert_same(read: Facts, one: Practice) -> None:
    assert (read.title, read.summary) == (one.page["title"], one.own["summary"])
    assert {field: sorted(read.terms.get(field, ())) for field in MANY} == {
        field: sorted(one.ids(field)) for field in MANY
    }
    assert {row["name"] for row in one.linked[PARTNERS]} <= set(read.names)
    assert len(read.names) == len(one.linked[PARTNERS]) + len(one.linked[KEYWORDS]) + 2  # the coalition and the region
    assert sorted(read.terms["funding"]) == sorted(row["term_id"] for row in one.linked[FUNDING])
    assert read.year == next((row["year"] for row in one.linked[EDITIONS]), None)
    assert all(escape(text) in read.prose for text in texts_of(one.own["story"]))


def test_they_are_sound_pages_that_anybody_can_open(made: list[Practice], client: Client) -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    for page in PracticePage.objects.findable().filter(pk__in=[one.page["id"] for one in made[::8]]):
        assert client.get(page.get_url()).status_code == 200


def test_no_ticket_is_written_for_them(loader: Loader) -> None:
    before = Ticket.objects.count()
    loader.fill(2 * COUNT)
    assert PracticePage.objects.count() == len(TITLES) + 2 * COUNT
    assert Ticket.objects.count() == before


def test_the_same_ones_are_made_each_time(loader: Loader, made: list[Practice]) -> None:
    assert list(islice(mixed(loader.ground), COUNT)) == made


def test_wagtail_is_given_the_documents_that_it_makes_itself(made: list[Practice], indexed_by_wagtail: None) -> None:
    documents, mapping = Documents(), Elasticsearch8Mapping(PracticePage)
    for one in made[::4]:
        theirs = mapping.get_document(PracticePage.objects.get(pk=one.page["id"]))
        assert in_order(documents.of(one)) == in_order(theirs)


def in_order(value: Any) -> Any:
    """Comparable: what is listed may stand in any order, and databases have moments and keys in their own way."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, dict):
        return {name: in_order(one) for name, one in value.items()}
    if isinstance(value, list):
        return sorted(map(in_order, value), key=str)
    return str(value).replace("-", "")
