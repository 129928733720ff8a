"""Tickets belong to the change; what an engine cannot take now it takes later."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from home.models import HomePage
from practices.models import PracticePage
from search.engines import engine
from search.indexing import LONGEST_WAIT, audit, drain, rebuild
from search.models import Ticket
from tests.search.tree import a_coalition, a_practice, a_region, publish


@pytest.fixture
def practice(home: HomePage) -> PracticePage:
    page = a_practice(a_coalition(a_region(home)))
    drain()
    return PracticePage.objects.get(pk=page.pk)


class ChangedTheirMind(Exception):
    pass


def test_a_ticket_is_rolled_back_with_its_change(practice: PracticePage) -> None:
    practice.title = "Anders"
    with suppress(ChangedTheirMind), transaction.atomic():
        publish(practice)
        assert Ticket.objects.exists()
        raise ChangedTheirMind
    assert not Ticket.objects.exists()
    assert audit().differences == 0


def test_a_renamed_coalition_is_looked_at_with_all_below_it(practice: PracticePage) -> None:
    coalition = practice.get_parent().specific
    coalition.title = "Zonnebloemen"
    publish(coalition)
    drain()
    assert audit().differences == 0


@pytest.fixture
def still() -> Iterator[datetime]:
    """The clock stands still, however long the test takes."""
    with time_machine.travel(timezone.now(), tick=False):
        yield timezone.now()


def break_index(settings: Any, folder: Path) -> None:
    """The folder is there, and the index in it is of nobody."""
    folder.mkdir()
    (folder / "current").write_text("weg")
    settings.SEARCH_DIR = folder
    engine.cache_clear()


def test_what_fails_stays_with_its_reason_and_waits_longer_each_time(
    practice: PracticePage, settings: Any, tmp_path: Path, still: datetime
) -> None:
    break_index(settings, tmp_path / "index")
    practice.title = "Anders"
    publish(practice)
    waits = []
    for attempt in range(1, 12):
        done, failed = drain()
        assert done == 0
        assert failed
        tickets = list(Ticket.objects.all())
        assert {ticket.attempts for ticket in tickets} == {attempt}
        assert all("search_rebuild" in ticket.last_error for ticket in tickets)
        waits.append((max(ticket.not_before for ticket in tickets) - still).total_seconds())
        assert drain() == (0, 0), "not due yet"
        Ticket.objects.update(not_before=still - timedelta(seconds=1))
    assert waits == [min(2**attempt, LONGEST_WAIT.total_seconds()) for attempt in range(1, 12)]
    rebuild()
    while drain().done:
        pass
    assert not Ticket.objects.exists()
    assert audit().differences == 0


def test_a_rebuild_lets_waiting_tickets_be_due_at_once(
    practice: PracticePage, settings: Any, tmp_path: Path, still: datetime
) -> None:
    break_index(settings, tmp_path / "index")
    publish(practice)
    drain()
    assert drain() == (0, 0)
    rebuild()
    assert drain().done
    assert not Ticket.objects.exists()


def test_an_audit_writes_a_ticket_for_what_no_signal_told(practice: PracticePage) -> None:
    PracticePage.objects.filter(pk=practice.pk).update(title="Uit een reservekopie")
    assert audit().stale == [f"praktijk:{practice.pk}"]
    drain()
    assert audit().differences == 0
    PracticePage.objects.filter(pk=practice.pk).update(live=False)
    assert audit().surplus == [f"praktijk:{practice.pk}"]
    drain()
    PracticePage.objects.filter(pk=practice.pk).update(live=True)
    assert audit().missing == [f"praktijk:{practice.pk}"]
    drain()
    assert audit().differences == 0
