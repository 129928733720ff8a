"""A facet is one object: its name, its values, which of them a page carries, and how the database filters by it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from search.page_facts import Facts
from search.port import Kind
from vocabularies.wordbook import Word, Wordbook

EVERY = frozenset(Kind)
PRACTICES = frozenset({Kind.PRACTICE})
KNOWLEDGE = frozenset({Kind.KNOWLEDGE})
MEETINGS = frozenset({Kind.MEETING})
PLACED = frozenset({Kind.PRACTICE, Kind.COALITION})
"""What happens somewhere, with partners."""


@dataclass(frozen=True, kw_only=True)
class Facet:
    """What every facet is.

    `name` is its parameter; `shown` values stand before "toon alle"; `by_count` puts the most frequent first.
    """

    name: str
    label: str | Promise
    kinds: frozenset[Kind] = PRACTICES
    shown: int = 8
    by_count: bool = False

    def words(self, book: Wordbook) -> list[Word]:
        """All values in order."""
        raise NotImplementedError

    def current(self, book: Wordbook, slug: str) -> str | None:
        """The slug this value has become, or None when the facet never had it."""
        return slug if any(word.slug == slug for word in self.words(book)) else None

    def values(self, facts: Facts, book: Wordbook) -> set[str]:
        """The slugs a page is found under, parents included."""
        raise NotImplementedError

    def where(self, kind: Kind, chosen: frozenset[str], book: Wordbook) -> Q:
        """The rows that carry one of these values, for when no engine answers."""
        raise NotImplementedError
