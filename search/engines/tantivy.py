"""tantivy, the embedded engine: in process, in memory or in a folder."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from operator import itemgetter
from os import PathLike
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

import tantivy

from search.engines.counts import buckets, of_facets, of_kinds
from search.engines.tantivy_query import QueryBuilder, aggregations, counting
from search.engines.tantivy_schema import Layout
from search.engines.tantivy_shelf import FolderShelf, MemoryShelf, Shelf
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

SMALL_HEAP: Final = 15_000_000
"""Bytes for the few pages that a ticket changes: the least that tantivy takes."""
LARGE_HEAP: Final = 50_000_000
"""Bytes per thread for a rebuild: fewer, larger segments."""
REBUILD_THREADS: Final = 2
LOOK_BEYOND: Final = 50
"""Hits fetched after the page, so that equal scores on the border of two pages fall in one order."""
HELD: Final[Mapping[str, object]] = {"value_count": {"field": "page_id"}}
NEWEST_FIRST: Final = ("newest", tantivy.Order.Asc)
SORTS: Final[Mapping[Order, tuple[str, tantivy.Order]]] = {
    Order.TITLE: ("alphabet", tantivy.Order.Asc),
    Order.LATEST: ("newest", tantivy.Order.Desc),
}

P = ParamSpec("P")
T = TypeVar("T")


def safely(call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Whatever goes wrong in tantivy is EngineDown, its panics included: those are no `Exception`."""
    try:
        return call(*args, **kwargs)
    except (EngineDown, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        raise EngineDown(f"tantivy failed: {type(error).__name__}: {error}") from error


@contextmanager
def safe_edges(context: AbstractContextManager[T]) -> Iterator[T]:
    """The context with its entry and exit made safe; what goes wrong inside it is somebody else's and stays what it
    is.
    """
    value = safely(context.__enter__)
    try:
        yield value
    except BaseException:
        context.__exit__(*sys.exc_info())
        raise
    safely(context.__exit__, None, None, None)


class Tantivy:
    """The engine of the port. `path` is a folder (made when it is written to first) or None for memory; `facets` are
    all their names but of those by date, which are `dates`.
    """

    def __init__(self, path: str | PathLike[str] | None, facets: Iterable[str], dates: Iterable[str] = ()) -> None:
        self._layout = Layout.of(facets, dates)
        self._queries = QueryBuilder(self._layout.schema)
        self._shelf: Shelf = MemoryShelf(self._layout) if path is None else FolderShelf(Path(path), self._layout)

    def put(self, documents: Iterable[Document]) -> None:
        batch = list(documents)
        if not batch:
            return
        with safe_edges(self._shelf.writing()) as index:
            writer = Writer(index, self._layout, SMALL_HEAP)
            writer.put(batch)
            writer.finish()

    def drop(self, keys: Iterable[str]) -> None:
        batch = list(keys)
        if not batch:
            return
        with safe_edges(self._shelf.writing()) as index:
            searcher = safely(index.searcher)
            held = [key for key in batch if safely(searcher.doc_freq, "key", key)]
            if held:  # a commit costs more than a look
                writer = Writer(index, self._layout, SMALL_HEAP)
                writer.drop(held)
                writer.finish()

    def find(self, query: Query) -> Found:
        return safely(self._find, query)

    def suggest(self, starts: Sequence[str], facets: Sequence[str], size: int) -> Suggested:
        return safely(self._suggest, starts, facets, size)

    def similar(self, like: Like, size: int) -> tuple[int, ...]:
        return safely(self._similar, like, size)

    def check(self) -> None:
        safely(self._shelf.reading)

    def stamps(self) -> Mapping[str, str]:
        return safely(self._stamps)

    def go_back(self) -> None:
        safely(self._shelf.go_back)

    @contextmanager
    def rebuilding(self) -> Iterator[Filling]:
        with safe_edges(self._shelf.replacing()) as index:
            writer = Filler(index, self._layout, LARGE_HEAP, REBUILD_THREADS)
            yield writer
            writer.finish()

    def _find(self, query: Query) -> Found:
        searcher = self._shelf.reading().searcher()
        text = self._queries.text(query.question)
        counted = searcher.aggregate(text, aggregations(query))
        kinds = of_kinds(counted)
        total = kinds.get(query.kind, 0)
        held = searcher.aggregate(self._queries.term("kind", query.kind), {**counting([KNOWN]), "held": HELD})
        counts = of_facets(query, counted)
        start = (query.page - 1) * query.size
        ids = self._ids(searcher, text, query)[start : start + query.size] if start < min(total, DEEPEST) else ()
        return Found(tuple(ids), total, counts, kinds, buckets(held[KNOWN]), int(held["held"]["value"]))

    def _suggest(self, starts: Sequence[str], facets: Sequence[str], size: int) -> Suggested:
        searcher = self._shelf.reading().searcher()
        counted = searcher.aggregate(self._queries.term("kind", Kind.PRACTICE), counting(facets))
        found = searcher.search(self._queries.starting(starts), size, count=False, weight_by_field="freshness").hits
        hits = tuple(hit_of(str(searcher.doc(address).get_first("key"))) for _, address in found)
        return Suggested(hits, {facet: buckets(counted[facet]) for facet in facets})

    def _similar(self, like: Like, size: int) -> tuple[int, ...]:
        searcher = self._shelf.reading().searcher()
        found = searcher.search(self._queries.like(like), size, count=False, weight_by_field="freshness").hits
        return tuple(int(known or 0) for known in searcher.fast_field_values("page_id", [at for _, at in found]))

    def _ids(self, searcher: tantivy.Searcher, text: tantivy.Query, query: Query) -> list[int]:
        """The page ids from the first hit to some way beyond the page, equal ones by page id."""
        hits = self._queries.filtered(text, query)
        limit = query.page * query.size + LOOK_BEYOND
        if query.question is None or query.order != Order.RELEVANCE:
            field, order = SORTS.get(query.order, NEWEST_FIRST)
            found = searcher.search(hits, limit, count=False, order_by_field=field, order=order).hits
            descending = order == tantivy.Order.Desc
        else:
            found = searcher.search(hits, limit, count=False, weight_by_field="freshness").hits
            descending = True
        ids = [int(known or 0) for known in searcher.fast_field_values("page_id", [address for _, address in found])]
        pairs = sorted(zip(ids, (value for value, _ in found), strict=True))
        return [page_id for page_id, _ in sorted(pairs, key=itemgetter(1), reverse=descending)]

    def _stamps(self) -> Mapping[str, str]:
        searcher = self._shelf.reading().searcher()
        found = searcher.search(tantivy.Query.all_query(), max(searcher.num_docs, 1), count=False).hits
        documents = (searcher.doc(address) for _, address in found)
        return {str(document.get_first("key")): str(document.get_first("stamp")) for document in documents}


class Writer:
    """Puts and drops in one index; `finish` makes it durable and visible."""

    def __init__(self, index: tantivy.Index, layout: Layout, heap: int, threads: int = 1) -> None:
        self._layout = layout
        self._writer = safely(index.writer, heap * threads, threads)

    def put(self, documents: Iterable[Document]) -> None:
        for document in documents:
            safely(self._writer.delete_documents_by_term, "key", document.key)
            self._add(document)

    def _add(self, document: Document) -> None:
        safely(self._writer.add_document, safely(self._layout.document, document))

    def drop(self, keys: Iterable[str]) -> None:
        for key in keys:
            safely(self._writer.delete_documents_by_term, "key", key)

    def finish(self) -> None:
        safely(self._writer.commit)
        safely(self._writer.wait_merging_threads)


class Filler(Writer):
    """A writer of an index that is empty, each key put once. Tantivy keeps every deletion until the end: with one for
    each of 100,000 pages filling took twice as long and half as much memory again.
    """

    def put(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self._add(document)
