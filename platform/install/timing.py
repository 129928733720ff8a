"""How long each part took, for the list of slowest parts."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

from install.places import REPORTS

parts: list[tuple[str, float]] = []


@contextmanager
def part(name: str) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        parts.append((name, time.monotonic() - started))


def save(command: str) -> None:
    """Keep the parts of this run beside the test reports, under the name of the command."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / f"{command}.parts.json").write_text(json.dumps(parts))
