"""Whatever becomes of Elasticsearch, a page is served, the log says what is wrong, and no ticket is lost."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from home.models import HomePage
from search.engines import engine
from search.engines.elasticsearch import Elasticsearch
from search.engines.elasticsearch_connection import READ_WITHIN
from search.indexing import audit, drain, rebuild
from search.models import Ticket
from tests.search.bad_servers import (
    BUSY,
    NONSENSE,
    PARTLY_RED,
    RED,
    REFUSED,
    Answer,
    bad_server,
    dripping,
    dripping_body,
    hanging_up,
    json_said,
    own_certificate,
    said,
    silent,
)
from tests.search.engines import in_the_cluster
from tests.search.servers import OF_THIS_RUN
from tests.search.tree import a_coalition, a_practice, a_region, publish

pytestmark = pytest.mark.elasticsearch
Point = Callable[..., None]
PATIENT = 30.0
"""Seconds; where it is not the time that is tried, a busy machine must not change what is seen."""

FAULTS: dict[str, tuple[Answer, str]] = {
    "silent": (silent, "does not answer in time"),
    "drips its head": (dripping, "does not answer in time"),
    "drips its body": (dripping_body, "does not answer in time"),
    "hangs up": (hanging_up, "cannot be reached, or hangs up"),
    "another program": (said("200 OK", "<html>It works!</html>", "Content-Type: text/html"), "is no Elasticsearch"),
    "rubbish": (json_said("200 OK", "\x00\x01 rubbish"), "is no Elasticsearch"),
    "nonsense": (json_said("200 OK", NONSENSE), "is no Elasticsearch"),
    "no json object": (json_said("200 OK", "[]"), "is no Elasticsearch"),
    "too busy": (json_said("429 Too Many Requests", BUSY), "has more work than it takes"),
    "red": (json_said("503 Service Unavailable", RED), "fails"),
    "a red shard": (json_said("200 OK", PARTLY_RED), "fails"),
    "wrong password": (json_said("401 Unauthorized", REFUSED), "does not accept the user name and password"),
}


@pytest.fixture
def point(settings: Any) -> Iterator[Point]:
    """Let the site use the Elasticsearch at this address."""

    def to(url: str = "", **others: Any) -> None:
        known = {"urls": [url], "prefix": f"{OF_THIS_RUN}-down", "seconds": PATIENT, **others}
        settings.SEARCH_ENGINE, settings.ELASTICSEARCH = "elasticsearch", known
        engine.cache_clear()
        cache.clear()

    yield to
    engine.cache_clear()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What the operator reads; the log of the search goes its own way to the console."""
    logging.getLogger("search").addHandler(caplog.handler)
    yield caplog
    logging.getLogger("search").removeHandler(caplog.handler)


@pytest.fixture
def practice(home: HomePage) -> Any:
    page = a_practice(a_coalition(a_region(home)), "Muziek op dinsdag", sectors=["po"])
    drain()
    return page


def served_by_the_database(client: Client) -> None:
    answer = client.get("/zoeken/?q=muziek&sector=po")
    assert answer.status_code == 200
    assert answer.context["results"].degraded
    assert "Muziek op dinsdag" in answer.content.decode()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_that_fails(
    client: Client, practice: Any, point: Point, log: pytest.LogCaptureFixture, fault: str
) -> None:
    answer, sentence = FAULTS[fault]
    slow = answer in {silent, dripping, dripping_body}
    with bad_server(answer) as (url, server):
        point(url, seconds=READ_WITHIN if slow else PATIENT)
        served_by_the_database(client)
        assert sentence in log.text
        publish(practice)
        if not slow:  # a writer waits a minute for those
            assert drain().failed
            assert all(ticket.last_error for ticket in Ticket.objects.all())
        assert client.get("/healthz/ready").content == b"database: ok\nsearch: degraded\n"
        assert client.get("/healthz/live").status_code == 200
        assert server.connections


@pytest.mark.parametrize("answer", [dripping, dripping_body, silent])
def test_a_slow_server_is_cut_off(client: Client, practice: Any, point: Point, answer: Answer) -> None:
    with bad_server(answer) as (url, server):
        point(url, seconds=READ_WITHIN)
        served_by_the_database(client)
        assert server.cut_off.wait(30), "the server would have gone on"


