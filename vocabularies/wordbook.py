"""All words of the field at one moment, read in three queries, so that a page of any size asks no more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from django.utils.functional import SimpleLazyObject

from vocabularies.models import Area, AreaKind, Domain, Term, Vocabulary


@dataclass(frozen=True, slots=True)
class Word:
    """A term, domain or area as a reader sees it, under the slug `parent`; no longer `offered` once hidden."""

    slug: str
    name: str
    parent: str = ""
    offered: bool = True


@dataclass(frozen=True)
class Wordbook:
    """Reads a merged term as what it was merged into, and knows what falls under what."""

    terms: dict[int, Term] = field(repr=False)
    areas: dict[int, Area] = field(repr=False)
    domains: dict[int, Domain] = field(repr=False)

    @classmethod
    def read(cls) -> Self:
        """The words as they are now."""
        return cls(_terms(), _areas(), _domains())

    @classmethod
    def when_needed(cls) -> Self:
        """The same, each of the three asked for only where something needs it: an agenda needs no areas."""
        return cls(_lazy(_terms), _lazy(_areas), _lazy(_domains))

    def now(self, pk: int) -> Term:
        """The term that this one has become; a circle of merges ends where it began."""
        seen: set[int] = set()
        while (into := self.terms[pk].merged_into_id) and into not in seen:
            seen.add(pk)
            pk = into
        return self.terms[pk]

    def named(self, pks: Iterable[int]) -> list[Term]:
        """These terms as they are now, each once, in the editor's order; what is only proposed nobody reads."""
        terms = {term.pk: term for term in map(self.now, pks) if term.accepted}
        return sorted(terms.values(), key=lambda term: (term.order, term.name))

    def offered(self, vocabulary: Vocabulary) -> list[Term]:
        """The values one may choose now, in the editor's order."""
        return self.named(
            pk
            for pk, term in self.terms.items()
            if term.vocabulary == vocabulary and not term.hidden and not term.merged_into_id
        )

    def term_slugs(self, pks: Iterable[int]) -> set[str]:
        """The slugs of these terms and of all they fall under (vmbo and vo)."""
        return {above.slug for pk in pks for above in self._upwards(self.now(pk))}

    def _upwards(self, term: Term) -> Iterable[Term]:
        seen: set[int] = set()
        current: Term | None = term
        while current is not None and current.accepted and current.pk not in seen:
            seen.add(current.pk)
            yield current
            current = self.now(current.parent_id) if current.parent_id else None

    def area_slugs(self, pks: Iterable[int]) -> frozenset[str]:
        """The slugs of these areas and of the provinces they lie in."""
        areas = [self.areas[pk] for pk in pks]
        above = {self.areas[area.parent_id].slug for area in areas if area.parent_id}
        return frozenset({area.slug for area in areas} | above)

    def places(self, pks: Iterable[int]) -> str:
        """Where, in words: the municipalities and islands, else the provinces."""
        areas = sorted((self.areas[pk] for pk in pks), key=lambda area: area.name)
        near = [area.name for area in areas if area.kind != AreaKind.PROVINCE]
        return ", ".join(near or [area.name for area in areas])

    @cached_property
    def _by_slug(self) -> dict[tuple[str, str], Term]:
        return {(term.vocabulary, term.slug): term for term in self.terms.values()}

    def current_slug(self, vocabulary: Vocabulary, slug: str) -> str | None:
        """The slug under which this value is found now, or None when the vocabulary never had it."""
        term = self._by_slug.get((vocabulary.value, slug))
        current = self.now(term.pk) if term else None
        return current.slug if current and current.accepted else None

    def vocabulary(self, vocabulary: Vocabulary) -> list[Word]:
        """The values of one vocabulary in the editor's order, each followed by what falls under it."""
        return self._vocabularies.get(vocabulary, [])

    @cached_property
    def _vocabularies(self) -> dict[str, list[Word]]:
        """Made once: a rebuild asks for them with every page."""
        current = [term for term in self.terms.values() if term.accepted and not term.merged_into_id]
        words: dict[str, list[Word]] = {}
        for term in sorted(current, key=lambda term: (term.order, term.name)):
            word = Word(term.slug, term.name, self._parent_slug(term), not term.hidden)
            words.setdefault(term.vocabulary, []).append(word)
        return {vocabulary: _as_tree(found) for vocabulary, found in words.items()}

    def _parent_slug(self, term: Term) -> str:
        return self.now(term.parent_id).slug if term.parent_id else ""

    @cached_property
    def area_words(self) -> list[Word]:
        """Provinces and islands in order, each province followed by its municipalities."""
        areas = sorted(self.areas.values(), key=lambda area: (area.order, area.name))
        return _as_tree([Word(a.slug, a.name, self.areas[a.parent_id].slug if a.parent_id else "") for a in areas])

    @cached_property
    def domain_words(self) -> list[Word]:
        """The six domains in order."""
        return [Word(d.slug, d.name) for d in sorted(self.domains.values(), key=lambda d: (d.order, d.name))]


def _lazy(ask: Callable[[], Any]) -> Any:
    return SimpleLazyObject(ask)


def _terms() -> dict[int, Term]:
    return {term.pk: term for term in Term.objects.all()}


def _areas() -> dict[int, Area]:
    return {area.pk: area for area in Area.objects.all()}


def _domains() -> dict[int, Domain]:
    return {domain.pk: domain for domain in Domain.objects.all()}


def _as_tree(words: list[Word]) -> list[Word]:
    top = {word.slug for word in words if not word.parent}
    below = [word for word in words if word.parent]
    lost = [word for word in below if word.parent not in top]
    tree = [part for word in words if not word.parent for part in (word, *(b for b in below if b.parent == word.slug))]
    return tree + lost
