"""Times: what is said of many of them, and engines that tell how much of an answer's time was spent inside tantivy or
Elasticsearch themselves.
"""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from search.engines.elasticsearch import Elasticsearch
from search.engines.tantivy import Tantivy

Clocks = dict[str, "Clock"]
Result = TypeVar("Result")


def milliseconds(times: Sequence[float]) -> str:
    """The median of so many seconds, and the least: other programs can only make an answer slower."""
    return f"{1000 * statistics.median(times):.1f} ms (least {1000 * min(times):.1f})"


class Times(defaultdict[str, list[float]]):
    """By name the seconds of each time that something was done."""

    def __init__(self) -> None:
        super().__init__(list)

    def of(self, name: str, call: Callable[[], Result]) -> Result:
        """What the call gives; its time is kept."""
        start = time.perf_counter()
        try:
            return call()
        finally:
            self[name].append(time.perf_counter() - start)


class Clock:
    """Adds up the seconds spent in the calls it is put around."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                self.seconds += time.perf_counter() - start

        return timed

    def read(self) -> float:
        """The seconds since it was last read."""
        seconds, self.seconds = self.seconds, 0.0
        return seconds


class Through:
    """Another object, with a clock around some of its methods."""

    def __init__(self, inner: Any, clock: Clock, timed: tuple[str, ...], passed_on: tuple[str, ...] = ()) -> None:
        self._inner, self._clock, self._timed, self._passed_on = inner, clock, timed, passed_on

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if name in self._timed:
            return self._clock.around(found)
        if name in self._passed_on:
            return lambda *args: Through(found(*args), self._clock, self._timed, self._passed_on)
        return found


SEARCHER_CALLS = ("aggregate", "search", "fast_field_values")


def clocks_of(engine: Tantivy | Elasticsearch) -> Clocks:
    """From now on this engine's questions are timed."""
    return clocks_of_tantivy(engine) if isinstance(engine, Tantivy) else clocks_of_elasticsearch(engine)


def clocks_of_tantivy(engine: Tantivy) -> Clocks:
    clock = Clock()
    engine._shelf = Through(engine._shelf, clock, SEARCHER_CALLS, ("reading", "searcher"))
    return {"raw": clock}


def clocks_of_elasticsearch(engine: Elasticsearch) -> Clocks:
    """`raw` is the request as Elasticsearch's client sends it, `http` the exchange of bytes inside that."""
    raw, http = Clock(), Clock()
    transport = engine._reading.transport
    transport.perform_request = raw.around(transport.perform_request)  # type: ignore[method-assign]
    for node in transport.node_pool.all():
        node.perform_request = http.around(node.perform_request)  # type: ignore[method-assign]
    return {"raw": raw, "http": http}
