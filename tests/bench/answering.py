"""How long the engines take from the text of a question to what they found, beside the time inside their own calls, and
how that grows with the practices.
"""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from install.telling import tell
from search.dutch import Synonyms
from search.engines.elasticsearch import Elasticsearch
from search.engines.tantivy import Tantivy
from tests.bench.generated import query
from tests.bench.plot import plot
from tests.bench.timed import Clocks, clocks_of, milliseconds

RAW_GOAL, GROWTH_GOAL = 1.5, 4.0
WARMING = 20
PLOT = Path(__file__).resolve().parents[2] / "docs" / "beeld" / "search-growth.svg"
Engine = Tantivy | Elasticsearch


@dataclass
class Asked:
    """An engine that holds so many practices, with what its answers took in seconds."""

    name: str
    count: int
    engine: Engine
    clocks: Clocks = field(init=False)
    whole: list[float] = field(default_factory=list)
    inside: dict[str, list[float]] = field(default_factory=dict)
    hits: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clocks = clocks_of(self.engine)
        self.inside = {name: [] for name in self.clocks}

    def ask(self, text: str, synonyms: Synonyms) -> None:
        for clock in self.clocks.values():
            clock.read()
        start = time.perf_counter()
        total = self.engine.find(query(text, synonyms)).total
        self.whole.append(time.perf_counter() - start)
        self.hits.append(total)
        for name, clock in self.clocks.items():
            self.inside[name].append(clock.read())

    def forget(self) -> None:
        """What was only to warm up."""
        for times in (self.whole, self.hits, *self.inside.values()):
            times.clear()

    @property
    def ratio(self) -> float:
        """The median of each answer ÷ its own raw time."""
        return statistics.median(whole / raw for whole, raw in zip(self.whole, self.inside["raw"], strict=True))

    def tell(self) -> None:
        inside = ", ".join(f"{name} {milliseconds(times)}" for name, times in self.inside.items())
        tell(
            f"{self.name}, {self.count:,}: {statistics.median(self.hits):,.0f} hits, whole {milliseconds(self.whole)},"
            f" {inside}, whole ÷ raw {self.ratio:.2f}"
        )


def answered(engines: Mapping[tuple[str, int], Engine], texts: Sequence[str], synonyms: Synonyms) -> bool:
    """Whether both goals are met. Every text is asked of every engine in turn, so that all share what else the machine
    does.
    """
    asked = [Asked(name, count, engine) for (name, count), engine in engines.items()]
    for number, text in enumerate(texts):
        for one in asked:
            if number == WARMING:
                one.forget()
            one.ask(text, synonyms)
    for one in asked:
        one.tell()
    by_name = {one.name: [other for other in asked if other.name == one.name] for one in asked}
    plot(
        {
            name: [(one.count, 1000 * statistics.median(one.whole)) for one in all_of]
            for name, all_of in by_name.items()
        },
        PLOT,
    )
    met = [judged(all_of) for all_of in by_name.values()]
    return all(met)


def judged(sizes: Sequence[Asked]) -> bool:
    """One engine, smallest number of practices first."""
    small, large = sizes[0], sizes[-1]
    growth = statistics.median(large.whole) / statistics.median(small.whole)
    least = min(large.whole) / min(small.whole)
    tell(f"{large.name}: whole ÷ raw {large.ratio:.2f} (goal {RAW_GOAL})")
    tell(
        f"{large.name}: {large.count:,} takes {growth:.1f} × {small.count:,}, by least times {least:.1f} ×"
        f" (goal {GROWTH_GOAL})"
    )
    return large.ratio <= RAW_GOAL and growth <= GROWTH_GOAL
