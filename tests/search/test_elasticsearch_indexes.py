"""Which index is in use, and what becomes of the others; and a server that dies while people publish."""

import threading
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from home.models import HomePage
from install.elasticsearch import Server
from practices.models import PracticePage
from search.engines import engine
from search.engines.elasticsearch import Elasticsearch
from search.indexing import audit, drain, rebuild
from search.models import Ticket
from search.port import EngineDown
from tests.search.engines import FIELDS, asked, document, ids
from tests.search.servers import OF_THIS_RUN, asking
from tests.search.tree import a_coalition, a_practice, a_region, publish

PUBLICATIONS, KILLED_AT, BACK_AT = 1_000, 300, 600


@pytest.fixture
def prefix() -> str:
    return f"{OF_THIS_RUN}-{uuid4().hex}"


def made(url: str, prefix: str, *more_facets: str) -> Elasticsearch:
    return Elasticsearch([url], (*FIELDS, *more_facets), prefix=prefix, seconds=30.0)


def fill(held: Elasticsearch, number: int) -> None:
    with held.rebuilding() as filling:
        filling.put([document(number)])


def names(url: str, prefix: str) -> list[str]:
    with asking(url) as client:
        return sorted(client.indices.get_alias(index=f"{prefix}-*"))


def test_only_the_previous_index_is_kept(elasticsearch_url: str, prefix: str) -> None:
    held = made(elasticsearch_url, prefix)
    seen = []
    for number in range(4):
        fill(held, number)
        seen.append(names(elasticsearch_url, prefix)[-1])
    assert names(elasticsearch_url, prefix) == sorted(seen[-2:])


def test_a_killed_rebuild_changes_nothing_and_is_cleaned_up(elasticsearch_url: str, prefix: str) -> None:
    held = made(elasticsearch_url, prefix)
    fill(held, 1)
    held.rebuilding().__enter__().put([document(2)])  # and there it was killed
    assert len(names(elasticsearch_url, prefix)) == 2
    assert ids(held) == [1]
    fill(held, 3)
    assert len(names(elasticsearch_url, prefix)) == 2
    assert ids(held) == [3]
    held.go_back()
    assert ids(held) == [1]


def test_of_two_rebuilds_the_first_stops(elasticsearch_url: str, prefix: str) -> None:
    first, second = made(elasticsearch_url, prefix), made(elasticsearch_url, prefix)

    def overtaken() -> None:
        with first.rebuilding() as filling:
            filling.put([document(1)])
            fill(second, 2)
            filling.put([document(3)])

    with pytest.raises(EngineDown, match="Another rebuild has begun"):
        overtaken()
    assert ids(second) == [2]


def test_another_mapping_is_another_index_and_the_site_before_goes_on(elasticsearch_url: str, prefix: str) -> None:
    old = made(elasticsearch_url, prefix)
    fill(old, 1)
    new = made(elasticsearch_url, prefix, "nieuw")
    with pytest.raises(EngineDown, match=r"for this version of the site\. Run: manage.py search_rebuild"):
        new.put([document(9)])
    with pytest.raises(EngineDown, match="search_rebuild"):
        new.stamps()
    with pytest.raises(EngineDown, match="search_rebuild"):
        new.drop(["praktijk:1"])
    fill(new, 2)
    old.put([document(3)])
    assert ids(new) == [2]
    assert sorted(ids(old)) == [1, 3]
    with pytest.raises(EngineDown, match="no earlier search index"):
        new.go_back()
    fill(new, 4)
    assert ids(new) == [4]
    assert len(names(elasticsearch_url, prefix)) == 2


def test_readers_see_the_whole_index_while_it_is_rebuilt(elasticsearch_url: str, prefix: str) -> None:
    held = made(elasticsearch_url, prefix)
    documents = [document(number) for number in range(1, 201)]
    with held.rebuilding() as filling:
        filling.put(documents)
    seen: set[int] = set()
    trouble: list[EngineDown] = []
    stop = threading.Event()

    def read() -> None:
        reader = made(elasticsearch_url, prefix)
        while not stop.is_set():
            try:
                seen.add(reader.find(asked("muziek")).total)
            except EngineDown as error:
                trouble.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for _ in range(3):
        with held.rebuilding() as filling:
            filling.put(documents)
    stop.set()
    for thread in readers:
        thread.join()
    assert (seen, trouble) == ({200}, [])


def test_what_the_mapping_does_not_know_is_refused(elasticsearch_url: str, prefix: str) -> None:
    held = made(elasticsearch_url, prefix)
    fill(held, 1)
    with asking(elasticsearch_url) as client:
        answer = client.bulk(
            operations=[{"index": {"_index": held._indexes.alias, "_id": "x"}}, {"wachtwoord": "geheim"}]
        )
    assert answer["items"][0]["index"]["error"]["type"] == "strict_dynamic_mapping_exception"


@pytest.mark.once
def test_an_elasticsearch_killed_during_a_thousand_publications_loses_nothing(
    home: HomePage, settings: Any, own_server: Server
) -> None:
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH = {"urls": [own_server.url], "prefix": "kansrijk"}
    engine.cache_clear()
    coalition = a_coalition(a_region(home))
    pages = [PracticePage.objects.get(pk=a_practice(coalition, f"Muziek {number}").pk) for number in range(10)]
    rebuild()
    failed = 0
    for number in range(PUBLICATIONS):
        page = pages[number % len(pages)]
        page.title = f"Muziek {number}"
        publish(page)
        if number == KILLED_AT:
            own_server.kill()
        if number == BACK_AT:
            own_server.start()
        if number % 20 == 0:
            failed += drain().failed
    assert failed, "the server was down while tickets were to be worked off"
    Ticket.objects.update(not_before=timezone.now())
    while drain().done:
        pass
    assert not Ticket.objects.exists()
    assert audit().differences == 0
    assert len(engine().stamps()) == len(pages) + 1
