"""A server that was found down is left alone for a while, by all processes of the site."""

from typing import Final

from django.core.cache import cache

from search.port import EngineDown

OPEN_FOR: Final = 30
"""Seconds; after them the first readers try again."""


class Breaker:
    """Open while questions are better not asked. It lies in the cache that the processes share."""

    def __init__(self, name: str) -> None:
        self._key = f"search-breaker:{name}"

    def refuse_when_open(self) -> None:
        """Raises EngineDown with the reason for which it was opened."""
        reason = cache.get(self._key)
        if reason:
            raise EngineDown(f"{reason} (found within the last {OPEN_FOR} seconds)")

    def open(self, reason: str) -> None:
        cache.set(self._key, reason, OPEN_FOR)
