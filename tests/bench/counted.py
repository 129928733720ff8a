"""The counts of every search held against counts of the database's own rows, over the pages that the search itself
finds for the text alone.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from install.telling import tell
from practices.coded import codes_of
from search.dutch import Synonyms
from search.port import DEEPEST, Engine
from tests.bench.generated import CHOSEN, query, text_only
from tests.bench.wagtail_search import FACET_FIELDS, answer, pages
from vocabularies.wordbook import Wordbook

CHECKED = 10
MOST_HITS = 5_000
"""Of a text that is checked, chosen facets left out: each of its pages is read."""
Counts = Mapping[str, Mapping[Any, int]]
Keys = Callable[[str, Iterable[int]], Collection[Any]]
"""What a practice counts for in a facet, from the ids of the terms, areas or domains that it has there."""


def right(engines: Mapping[str, Engine], peers: Mapping[str, Any], texts: Sequence[str], synonyms: Synonyms) -> bool:
    """Whether ours never miscount; says how often the others do."""
    book = Wordbook.read()
    few = [text for text in texts if hits_of_all(engines, text, synonyms) <= MOST_HITS][:CHECKED]
    wrong = {name: sum(off(engine, text, synonyms, book) for text in few) for name, engine in engines.items()}
    for name, facets in wrong.items():
        tell(f"{name}: {facets} of {len(few) * len(FACET_FIELDS)} facets miscounted (goal 0)")
    for name, peer in peers.items():
        facets = sum(off_by_wagtail(peer, text, book) for text in few)
        tell(f"{name}: {facets} of {len(few) * len(FACET_FIELDS)} facets miscounted")
    return not any(wrong.values())


def hits_of_all(engines: Mapping[str, Engine], text: str, synonyms: Synonyms) -> int:
    return max(engine.find(text_only(text, synonyms)).total for engine in engines.values())


def off(engine: Engine, text: str, synonyms: Synonyms, book: Wordbook) -> int:
    """In how many facets this engine miscounts."""
    said = engine.find(query(text, synonyms)).counts
    found = engine.find(text_only(text, synonyms, size=DEEPEST)).ids
    return differences(said, counted(found, CHOSEN, as_slugs(book)))


def off_by_wagtail(backend: Any, text: str, book: Wordbook) -> int:
    """The same; Wagtail counts for ids, and a child not for its parent."""
    said = answer(backend, text, CHOSEN).counts
    found = [page.pk for page in backend.search(text, pages({}), operator="and")]
    chosen = {
        facet: frozenset(pk for pk, term in book.terms.items() if term.vocabulary == facet and term.slug in slugs)
        for facet, slugs in CHOSEN.items()
    }
    return differences(said, counted(found, chosen, lambda facet, ids: set(ids)))


def as_slugs(book: Wordbook) -> Keys:
    """A municipality counts for its province too, vmbo for vo."""
    ways: Mapping[str, Callable[[Iterable[int]], Collection[str]]] = {
        "gebied": book.area_slugs,
        "ontwikkelgebied": lambda ids: {book.domains[pk].slug for pk in ids},
    }
    return lambda facet, ids: ways.get(facet, book.term_slugs)(ids)


def counted(found: Iterable[int], chosen: Mapping[str, frozenset[Any]], keys: Keys) -> Counts:
    """By facet how many of these pages count for each value, under what is chosen in all other facets."""
    carried = [
        {facet: keys(facet, codes.get(field, ())) for facet, field in FACET_FIELDS.items()}
        for codes in codes_of(found).values()
    ]

    def of(facet: str) -> Mapping[Any, int]:
        others = {name: values for name, values in chosen.items() if name != facet}
        fitting = [had for had in carried if all(values & set(had[name]) for name, values in others.items())]
        return Counter(key for had in fitting for key in had[facet])

    return {facet: of(facet) for facet in FACET_FIELDS}


def differences(said: Counts, truth: Counts) -> int:
    """In how many facets; Wagtail's count of the pages without a value is left out."""
    known = {facet: {key: n for key, n in said[facet].items() if key is not None} for facet in FACET_FIELDS}
    return sum(dict(truth[facet]) != known[facet] for facet in FACET_FIELDS)
