"""The border between Kansrijk and a search engine. Nothing of an engine crosses it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from search.dutch.question import Question
from search.dutch.tokens import Tokens

__all__ = [
    "Document",
    "Engine",
    "EngineDown",
    "Filling",
    "Found",
    "Hit",
    "Kind",
    "Like",
    "Order",
    "Query",
    "Question",
    "Span",
    "Suggested",
    "Tokens",
    "document_key",
    "hit_of",
]

KNOWN = "bekend"
"""The facet whose values are the names of the facets that a document has."""

PER_PAGE = 16
"""Pages on one page of results: more would make it heavier than the 35 KB that a reader with little time waits for."""
LONGEST_START = 12
"""Letters of a word that are told apart while somebody types."""
DEEPEST = 10_000
"""Hits that can be paged to, on every engine: nobody reads so far, and an engine keeps them all in memory."""


class Kind(StrEnum):
    """What a document describes; the value of the parameter `soort`."""

    PRACTICE = "praktijk"
    COALITION = "coalitie"
    KNOWLEDGE = "kennis"
    MEETING = "bijeenkomst"


class Order(StrEnum):
    """The value of the parameter `volgorde`. Without a question RELEVANCE is the order of NEWEST, which LATEST turns
    round.
    """

    RELEVANCE = "passend"
    NEWEST = "nieuwste"
    TITLE = "titel"
    LATEST = "laatste"


@dataclass(frozen=True, slots=True)
class Document:
    """One page as the engines know it.

    `exact_title` is folded by `search.dutch.fold`; `starts` holds what its words begin with. `facets` holds slugs,
    parents included (vmbo and vo); `dates` holds the days by which a facet of spans of time counts the page, one in
    each lane, for a facet that keeps several kinds of days apart. `newest` and `alphabet` are sort keys that ascend:
    the newest page has the lowest `newest`, and of meetings the soonest. `freshness` (0 to 1: recency and completeness)
    only breaks ties. `stamp` is a hash of all the rest.
    """

    kind: Kind
    page_id: int
    title_text: Tokens
    summary_text: Tokens
    body_text: Tokens
    exact_title: str
    facets: Mapping[str, tuple[str, ...]]
    newest: str
    alphabet: str
    freshness: float
    stamp: str
    dates: Mapping[str, Mapping[int, date]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def key(self) -> str:
        return document_key(self.kind, self.page_id)

    @property
    def starts(self) -> tuple[str, ...]:
        words = set(self.exact_title.split())
        return tuple(sorted({word[:length] for word in words for length in range(1, LONGEST_START + 1)}))


def document_key(kind: Kind, page_id: int) -> str:
    return f"{kind}:{page_id}"


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, but not with, `end`; None is without end. What it means depends on the day of the question,
    so it comes with the question: a document only holds dates. Only days of its `lane` lie in it.
    """

    start: date | None = None
    end: date | None = None
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of an engine. Within a facet the values are alternatives, between facets all must hold; no values
    is no filter.

    `facets` are those to count, `page` starts at 1. `spans` says of each facet by dates what its values are; they do
    not overlap.
    """

    kind: Kind
    question: Question | None = None
    filters: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    facets: tuple[str, ...] = ()
    order: Order = Order.RELEVANCE
    page: int = 1
    size: int = PER_PAGE
    spans: Mapping[str, Mapping[str, Span]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: page ids in order, the total of all pages, and counts.

    `counts` holds per facet the values that occur, counted under every filter but the facet's own. `kinds` says how
    many documents of each kind the same question and filters have. `known` says, whatever is asked, of how many
    documents of this kind each facet is known, and `held` how many there are.
    """

    ids: tuple[int, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    kinds: Mapping[Kind, int]
    known: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    held: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A page of some kind."""

    kind: Kind
    page_id: int


def hit_of(key: str) -> Hit:
    """The page that a document's key names."""
    kind, _, page_id = key.partition(":")
    return Hit(Kind(kind), int(page_id))


@dataclass(frozen=True, slots=True)
class Suggested:
    """Pages whose title has words that begin so, best first; and of each facet asked for the values that practices
    have, with their number.
    """

    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Like:
    """A practice for which similar ones are sought: its values of the facets that make practices alike, and its words
    (lemmas), which count less.
    """

    page_id: int
    facets: Mapping[str, frozenset[str]]
    words: tuple[str, ...]


class EngineDown(Exception):
    """The engine cannot answer or be written to. The message is a sentence for the operator."""


class Filling(Protocol):
    """What `Engine.rebuilding` hands out: an index that nobody reads yet. Each key is put once."""

    def put(self, documents: Iterable[Document]) -> None: ...


class Engine(Protocol):
    """A search engine. Every method raises EngineDown and nothing else; all may be called from several threads."""

    def put(self, documents: Iterable[Document]) -> None:
        """Add or replace, by key. Durable and visible to `find` on return."""

    def drop(self, keys: Iterable[str]) -> None:
        """Remove by `Document.key`; what is not there is no error."""

    def find(self, query: Query) -> Found: ...

    def suggest(self, starts: Sequence[str], facets: Sequence[str], size: int) -> Suggested:
        """At most `size` pages of any kind: each of `starts` (folded) begins a word of the title."""

    def similar(self, like: Like, size: int) -> tuple[int, ...]:
        """The ids of at most `size` other practices, the likest first."""

    def check(self) -> None:
        """Raises EngineDown when questions cannot be answered now."""

    def stamps(self) -> Mapping[str, str]:
        """The stamp of everything the engine holds, by key."""

    def rebuilding(self) -> AbstractContextManager[Filling]:
        """Fill an empty index beside the one in use; a clean exit puts it in place in one step and keeps the previous
        one.

        After an exception the old index stays. What an earlier, killed rebuild left is cleaned up.
        """

    def go_back(self) -> None:
        """Put the index from before the last rebuild in use again, in one step; it is as old as that rebuild."""
