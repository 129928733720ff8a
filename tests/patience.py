"""How long a test waits for what another process does. No promise of the product: only after it a test gives up."""

import time
from collections.abc import Callable

PATIENCE = 180
"""Seconds. A machine that also runs another worker's browser, Elasticsearch and PostgreSQL may be slow for a while."""


def until(happened: Callable[[], object]) -> None:
    """Wait for it, and fail when it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)
