"""Text to words: lower case, no diacritics, apostrophes that do not matter, "&" as "en"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_WORD = 60
"""Letters; what is longer is no Dutch word, and an engine refuses terms without end."""

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
LETTERS_WITHOUT_DECOMPOSITION = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
CLITIC = re.compile(r"(?<!\w)'[stnkm](?=[\s-])")  # 's-Gravenhage, 't Harde
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SUSPENDED = re.compile(r"\s*-\s+(?:en|of)\s+")  # sport- en cultuurkamp


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


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in reading order."""
    plain = CLITIC.sub(" ", lower(text)).replace("&", " en ")
    for found in WORD.finditer(plain):
        raw = found.group()[:LONGEST_WORD]
        if folded := fold_word(raw):
            yield Word(raw, folded, bool(SUSPENDED.match(plain, found.end())))


def fold(text: str) -> str:
    """The whole text folded, words parted by one space: what makes two titles the same."""
    return " ".join(word.folded for word in words_of(text))
