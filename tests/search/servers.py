"""Genuine Elasticsearch servers: one that all tests share, and one of a test's own, to break."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from install import elasticsearch
from install.elasticsearch import Server
from tests.patience import PATIENCE

OF_THIS_RUN = f"kansrijk-test-{uuid4().hex[:12]}"
"""What the names of this process's indexes begin with."""


def asking(url: str, **others: Any) -> Elasticsearch:
    """A client that waits as long as we do."""
    return Elasticsearch(url, request_timeout=PATIENCE, **others)


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The server of ELASTICSEARCH_URL, or else one of this run's, which the variable then names. Break nothing in it:
    others use it at the same time.
    """
    with elasticsearch.running() as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ELASTICSEARCH_URL", url)
        yield url
        remove_indexes(url)


def remove_indexes(url: str) -> None:
    """Those of this run: a server holds a thousand, and may be a person's own."""
    with asking(url) as client:
        for name in client.indices.get_alias(index=f"{OF_THIS_RUN}-*"):
            client.indices.delete(index=name)


@pytest.fixture(scope="session")
def kept_server() -> Iterator[Server]:
    """Started for the first test that wants to break one."""
    with elasticsearch.serving() as server:
        yield server


@pytest.fixture
def own_server(kept_server: Server) -> Server:
    """A running server with nothing in it, which only this test uses: kill it, start it, fill its disk."""
    kept_server.start()
    with asking(kept_server.admin_url) as client:
        for name in client.indices.get(index="*", expand_wildcards="all"):
            client.indices.delete(index=name)
        changed = client.cluster.get_settings(flat_settings=True).body
        reset = {kind: dict.fromkeys(changed[kind]) for kind in ("persistent", "transient") if changed[kind]}
        if reset:
            client.cluster.put_settings(**reset)
    return kept_server


def is_of_elasticsearch(item: pytest.Item) -> bool:
    """By its name, as .ci/must-run.txt knows it, or by what it asks for."""
    asked = {"elasticsearch_url", "own_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or "elasticsearch" in item.name
