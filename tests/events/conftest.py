"""Meetings are planned for March 2027, when the clock changes; whenever these tests run, that is the coming spring."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

WINTER = datetime(2027, 1, 12, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _winter() -> Iterator[None]:
    """The clock goes on from here."""
    with time_machine.travel(WINTER):
        yield
