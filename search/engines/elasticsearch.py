"""Elasticsearch, the engine for production: a stock server that matches, weighs and counts ready tokens."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, ParamSpec, TypeVar

from elasticsearch.dsl import MultiSearch, Search
from elasticsearch.helpers import streaming_bulk

from search.engines import elasticsearch_query as query_of
from search.engines.breaker import Breaker
from search.engines.counts import buckets, of_facets, of_kinds
from search.engines.elasticsearch_connection import (
    READ_WITHIN,
    WRITE_WITHIN,
    NoIndex,
    Unavailable,
    client_of,
    safely,
    shown,
)
from search.engines.elasticsearch_indexes import TAKEN_OVER, Indexes
from search.engines.elasticsearch_mapping import Layout
from search.port import (
    DEEPEST,
    KNOWN,
    Document,
    EngineDown,
    Filling,
    Found,
    Kind,
    Like,
    Order,
    Query,
    Suggested,
    hit_of,
)

BATCH: Final = 500
LARGEST_BATCH: Final = 5_000_000
"""Documents and bytes of one request to fill an index."""
TRIES: Final = 6
"""How often a batch of a rebuild is offered again to a server that has too much work, with twice the wait each time;
tickets wait by themselves.
"""
STAMPS_AT_ONCE: Final = 5_000
SORTS: Final[Mapping[Order, tuple[Any, ...]]] = {
    Order.RELEVANCE: ({"_score": "desc"}, {"freshness": "desc"}, {"page_id": "asc"}),
    Order.NEWEST: ("newest", "page_id"),
    Order.TITLE: ("alphabet", "page_id"),
    Order.LATEST: ({"newest": "desc"}, "page_id"),
}
P = ParamSpec("P")
T = TypeVar("T")

FRESHEST: Final[tuple[Any, ...]] = ({"freshness": "desc"}, "alphabet")
# Half an answer is none: the database knows all of it.
WHOLE: Final = {"allow_partial_search_results": False}


class Elasticsearch:
    """The engine of the port on the cluster at `urls`. The names of its indexes begin with `prefix`; `facets` are the
    names of all facets, `authority` as in `client_of`; `seconds` is how long a reader waits.
    """

    def __init__(
        self,
        urls: Sequence[str],
        facets: Iterable[str],
        dates: Iterable[str] = (),
        prefix: str = "kansrijk",
        authority: str = "",
        seconds: float = READ_WITHIN,
    ) -> None:
        self._where = shown(urls)
        self._layout = Layout.of(facets, dates)
        self._reading = client_of(urls, authority, seconds)
        self._writing = client_of(urls, authority, WRITE_WITHIN)
        self._indexes = Indexes(self._writing, prefix, self._layout)
        self._breaker = Breaker(f"elasticsearch:{prefix}")

    def put(self, documents: Iterable[Document]) -> None:
        batch = list(documents)
        if batch:
            self._write(self._puts(batch, self._indexes.alias), refresh=True)

    def drop(self, keys: Iterable[str]) -> None:
        batch = list(keys)
        if batch:
            alias = self._indexes.alias
            self._write([{"_op_type": "delete", "_index": alias, "_id": key} for key in batch], refresh=True)

    def find(self, query: Query) -> Found:
        return self._read(self._find, query)

    def suggest(self, starts: Sequence[str], facets: Sequence[str], size: int) -> Suggested:
        return self._read(self._suggest, starts, facets, size)

    def similar(self, like: Like, size: int) -> tuple[int, ...]:
        return self._read(self._similar, like, size)

    def check(self) -> None:
        self._read(self._search().extra(size=0).execute)

    def stamps(self) -> Mapping[str, str]:
        return safely(self._where, self._stamps)

    @contextmanager
    def rebuilding(self) -> Iterator[Filling]:
        replacing = self._indexes.replacing()
        alias = safely(self._where, replacing.__enter__)
        yield Filler(self, alias)  # an error inside it is somebody else's: the index that was filled is never in use
        safely(self._where, replacing.__exit__, None, None, None)

    def go_back(self) -> None:
        safely(self._where, self._indexes.go_back)

    def _read(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask within the time that a reader waits, unless the server has just been found down."""
        self._breaker.refuse_when_open()
        try:
            return safely(self._where, ask, *args, **kwargs)
        except Unavailable as error:
            self._breaker.open(str(error))
            raise
        except NoIndex as error:
            raise self._indexes.missing() from error

    def _search(self) -> Search[Any]:
        return Search(using=self._reading, index=self._indexes.alias).source(False)

    def _find(self, query: Query) -> Found:
        start = (query.page - 1) * query.size
        order = Order.NEWEST if query.question is None and query.order == Order.RELEVANCE else query.order
        hits = self._search().query(query_of.hits(query)).sort(*SORTS[order]).params(**WHOLE)
        deep = start + query.size > DEEPEST
        hits = hits.extra(track_total_hits=False, from_=0 if deep else start, size=0 if deep else query.size)
        counts = self._search().query(query_of.text(query.question)).params(**WHOLE)
        counts = counts.extra(size=0, track_total_hits=False, aggs=query_of.counts(query))
        hit, counted = self._ask_both(hits, counts)
        return found(query, hit, counted["aggregations"])

    def _ask_both(self, hits: "Search[Any]", counts: "Search[Any]") -> list[dict[str, Any]]:
        """One round trip."""
        both: MultiSearch[Any] = MultiSearch(using=self._reading).add(hits).add(counts)
        return [response.to_dict() for response in both.execute()]

    def _suggest(self, starts: Sequence[str], facets: Sequence[str], size: int) -> Suggested:
        hits = self._search().query(query_of.starting(starts)).sort(*FRESHEST).params(**WHOLE)
        counts = self._search().query(query_of.term("kind", Kind.PRACTICE.value)).params(**WHOLE)
        counts = counts.extra(size=0, track_total_hits=False, aggs=query_of.facet_counts(facets))
        hit, counted = self._ask_both(hits.extra(size=size, track_total_hits=False), counts)
        return Suggested(
            tuple(map(hit_of, keys(hit))), {name: buckets(counted["aggregations"][name]) for name in facets}
        )

    def _similar(self, like: Like, size: int) -> tuple[int, ...]:
        search = self._search().query(query_of.like(like)).sort(*SORTS[Order.RELEVANCE]).params(**WHOLE)
        answer = search.extra(size=size, track_total_hits=False).execute().to_dict()
        return tuple(hit_of(key).page_id for key in keys(answer))

    def _stamps(self) -> Mapping[str, str]:
        if self._indexes.behind(self._indexes.alias) is None:
            raise self._indexes.missing()
        every: Search[Any] = Search(using=self._writing, index=self._indexes.alias).source(False)
        every = every.extra(size=STAMPS_AT_ONCE, docvalue_fields=["stamp"], track_total_hits=False)
        return {hit.meta.id: hit.stamp[0] for hit in every.iterate()}

    def _puts(self, documents: Iterable[Document], alias: str) -> Iterator[dict[str, Any]]:
        for document in documents:
            yield {"_index": alias, "_id": document.key, "_source": self._layout.source(document)}

    def _write(self, actions: Iterable[dict[str, Any]], *, refresh: bool, tries: int = 0) -> None:
        """Send what is to be done; what is dropped twice is no error, what has no index is."""
        safely(self._where, self._bulk, list(actions), refresh, tries)

    def _bulk(self, actions: Iterable[dict[str, Any]], refresh: bool, tries: int) -> None:
        outcomes = streaming_bulk(
            self._writing,
            actions,
            chunk_size=BATCH,
            max_chunk_bytes=LARGEST_BATCH,
            max_retries=tries,
            initial_backoff=1,
            raise_on_error=False,
            refresh=refresh,
            require_alias=True,
        )
        for fine, outcome in outcomes:
            ((action, item),) = outcome.items()
            if not fine and (action != "delete" or "error" in item):
                raise self._not_taken(item)

    def _not_taken(self, item: Mapping[str, Any]) -> EngineDown:
        error = item.get("error", {})
        kind = error.get("type") if isinstance(error, dict) else str(error)
        if kind == "index_not_found_exception":
            return EngineDown(TAKEN_OVER) if item["_index"].endswith("-filling") else self._indexes.missing()
        if kind == "cluster_block_exception":
            return EngineDown(
                f"Elasticsearch at {self._where} has made the index read-only, as it does when a disk fills up."
            )
        return EngineDown(f"Elasticsearch at {self._where} does not take {item.get('_id')}: {error}")

    def fill(self, documents: Iterable[Document], alias: str) -> None:
        """Into an index that nobody reads."""
        self._write(self._puts(documents, alias), refresh=False, tries=TRIES)


class Filler:
    """Fills one index."""

    def __init__(self, engine: Elasticsearch, alias: str) -> None:
        self._engine, self._alias = engine, alias

    def put(self, documents: Iterable[Document]) -> None:
        self._engine.fill(documents, self._alias)


def found(query: Query, hit: Mapping[str, Any], counted: Mapping[str, Any]) -> Found:
    """The two answers as the port has them."""
    kinds = of_kinds(counted)
    everything = counted["all"]["kind"]
    return Found(
        ids=tuple(hit_of(key).page_id for key in keys(hit)),
        total=kinds.get(query.kind, 0),
        counts=of_facets(query, counted),
        kinds=kinds,
        known=buckets(everything[KNOWN]),
        held=everything["doc_count"],
    )


def keys(answer: Mapping[str, Any]) -> list[str]:
    return [hit["_id"] for hit in answer["hits"]["hits"]]
