"""A text as the engines index it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from search.dutch.compounds import compound_lemma, parts, split
from search.dutch.folding import Word, words_of
from search.dutch.lemmas import lemma
from search.dutch.lexicon import CACHED_WORDS
from search.dutch.tokens import Tokens


def lent_end(lender: Word | None) -> str:
    """What "sport-" lacks in "sport- en cultuurkamp": kamp."""
    if lender is None:
        return ""
    pieces = split(compound_lemma(lender.raw))
    return lemma(pieces[-1]) if pieces else ""


def forms(found: Sequence[Word]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lemma and the parts of each of these words of one text."""
    for position, word in enumerate(found):
        if end := word.suspended and lent_end(found[position + 2] if position + 2 < len(found) else None):
            yield word.folded + end, (*parts(word.raw), end)
        else:
            yield form(word.raw)


@lru_cache(CACHED_WORDS)
def form(raw: str) -> tuple[str, tuple[str, ...]]:
    """The lemma and the parts of a word by itself."""
    return compound_lemma(raw), parts(raw)


def analyse(text: str) -> Tokens:
    """The tokens of a text of any length; nothing in it is an error."""
    found = words_of(text)
    lemmas: list[str] = []
    pieces: list[str] = []
    for base, parted in forms(found):
        lemmas.append(base)
        pieces.extend(parted)
    return Tokens(tuple(word.folded for word in found), tuple(lemmas), tuple(pieces))
