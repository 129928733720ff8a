"""Words that readers swap, recognised however they are written: `muziekles`, `muziek les` and `muzieklessen` are one
entry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from search.dutch.analysis import analyse
from search.dutch.files import lines, word_list
from search.dutch.tokens import Tokens

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """For each entry (its parts) the texts that may stand in its place; `longest` is the length in parts of the
    longest entry.
    """

    others: Mapping[Key, tuple[Tokens, ...]]
    longest: int

    @classmethod
    def of(cls, rows: Iterable[str]) -> "Synonyms":
        """From lines `a, b, c` (each may stand for each) and `a, b => c, d` (c and d may stand for a and b, not the
        other way).
        """
        table: dict[Key, dict[Key, Tokens]] = {}
        for row in rows:
            for entry, other in swaps(row):
                table.setdefault(entry.parts, {})[other.parts] = other
        others = {key: tuple(found.values()) for key, found in table.items()}
        return cls(MappingProxyType(others), max(map(len, others), default=0))


def entries(side: str) -> list[Tokens]:
    """The entries of one side of a row, less those that are ambiguous."""
    found = (analyse(text) for text in side.split(","))
    return [entry for entry in found if entry.parts and not word_list("ambiguous.txt").issuperset(entry.words)]


def swaps(row: str) -> Iterator[tuple[Tokens, Tokens]]:
    """Every entry of a row with every other that may stand for it."""
    left, arrow, right = row.partition("=>")
    sources = entries(left)
    for source in sources:
        for target in entries(right) if arrow else sources:
            if target.parts != source.parts:
                yield source, target


def product_synonyms() -> Synonyms:
    """The start file of the product, `data/synonyms.txt`."""
    return Synonyms.of(lines("synonyms.txt"))
