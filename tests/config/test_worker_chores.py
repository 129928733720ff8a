"""How the worker does its chores: in a row, and aside what waits for servers of others."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from config.management.commands import worker
from foundation import chores
from tests.patience import PATIENCE

OFTEN = timedelta(0)


@pytest.fixture(autouse=True)
def none_of_the_site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the chores of the test, looked at all the time."""
    monkeypatch.setattr(worker, "LOOK_EVERY", 0.01)
    known = dict(chores.REGISTERED)
    chores.REGISTERED.clear()
    yield
    chores.REGISTERED.clear()
    chores.REGISTERED.update(known)


@pytest.mark.usefixtures("db")
def test_nothing_waits_for_what_is_done_aside_and_it_is_done_once_at_a_time() -> None:
    stop, answer, began, turns = threading.Event(), threading.Event(), [], []

    @chores.chore("a silent server", every=OFTEN, aside=True)
    def ask() -> None:
        began.append(threading.current_thread().name)
        answer.wait(PATIENCE)

    @chores.chore("the index", every=OFTEN)
    def index() -> None:
        turns.append(len(began))
        if len(turns) == 5:
            answer.set()
            stop.set()

    worker.work(stop)
    assert began == ["a silent server"]
    assert len(turns) == 5


@pytest.mark.usefixtures("db")
def test_one_that_fails_is_tried_again_here_and_aside(caplog: pytest.LogCaptureFixture) -> None:
    stop, tried = threading.Event(), {"here": 0, "aside": 0}

    def failing(name: str) -> None:
        tried[name] += 1
        if min(tried.values()) >= 2:
            stop.set()
        raise ValueError(name)

    chores.chore("here", every=OFTEN)(lambda: failing("here"))
    chores.chore("aside", every=OFTEN, aside=True)(lambda: failing("aside"))
    worker.work(stop)
    assert min(tried.values()) >= 2
    assert {record.message for record in caplog.records} == {
        "The chore “here” failed; it is tried again.",
        "The chore “aside” failed; it is tried again.",
    }
