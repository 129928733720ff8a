"""Words that readers swap, recognised however they are written: `muziekles`, `muziek les` and `muzieklessen` are one
entry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from search.dutch.analysis import analyse
from search.dutch.files import lines, word_list
from search.dutch.folding import fold, words_of
from search.dutch.tokens import Tokens

Key = tuple[str, ...]
ARROW = "=>"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """For each entry (its parts) the texts that may stand in its place; `longest` is the length in parts of the
    longest entry.

    `words` are all words of the entries, folded and as written. `meanings` says of an ambiguous abbreviation what it
    may mean: that is for a reader to choose, and never stands in its place unasked.
    """

    others: Mapping[Key, tuple[Tokens, ...]]
    longest: int
    words: Mapping[str, str]
    meanings: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, rows: Iterable[str]) -> "Synonyms":
        """From lines `a, b, c` (each may stand for each) and `a, b => c, d` (c and d may stand for a and b, not the
        other way). `abbreviation => a, b` with an ambiguous abbreviation adds to its meanings.
        """
        rows = (*rows, *lines("meanings.txt"))
        table: dict[Key, dict[Key, Tokens]] = {}
        for row in rows:
            for entry, other in swaps(row):
                table.setdefault(entry.parts, {})[other.parts] = other
        others = {key: tuple(found.values()) for key, found in table.items()}
        return cls(
            others=MappingProxyType(others),
            longest=max(map(len, others), default=0),
            words=MappingProxyType({word.folded: word.raw for row in rows for word in words_of(row)}),
            meanings=MappingProxyType(meanings(rows)),
        )


def entries(side: str) -> list[Tokens]:
    """The entries of one side of a row, less those that are ambiguous."""
    found = (analyse(text) for text in side.split(","))
    return [entry for entry in found if entry.parts and not word_list("ambiguous.txt").issuperset(entry.words)]


def swaps(row: str) -> Iterator[tuple[Tokens, Tokens]]:
    """Every entry of a row with every other that may stand for it."""
    left, arrow, right = row.partition(ARROW)
    sources = entries(left)
    for source in sources:
        for target in entries(right) if arrow else sources:
            if target.parts != source.parts:
                yield source, target


def meanings(rows: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Per ambiguous abbreviation what the rows `abbreviation => meaning, meaning` say that it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        left, _, right = row.partition(ARROW)
        if (abbreviation := fold(left)) in word_list("ambiguous.txt"):
            said = (meaning.strip() for meaning in right.split(","))
            found[abbreviation] = tuple(dict.fromkeys((*found.get(abbreviation, ()), *filter(None, said))))
    return found


def product_synonyms() -> Synonyms:
    """The start file of the product, `data/synonyms.txt`."""
    return Synonyms.of(lines("synonyms.txt"))
