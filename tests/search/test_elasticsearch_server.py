"""The server that the other tests trust: a genuine one, that lets nobody in without a password, and nobody too far."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from elasticsearch import AuthenticationException, AuthorizationException, Elasticsearch
from elasticsearch import ConnectionError as Unreachable
from elasticsearch.helpers import bulk, scan

from install import elasticsearch
from install.elasticsearch import Server
from tests.patience import PATIENCE
from tests.search.servers import asking

GIGABYTE = 1024**3
NOT_OURS = "another-site"


@pytest.fixture
def site(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    with asking(elasticsearch_url) as client:
        yield client


@pytest.fixture
def own_site(own_server: Server) -> Iterator[Elasticsearch]:
    with asking(own_server.url, max_retries=0) as client:
        yield client


@pytest.fixture
def admin(own_server: Server) -> Iterator[Elasticsearch]:
    with asking(own_server.admin_url) as client:
        yield client


@pytest.fixture
def name(site: Elasticsearch) -> Iterator[str]:
    """Of an index of this test's own."""
    name = f"kansrijk-test-{uuid4().hex}"
    yield name
    site.indices.delete(index=f"{name},{name}-new", ignore_unavailable=True)


def test_it_is_elasticsearch_8_19(site: Elasticsearch) -> None:
    (node,) = site.nodes.info().body["nodes"].values()
    assert node["version"].startswith("8.19.")
    assert re.fullmatch("[0-9a-f]{40}", node["build_hash"])


def test_nobody_comes_in_without_the_password(elasticsearch_url: str) -> None:
    address = urlsplit(elasticsearch_url)
    bare = f"{address.scheme}://{address.hostname}:{address.port}"
    for login in (None, (address.username or "", "wrong")):
        with Elasticsearch(bare, basic_auth=login) as client, pytest.raises(AuthenticationException):
            client.cluster.health()


def test_the_site_may_do_what_it_needs(site: Elasticsearch, name: str) -> None:
    new = f"{name}-new"
    for index in (name, new):
        site.indices.create(index=index, mappings={"dynamic": "strict", "properties": {"title": {"type": "text"}}})
    bulk(site, [{"_index": name, "_id": str(number), "title": "Muziek"} for number in range(3)])
    bulk(site, [{"_op_type": "delete", "_index": name, "_id": "0"}])
    site.indices.put_settings(index=name, settings={"refresh_interval": "5s", "number_of_replicas": 0})
    site.indices.refresh(index=name)
    site.indices.update_aliases(actions=[{"add": {"index": name, "alias": f"{name}-now"}}])
    assert site.count(index=f"{name}-now").body["count"] == 2
    assert len(list(scan(site, index=name))) == 2
    moment = site.open_point_in_time(index=name, keep_alive="10s").body["id"]
    site.close_point_in_time(id=moment)
    actions = [{"add": {"index": new, "alias": f"{name}-now"}}, {"remove_index": {"index": name}}]
    site.indices.update_aliases(actions=actions)
    assert list(site.indices.get_alias(name=f"{name}-now").body) == [new]
    assert site.indices.get_mapping(index=new).body[new]["mappings"]["dynamic"] == "strict"


def test_the_site_may_do_nothing_else(admin: Elasticsearch, own_site: Elasticsearch) -> None:
    admin.index(index=NOT_OURS, document={"a": 1}, refresh=True)
    own_site.indices.create(index="kansrijk-1")
    alias = {"add": {"index": NOT_OURS, "alias": "kansrijk"}}
    for refused in (
        lambda: own_site.search(index=NOT_OURS),
        lambda: own_site.index(index=NOT_OURS, document={}),
        lambda: own_site.indices.create(index="a-third"),
        lambda: own_site.indices.delete(index=NOT_OURS),
        lambda: own_site.indices.get_mapping(index=NOT_OURS),
        lambda: own_site.indices.update_aliases(actions=[alias]),
        lambda: own_site.indices.close(index="kansrijk-1"),
        lambda: own_site.cluster.put_settings(persistent={"search.max_buckets": 10}),
        lambda: own_site.security.get_user(),
    ):
        with pytest.raises(AuthorizationException):
            refused()
    assert own_site.search(index="*").body["hits"]["total"]["value"] == 0
    assert admin.search(index="*").body["hits"]["total"]["value"] == 1


def test_it_listens_on_loopback_only_and_takes_a_gigabyte_at_most(own_site: Elasticsearch) -> None:
    (node,) = own_site.nodes.info().body["nodes"].values()
    heard_at = [*node["http"]["bound_address"], *node["transport"]["bound_address"]]
    assert {address.rpartition(":")[0] for address in heard_at} == {"127.0.0.1"}
    assert node["jvm"]["mem"]["heap_max_in_bytes"] <= GIGABYTE


def test_killed_and_started_it_is_at_the_same_address_with_what_it_held(
    own_server: Server, own_site: Elasticsearch
) -> None:
    own_site.index(index="kansrijk-1", id="1", document={"title": "Muziek"}, refresh=True)
    own_server.kill()
    with pytest.raises(Unreachable):
        own_site.cluster.health()
    own_server.start()
    assert own_site.get(index="kansrijk-1", id="1").body["found"]


def test_its_log_is_there_to_read(own_server: Server) -> None:
    assert re.search(r"version\[8\.19\.\d+\]", own_server.log())


def test_a_server_that_is_named_is_used_and_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://kansrijk:geheim@zoek.example:9200")
    with elasticsearch.running() as url:
        assert url == "http://kansrijk:geheim@zoek.example:9200"


LEFT_BEHIND = """
import sys, time
sys.path.insert(0, "platform")
from install import elasticsearch
with elasticsearch.serving() as server:
    print(server.folder, flush=True)
    time.sleep(120)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_when_who_started_it_is_killed_it_ends_and_the_next_run_cleans_up() -> None:
    runner = subprocess.Popen([sys.executable, "-c", LEFT_BEHIND], cwd=settings.ROOT, stdout=subprocess.PIPE, text=True)
    assert runner.stdout is not None
    folder = next(Path(line.strip()) for line in runner.stdout if elasticsearch.PREFIX in line)
    server = int((folder / "server.pid").read_text())
    assert elasticsearch.works_in(server, folder)
    os.kill(runner.pid, signal.SIGKILL)
    runner.wait()
    runner.stdout.close()
    deadline = time.monotonic() + PATIENCE
    while elasticsearch.works_in(server, folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not elasticsearch.works_in(server, folder)
    elasticsearch.clear_leftovers()
    assert not folder.exists()
