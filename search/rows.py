"""A facet as the page of results shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from search.asking import Asked
from search.facet import Facet
from vocabularies.wordbook import Word, Wordbook

OPEN_BY_DEFAULT = 4  # the first facets of a kind; the others are a click away
KNOWN_OF_FEW = 0.3  # a facet known of fewer than this share of the pages starts folded and says so


@dataclass(frozen=True)
class ValueRow:
    """One value to choose. `count` is None when nothing could be counted."""

    id: str
    slug: str
    name: str
    count: int | None
    chosen: bool
    child: bool

    @property
    def zero(self) -> bool:
        return self.count == 0


@dataclass(frozen=True)
class FacetRows:
    """A facet with its values; those of `rest` stand behind "toon alle"."""

    name: str
    label: str
    values: list[ValueRow]
    rest: list[ValueRow]
    open: bool
    note: str

    @property
    def chosen_count(self) -> int:
        return sum(value.chosen for value in (*self.values, *self.rest))

    @property
    def total_values(self) -> int:
        return len(self.values) + len(self.rest)


@dataclass(frozen=True)
class Knowledge:
    """Of how many pages of this kind each facet is known, whatever is asked; None when nothing could be counted."""

    known: Mapping[str, int] | None
    total: int

    def of_none(self, facet: Facet) -> bool:
        return self.known is not None and not self.known.get(facet.name)

    def of_few(self, facet: Facet) -> bool:
        return self.known is not None and self.known.get(facet.name, 0) < KNOWN_OF_FEW * self.total

    def note(self, facet: Facet) -> str:
        if self.known is None or not self.of_few(facet):
            return ""
        known = self.known.get(facet.name, 0)
        sentence = ngettext("Known of %(known)d of %(total)d.", "Known of %(known)d of %(total)d.", known)
        return sentence % {"known": known, "total": self.total}


def facet_rows(
    facet: Facet, place: int, asked: Asked, counts: Mapping[str, int] | None, knowledge: Knowledge, book: Wordbook
) -> FacetRows | None:
    """The rows of a facet, or None when no page has it and nothing of it was chosen."""
    chosen = asked.chosen.get(facet.name, frozenset())
    if knowledge.of_none(facet) and not chosen:
        return None
    values = [_value(facet, word, chosen, counts) for word in facet.words(book) if _is_shown(word, chosen, counts)]
    first, rest = _parted(facet, values)
    started_open = place < OPEN_BY_DEFAULT and not knowledge.of_few(facet) and any(value.count != 0 for value in values)
    return FacetRows(facet.name, str(facet.label), first, rest, bool(chosen) or started_open, knowledge.note(facet))


def _is_shown(word: Word, chosen: frozenset[str], counts: Mapping[str, int] | None) -> bool:
    return word.offered or word.slug in chosen or bool(counts and counts.get(word.slug))


def _value(facet: Facet, word: Word, chosen: frozenset[str], counts: Mapping[str, int] | None) -> ValueRow:
    return ValueRow(
        id=f"f-{facet.name}-{word.slug}",
        slug=word.slug,
        name=word.name,
        count=None if counts is None else counts.get(word.slug, 0),
        chosen=word.slug in chosen,
        child=bool(word.parent),
    )


def _parted(facet: Facet, values: list[ValueRow]) -> tuple[list[ValueRow], list[ValueRow]]:
    """The values before and behind "toon alle"; a chosen one is always in front."""
    if len(values) <= facet.shown:
        return values, []
    ranked = sorted(values, key=lambda value: (value.child, -(value.count or 0))) if facet.by_count else values
    ranked = sorted(ranked, key=lambda value: not value.chosen)
    front = {value.slug for value in ranked[: max(facet.shown, sum(value.chosen for value in values))]}
    first = [value for value in (ranked if facet.by_count else values) if value.slug in front]
    return first, [value for value in values if value.slug not in front]
