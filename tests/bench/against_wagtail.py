"""A page of results by the site's engines beside Wagtail's own search: text, two facets chosen, every facet counted
without its own choice, and the twenty pages loaded.
"""

import statistics
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from install.telling import tell
from practices.models import PracticePage
from search.dutch import Synonyms
from search.port import Engine
from tests.bench.generated import CHOSEN, query
from tests.bench.timed import Times, milliseconds
from tests.bench.wagtail_search import answer

DATABASE, ELASTICSEARCH = "Wagtail on PostgreSQL", "Wagtail on Elasticsearch"
DATABASE_GOAL, ELASTICSEARCH_GOAL = 100.0, 2.0
WARMING, FEW, MANY = 5, 7, 60
"""How many texts. PostgreSQL gets few, since it takes seconds for each."""
Ask = Callable[[str], Any]


def faster(engines: Mapping[str, Engine], peers: Mapping[str, Any], texts: Sequence[str], synonyms: Synonyms) -> bool:
    """Whether both engines are as much faster as they should be."""
    ours = {name: asking(engine, synonyms) for name, engine in engines.items()}
    theirs = {name: asking_wagtail(peer) for name, peer in peers.items()}
    on_elasticsearch = ours | {ELASTICSEARCH: theirs[ELASTICSEARCH]}
    warming, few, many = texts[:WARMING], texts[WARMING:][:FEW], texts[WARMING + FEW :][:MANY]
    in_turn(on_elasticsearch, warming)
    in_turn(theirs, warming[:1])
    met = [
        told(in_turn(on_elasticsearch, many), ELASTICSEARCH, ELASTICSEARCH_GOAL),
        told(in_turn(ours | {DATABASE: theirs[DATABASE]}, few), DATABASE, DATABASE_GOAL),
    ]
    return all(met)


def asking(engine: Engine, synonyms: Synonyms) -> Ask:
    """From the text to counts and pages."""
    return lambda text: loaded(engine.find(query(text, synonyms)).ids)


def loaded(ids: Sequence[int]) -> list[PracticePage]:
    """In their order, as the page of results loads them."""
    found = PracticePage.objects.findable().filter(pk__in=ids).in_bulk()
    return [found[pk] for pk in ids if pk in found]


def asking_wagtail(backend: Any) -> Ask:
    return lambda text: answer(backend, text, CHOSEN)


def in_turn(asks: Mapping[str, Ask], texts: Sequence[str]) -> Times:
    """The seconds of every text by each; each text goes round before the next one comes."""
    times = Times()
    for text in texts:
        for name, ask in asks.items():
            times.of(name, partial(ask, text))
    return times


def told(times: Times, peer: str, goal: float) -> bool:
    """Whether all are so many times faster than this peer."""
    for name, seconds in times.items():
        tell(f"{name}, {len(seconds)} texts: {milliseconds(seconds)}, pages loaded")
    ratios = {
        name: statistics.median(times[peer]) / statistics.median(seconds)
        for name, seconds in times.items()
        if name != peer
    }
    for name, ratio in ratios.items():
        tell(f"{name}: {ratio:.1f} × faster than {peer} (goal {goal})")
    return min(ratios.values()) >= goal
