"""The most memory that this process had at once."""

import threading
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks."""


def status(name: str) -> int:
    """A line of what Linux says of the process, in bytes."""
    return 1024 * int(Path("/proc/self/status").read_text().partition(f"{name}:")[2].split()[0])


class Peak:
    """While it is entered, the most memory of its own: without files it maps, which the system may take back."""

    def __init__(self) -> None:
        self.bytes = 0
        self._done = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        while not self._done.wait(EVERY):
            self.bytes = max(self.bytes, status("RssAnon"))

    def __enter__(self) -> "Peak":
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._looking.join()
