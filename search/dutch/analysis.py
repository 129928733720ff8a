"""A text as the engines index it."""

from search.dutch.compounds import compound_lemma, parts, split
from search.dutch.folding import Word, words_of
from search.dutch.lemmas import lemma
from search.dutch.tokens import Tokens


def lent_end(borrower: Word, lender: Word | None) -> str:
    """What "sport-" lacks in "sport- en cultuurkamp": kamp."""
    if not borrower.suspended or lender is None:
        return ""
    pieces = split(compound_lemma(lender.raw))
    return lemma(pieces[-1]) if pieces else ""


def analyse(text: str) -> Tokens:
    """The tokens of a text of any length; nothing in it is an error."""
    found = list(words_of(text))
    lemmas: list[str] = []
    pieces: list[str] = []
    for position, word in enumerate(found):
        end = lent_end(word, found[position + 2] if position + 2 < len(found) else None)
        lemmas.append(word.folded + end if end else compound_lemma(word.raw))
        pieces.extend((*parts(word.raw), end) if end else parts(word.raw))
    return Tokens(tuple(word.folded for word in found), tuple(lemmas), tuple(pieces))
