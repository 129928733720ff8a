"""Terms, domains and partners of a record: its own codes, else what the table of words in data/woorden.json can do."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from foundation.folding import without_accents
from practices.importing.areas import Place
from practices.importing.planning import Coded
from practices.importing.records import Codes, Partner, Record
from vocabularies.models import Domain, Term

WORDS = Path(__file__).parents[1] / "data" / "woorden.json"

# Where in a record the words of a vocabulary are looked for.
SAID: Mapping[str, Callable[[Record], tuple[str, ...]]] = {
    "activiteit": lambda record: record.activities,
    "sector": lambda record: record.sectors,
    "groep": lambda record: (record.target,),
    "tijdstip": lambda record: record.moments,
    "deelname": lambda record: record.moments,
    "plaats": lambda record: record.places,
    "begeleiding": lambda record: record.activities,
    "samenhang": lambda record: record.activities,
    "doelgroep": lambda record: (record.target,),
    "financiering": lambda record: record.funding,
    "fase": lambda record: (record.phase,),
}

# “van groep 8 naar de brugklas” is the step between two schools, and group 8, and the first year of the next.
NESTED = frozenset({"groep"})


def known_slugs() -> Mapping[str, frozenset[str]]:
    """The slugs of all terms that readers find something by, by vocabulary."""
    slugs: defaultdict[str, set[str]] = defaultdict(set)
    for vocabulary, slug in Term.objects.with_meaning().values_list("vocabulary", "slug"):
        slugs[vocabulary].add(slug)
    return defaultdict(frozenset, {name: frozenset(found) for name, found in slugs.items()})


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a line that stand for a term."""

    slug: str
    start: int
    end: int

    def lies_within(self, other: "Hit") -> bool:
        """“speciaal onderwijs” in “voortgezet speciaal onderwijs” is no word of its own."""
        inside = other.start <= self.start and self.end <= other.end
        return inside and (other.start, other.end) != (self.start, self.end)


@dataclass(frozen=True)
class Phrases:
    """Words that stand for one term; each counts only where it stands as whole words."""

    slug: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, slug: str, phrases: Iterable[str]) -> "Phrases":
        words = sorted(map(without_accents, phrases), key=len, reverse=True)
        return cls(slug, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"))

    def hits(self, line: str) -> Iterator[Hit]:
        return (Hit(self.slug, *match.span()) for match in self.pattern.finditer(line))


@dataclass(frozen=True)
class WordTable:
    """For a file without codes: by vocabulary the words that stand for a term. What it does not know stays words."""

    phrases: Mapping[str, tuple[Phrases, ...]]

    @classmethod
    def read(cls) -> "WordTable":
        """The table as the product has it, without the terms that are not offered (any more)."""
        offered = set(Term.objects.offered().values_list("vocabulary", "slug"))
        table = json.loads(WORDS.read_text())["woorden"]
        return cls(
            {
                name: tuple(Phrases.of(slug, words) for slug, words in rows.items() if (name, slug) in offered)
                for name, rows in table.items()
            }
        )

    def codes(self, record: Record) -> Codes:
        found = {name: dict(self._found(name, said(record))) for name, said in SAID.items()}
        return {name: terms for name, terms in found.items() if terms}

    def _found(self, vocabulary: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
        for line in lines:
            hits = [hit for phrases in self.phrases.get(vocabulary, ()) for hit in phrases.hits(without_accents(line))]
            for hit in hits:
                if vocabulary in NESTED or not any(hit.lies_within(other) for other in hits):
                    yield hit.slug, line

    def partner(self, name: str) -> Partner:
        """A partner of the one kind that its name tells; of two kinds, or none, it stays unknown."""
        kinds = dict(self._found("partner", [name]))
        return Partner(name, next(iter(kinds))) if len(kinds) == 1 else Partner(name)


@dataclass
class Coder:
    """Gives a record its terms, partners and domains."""

    domains: Mapping[str, str]

    @classmethod
    def read(cls) -> "Coder":
        names: dict[str, str] = {}
        for domain in Domain.objects.all():
            names |= dict.fromkeys(
                (domain.slug, without_accents(domain.name), without_accents(domain.short_name)), domain.slug
            )
        return cls(names)

    @cached_property
    def table(self) -> WordTable:
        return WordTable.read()

    def code(self, record: Record, place: Place) -> Coded:
        known = {name: self.domains.get(without_accents(name)) for name in record.domains}
        return Coded(
            record=record,
            codes=self.table.codes(record) if record.codes is None else record.codes,
            partners=self._partners(record),
            domains=tuple(sorted({slug for slug in known.values() if slug})),
            domains_unknown=tuple(name for name, slug in known.items() if not slug),
            place=place,
        )

    def _partners(self, record: Record) -> tuple[Partner, ...]:
        if record.partners_coded is not None:
            return record.partners_coded
        return tuple(self.table.partner(name) for name in record.partners)
