"""An index in memory for every test, and the demo content in one of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache as shared_cache
from django.core.management import call_command
from django.db import transaction

from home.models import HomePage
from practices.models import PracticePage
from search.engines import engine
from search.finding import question
from search.indexing import all_documents, rebuild
from search.port import Document, Engine, Kind, Query
from tests.factories import a_site
from tests.search.engines import DEMO_ENGINES, ENGINES, in_the_cluster
from tests.search.running import filled_once
from tests.search.servers import elasticsearch_url, is_of_elasticsearch, kept_server, own_server

__all__ = ["elasticsearch_url", "kept_server", "own_server"]

DEMO = Path(__file__).parents[2] / "practices" / "data" / "praktijken.json"
ALL_THERE_IS = 1_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that `-m "not elasticsearch"` leaves out all that need the server."""
    for item in filter(is_of_elasticsearch, items):
        item.add_marker("elasticsearch")


@pytest.fixture(autouse=True)
def fresh_index() -> Iterator[None]:
    """Nothing that another test found is in the engine of this one, nor in the cache."""
    engine.cache_clear()
    shared_cache.clear()
    yield
    engine.cache_clear()


@pytest.fixture
def home(db: None) -> HomePage:
    return a_site()


@dataclass(frozen=True)
class Demo:
    """The demo content as an engine knows it, and the name of each page in the file."""

    documents: list[Document]
    names: dict[int, str]


@pytest.fixture(scope="session")
def demo(django_db_setup: None, django_db_blocker: Any) -> Demo:
    """Imported once, kept in documents only: the database is as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        a_site()
        call_command("import_practices", DEMO, stdout=StringIO())
        documents = list(all_documents())
        names = dict(PracticePage.objects.values_list("pk", "external_id"))
        transaction.set_rollback(True)
    return Demo(documents, names)


@pytest.fixture(scope="session")
def demo_engines(demo: Demo) -> Callable[[str], Engine]:
    """A real engine with the demo content in it, by name; each is filled once."""

    @cache
    def filled_engine(name: str) -> Engine:
        held = DEMO_ENGINES[name]()
        with held.rebuilding() as filling:
            filling.put(demo.documents)
        return held

    return filled_engine


def need_server(request: pytest.FixtureRequest) -> None:
    """Not for every engine: without Elasticsearch the tests of the others still run."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_url")


@pytest.fixture(params=DEMO_ENGINES)
def demo_engine(request: pytest.FixtureRequest, demo_engines: Callable[[str], Engine]) -> Engine:
    """Each of them in turn."""
    need_server(request)
    return demo_engines(request.param)


@pytest.fixture
def demo_found(demo: Demo, demo_engine: Engine, db: None) -> Callable[..., list[str]]:
    """Ask the demo content; the names of the practices in the order in which they are found."""

    def ask(text: str, size: int = ALL_THERE_IS) -> list[str]:
        found = demo_engine.find(Query(Kind.PRACTICE, question(text), size=size))
        return [demo.names[pk] for pk in found.ids]

    return ask


@pytest.fixture(params=["tantivy", "elasticsearch"])
def site_engine(request: pytest.FixtureRequest, settings: Any, db: None) -> None:
    """The site with every real engine in turn, its index made."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_url")
        settings.SEARCH_ENGINE, settings.ELASTICSEARCH = "elasticsearch", in_the_cluster()
        engine.cache_clear()
    rebuild()


@pytest.fixture(params=ENGINES)
def make(request: pytest.FixtureRequest) -> Callable[[Path], Engine]:
    """Every engine in turn, to be made in a folder."""
    need_server(request)
    return ENGINES[request.param]


@pytest.fixture(name="engine")
def empty_engine(make: Callable[[Path], Engine], tmp_path: Path) -> Engine:
    """Every engine in turn, with nothing in it."""
    return make(tmp_path / "index")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database, the index and the static files of a site; copy it before changing it."""
    return filled_once(tmp_path_factory)
