"""How long the engines take for text and all facets, as ratios within one run. Run by `make bench`.

Arguments: the numbers of practices, smallest first (10000 30000 100000). ELASTICSEARCH_URL names a server to use;
without it one is started.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

import django  # noqa: E402

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
django.setup()

from elasticsearch import Elasticsearch as Client  # noqa: E402

from install import elasticsearch as server  # noqa: E402
from search.documents import document  # noqa: E402
from search.dutch import analyse  # noqa: E402
from search.engines import DATE_NAMES, FACET_NAMES  # noqa: E402
from search.engines.elasticsearch import Elasticsearch  # noqa: E402
from search.engines.tantivy import Tantivy  # noqa: E402
from search.facts import Facts  # noqa: E402
from search.port import Document, Engine, Query  # noqa: E402
from tests.bench.generated import mixed, questions, real_ones  # noqa: E402
from tests.bench.plot import plot  # noqa: E402
from tests.bench.timed import Clock, clocks_of_elasticsearch, clocks_of_tantivy  # noqa: E402
from vocabularies.wordbook import Wordbook  # noqa: E402

SIZES = [int(word) for word in sys.argv[1:]] or [10_000, 30_000, 100_000]
QUESTIONS, WARMING = 120, 20
BATCH = 200
GOAL, GROWTH_GOAL = 1.5, 4.0
PLOT = ROOT / "docs" / "beeld" / "search-growth.svg"


class Timed(NamedTuple):
    """Seconds: the median of whole answers, the least, the median of each clock; and of each answer ÷ its raw time."""

    whole: float
    least: float
    inside: dict[str, float]
    ratio: float
    hits: float


def tell(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def made(facts: Sequence[Facts]) -> list[Document]:
    """The documents, with what making them took and the analyser's part of it."""
    book = Wordbook.read()
    start = time.process_time()
    documents = [document(one, book) for one in facts]
    whole = time.process_time() - start
    some = facts[:5_000]
    words = sum(len(text.split()) for one in some for text in (one.title, one.summary, one.prose))
    start = time.process_time()
    for one in some:
        for text in (one.title, one.summary, one.prose):
            analyse(text)
    analysing = time.process_time() - start
    share = analysing / len(some) / (whole / len(facts))
    tell(f"analyser: {words / analysing:,.0f} words a second ({words / len(some):.0f} a practice)")
    tell(f"documents: {1e6 * whole / len(facts):.0f} µs each, {100 * share:.0f} % of it in the analyser")
    return documents


def fill(engine: Engine, documents: Sequence[Document]) -> float:
    """The seconds of putting ready documents in an empty index."""
    start = time.perf_counter()
    with engine.rebuilding() as filling:
        for at in range(0, len(documents), BATCH):
            filling.put(documents[at : at + BATCH])
    return time.perf_counter() - start


def timed(engine: Engine, asked: Sequence[Query], clocks: dict[str, Clock]) -> Timed:
    for query in asked[:WARMING]:
        engine.find(query)
    whole: list[float] = []
    hits: list[int] = []
    inside: dict[str, list[float]] = {name: [] for name in clocks}
    for clock in clocks.values():
        clock.read()
    for query in asked[WARMING:]:
        start = time.perf_counter()
        hits.append(engine.find(query).total)
        whole.append(time.perf_counter() - start)
        for name, clock in clocks.items():
            inside[name].append(clock.read())
    ratio = statistics.median(one / raw for one, raw in zip(whole, inside["raw"], strict=True))
    medians = {name: statistics.median(times) for name, times in inside.items()}
    return Timed(statistics.median(whole), min(whole), medians, ratio, statistics.median(hits))


def without_request_cache(engine: Elasticsearch) -> None:
    indices = engine._writing.indices
    indices.put_settings(index=engine._indexes.alias, settings={"index.requests.cache.enable": False})
    indices.forcemerge(index=engine._indexes.alias, max_num_segments=1)


def tantivy_run(folder: Path, documents: Sequence[Document], asked: Sequence[Query]) -> tuple[float, Timed]:
    engine = Tantivy(folder, FACET_NAMES, DATE_NAMES)
    took = fill(engine, documents)
    return took, timed(engine, asked, clocks_of_tantivy(engine))


def elasticsearch_run(url: str, documents: Sequence[Document], asked: Sequence[Query]) -> tuple[float, Timed]:
    prefix = f"kansrijk-bench-{uuid4().hex[:12]}"
    engine = Elasticsearch([url], FACET_NAMES, DATE_NAMES, prefix=prefix, seconds=30.0)
    try:
        took = fill(engine, documents)
        without_request_cache(engine)
        return took, timed(engine, asked, clocks_of_elasticsearch(engine))
    finally:
        with Client(url, request_timeout=60) as client:
            for name in client.indices.get_alias(index=f"{prefix}-*"):
                client.indices.delete(index=name)


Run = Callable[[Sequence[Document], Sequence[Query]], tuple[float, Timed]]


def measured(name: str, run: Run, documents: Sequence[Document], asked: Sequence[Query]) -> Timed:
    filling, found = run(documents, asked)
    inside = ", ".join(f"{clock} {1000 * seconds:.2f} ms" for clock, seconds in found.inside.items())
    tell(
        f"{name} {len(documents):,}: filled in {filling:.1f} s; {found.hits:,.0f} hits;"
        f" whole {1000 * found.whole:.2f} ms (least {1000 * found.least:.2f}); {inside}; whole ÷ raw {found.ratio:.2f}"
    )
    return found


def compare(runs: dict[str, Run], documents: Sequence[Document], asked: Sequence[Query]) -> bool:
    """Whether both goals are met."""
    sizes = [len(documents[:size]) for size in SIZES]
    found: dict[str, list[Timed]] = {
        name: [measured(name, run, documents[:size], asked) for size in sizes] for name, run in runs.items()
    }
    plot(
        {
            name: [(size, 1000 * one.whole) for size, one in zip(sizes, all_of, strict=True)]
            for name, all_of in found.items()
        },
        PLOT,
    )
    fine = True
    for name, all_of in found.items():
        growth = all_of[-1].whole / all_of[0].whole
        tell(
            f"{name}: {sizes[-1]:,} takes {growth:.1f} × {sizes[0]:,} (goal {GROWTH_GOAL});"
            f" whole ÷ raw {all_of[-1].ratio:.2f} (goal {GOAL})"
        )
        fine = fine and growth <= GROWTH_GOAL and all_of[-1].ratio <= GOAL
    return fine


def main() -> int:
    real = real_ones()
    asked = questions(real, QUESTIONS)
    documents = made(list(mixed(real, SIZES[-1])))
    with tempfile.TemporaryDirectory() as folder, server.running() as url:
        runs: dict[str, Run] = {
            "tantivy": lambda some, asked: tantivy_run(Path(folder) / str(len(some)), some, asked),
            "Elasticsearch": lambda some, asked: elasticsearch_run(url, some, asked),
        }
        return int(not compare(runs, documents, asked))


if __name__ == "__main__":
    sys.exit(main())