def test_nobody_listens(client: Client, practice: Any, point: Point, log: pytest.LogCaptureFixture) -> None:
    with bad_server(silent) as (url, _server):
        pass
    point(url)
    served_by_the_database(client)
    assert "cannot be reached" in log.text


def test_a_certificate_that_nobody_knows(
    client: Client, practice: Any, point: Point, log: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    context, known = own_certificate(tmp_path)
    with bad_server(json_said("503 Service Unavailable", RED), context) as (url, _server):
        point(url)
        served_by_the_database(client)
        assert "is not trusted" in log.text
        log.clear()
        point(url, authority=str(known))
        served_by_the_database(client)
        assert "is not trusted" not in log.text
        assert "fails" in log.text


def test_a_server_that_is_down_is_left_alone(client: Client, practice: Any, point: Point) -> None:
    with bad_server(json_said("503 Service Unavailable", RED)) as (url, server):
        point(url)
        for _ in range(4):
            served_by_the_database(client)
        assert server.connections == 1
        engine.cache_clear()  # another process
        served_by_the_database(client)
        assert server.connections == 1
        cache.clear()  # half a minute later
        served_by_the_database(client)
        assert server.connections == 2


def test_one_busy_moment_does_not_shut_the_server_out(client: Client, practice: Any, point: Point) -> None:
    with bad_server(json_said("429 Too Many Requests", BUSY)) as (url, server):
        point(url)
        for _ in range(3):
            served_by_the_database(client)
        assert server.connections == 3


def test_the_password_is_never_told(client: Client, practice: Any, point: Point, log: pytest.LogCaptureFixture) -> None:
    with bad_server(json_said("401 Unauthorized", REFUSED)) as (url, _server):
        point(url.replace("//", "//kansrijk:gEheim@"))
        served_by_the_database(client)
        publish(practice)
        drain()
    assert "gEheim" not in log.text + str(list(Ticket.objects.values_list("last_error", flat=True)))


# --- the same with the real server


def recovered() -> None:
    Ticket.objects.update(not_before=timezone.now())
    while drain().done:
        pass
    assert not Ticket.objects.exists()
    assert audit().differences == 0


@pytest.fixture
def real(home: HomePage, settings: Any, point: Point, elasticsearch_url: str) -> Elasticsearch:
    point(**in_the_cluster())
    rebuild()
    held = engine()
    assert isinstance(held, Elasticsearch)
    return held


def test_a_full_disk(client: Client, real: Elasticsearch, practice: Any, log: pytest.LogCaptureFixture) -> None:
    indexes = real._indexes
    block = "index.blocks.read_only_allow_delete"
    indexes.client.indices.put_settings(index=indexes.alias, settings={block: True})
    practice.title = "Muziek op zondag"
    publish(practice)
    assert drain().failed
    assert "made the index read-only" in Ticket.objects.values_list("last_error", flat=True)[0]
    assert "made the index read-only" in log.text
    answer = client.get("/zoeken/?q=muziek")
    assert not answer.context["results"].degraded, "what it holds it still finds"
    indexes.client.indices.put_settings(index=indexes.alias, settings={block: None})
    recovered()


def test_a_wrong_password(
    client: Client,
    real: Elasticsearch,
    practice: Any,
    point: Point,
    log: pytest.LogCaptureFixture,
    elasticsearch_url: str,
) -> None:
    head, _, tail = elasticsearch_url.partition("@")
    point(f"{head}x@{tail}")
    served_by_the_database(client)
    assert "does not accept the user name and password" in log.text


def test_no_index_of_this_version(
    client: Client, practice: Any, point: Point, log: pytest.LogCaptureFixture, elasticsearch_url: str
) -> None:
    point(elasticsearch_url, prefix=f"{OF_THIS_RUN}-nothing")
    served_by_the_database(client)
    assert "Run: manage.py search_rebuild" in log.text
    publish(practice)
    assert drain().failed
    assert "Run: manage.py search_rebuild" in Ticket.objects.values_list("last_error", flat=True)[0]
