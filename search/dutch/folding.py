"""Text to words: lower case, no diacritics, apostrophes that do not matter, "&" as "en"."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

KEPT_WORDS = 50_000
"""Words of questions are kept too: a bound, so that no stranger fills the memory."""
LONGEST_WORD = 60
"""Letters; what is longer is no Dutch word, and an engine refuses terms without end."""

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
LETTERS_WITHOUT_DECOMPOSITION = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
CLITIC = re.compile(r"(?<!\w)'[stnkm](?=[\s-])")  # 's-Gravenhage, 't Harde
WORD = re.compile(r"([^\W_]+(?:'[^\W_]+)*|&)(?=(\s*-(?:\s+(?:en|of)\s+|\s*&))?)")
"""A word, and what follows it where that suspends it: sport- en cultuurkamp."""
AND = "en"
LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
"""A letter with its marks."""
LOWERED_TO_TWO = "İ"
"""The one letter that takes more room in lower case."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: lower case as written (`raw`, with diacritics) and folded. `suspended`: it lends the end of
    the word after next.
    """

    raw: str
    folded: str
    suspended: bool = False


def lower(text: str) -> str:
    """Lower case in one Unicode form; half characters (lone surrogates) are left out."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFKC", whole).lower().translate(APOSTROPHES)


def fold_word(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.translate(LETTERS_WITHOUT_DECOMPOSITION).replace("'", "")


@lru_cache(KEPT_WORDS)
def word_for(letters: str, suspended: bool) -> Word | None:
    """The word for lower-case letters; None when they are but marks."""
    raw = AND if letters == "&" else letters
    folded = fold_word(raw)
    return Word(raw, folded, suspended) if folded else None


def places_in(plain: str) -> Iterator[tuple[Word, int, int]]:
    """The words of a lower-case text in reading order, each with its start and end in it."""
    for found in WORD.finditer(without_clitics(plain)):
        if word := word_for(found[1][:LONGEST_WORD], bool(found[2])):
            yield word, found.start(), found.end()


def without_clitics(plain: str) -> str:
    """Two spaces for the two characters of a clitic: every other character stays at its place."""
    return CLITIC.sub("  ", plain)


def words_of(text: str) -> list[Word]:
    """The words of a text in reading order."""
    found = WORD.findall(without_clitics(lower(text)))
    return [word for raw, suspends in found if (word := word_for(raw[:LONGEST_WORD], bool(suspends)))]


def places_of(text: str) -> Iterator[tuple[Word, int, int]]:
    """The words of a text in reading order, each with its start and end in the text itself."""
    plain = lower(text)
    if len(plain) == len(text) and LOWERED_TO_TWO not in text and unicodedata.is_normalized("NFKC", text):
        yield from places_in(plain)
        return
    letters = LETTER.findall(text)
    starts = [0, *accumulate(len(lower(letter)) for letter in letters)]
    if starts[-1] != len(plain):
        return  # letters that change with their neighbours, in no language that is read here
    origins = [0, *accumulate(map(len, letters))]
    for word, start, end in places_in(plain):
        yield word, origins[bisect_right(starts, start) - 1], origins[bisect_left(starts, end)]


def fold(text: str) -> str:
    """The whole text folded, words parted by one space: what makes two titles the same."""
    return " ".join(word.folded for word in words_of(text))
