"""What holds for every test. The run fails when the interface asked for a message that has no Dutch."""

import copy
import gc
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import settings as of_hypothesis

from tests.cast import Cast, a_cast, browsers
from tests.catalogue import Recorder, listening, sentence

RECORDER = Recorder()
WITHOUT_DUTCH = pytest.StashKey[dict[str, str]]()
SENT_BY_WORKERS = "without_dutch"


ASKING = {"db", "transactional_db", "django_db_setup"}
"""Fixtures of tests that ask the database."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[WITHOUT_DUTCH] = {}
    of_hypothesis.register_profile("patient", deadline=None)  # how long an example takes says what else runs here
    of_hypothesis.load_profile("patient")
    # What Django and Wagtail hold stays; to look through it again and again costs one twentieth of the time.
    gc.set_threshold(100_000, 50, 100)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks it: the pass on SQLite has all the rest, with the same result."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not asks_the_database(item)])
    items[:] = filter(asks_the_database, items)


def asks_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    marked = any(item.get_closest_marker(name) for name in ("django_db", "database"))
    return marked or not ASKING.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True, scope="session")
def _dutch_is_listened_to(django_test_environment: None) -> Iterator[None]:
    with listening(RECORDER):
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Where Wagtail keeps the addresses of the site: rolled-back pages must not linger there."""
    cache.clear()


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """In a transaction around all tests of a module, since a site takes a second to make."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            yield a_cast()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture(scope="module")
def logged_in(made_once: Cast, django_db_blocker: Any) -> dict[str, SimpleCookie]:
    """By name the cookies of a browser in which that person is logged in."""
    cache.clear()  # of the codes that another module's people used
    with django_db_blocker.unblock():
        return browsers(made_once)


@pytest.fixture
def browser_of(logged_in: dict[str, SimpleCookie], db: None) -> Callable[[str], Client]:
    """The browser of a person by name."""

    def opened(name: str) -> Client:
        client = Client()
        client.cookies = copy.deepcopy(logged_in[name])
        return client

    return opened


@pytest.fixture
def cast(made_once: Cast, db: None) -> Cast:
    """Everybody, and where they write and review, as nobody has touched them yet."""
    return copy.deepcopy(made_once)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Runs where xdist hands out the tests, when one of its workers is done."""
    node.config.stash[WITHOUT_DUTCH].update(getattr(node, "workeroutput", {}).get(SENT_BY_WORKERS, {}))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    heard = session.config.stash[WITHOUT_DUTCH]
    heard.update(RECORDER.heard)
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[SENT_BY_WORKERS] = heard
    elif heard and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    heard = config.stash[WITHOUT_DUTCH]
    if heard:
        terminalreporter.section("without Dutch", red=True)
        terminalreporter.write_line(sentence(heard))
