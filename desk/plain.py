"""A hint how a summary reads: long sentences and hard words. It is never a gate.

Not a level of language: nobody can tell B1 by counting. What is counted:

* sentences of more than 15 words: Dutch guides for plain language ask for ten on average, and for at most twelve to
  fifteen;
* words of 10 letters or more that are rare in Dutch, below 3.5 on the Zipf scale, which is three in a million words:
  half-way between what the makers of that scale (Van Heuven and others, 2014) call low and high frequency. The
  figures are those of wordfreq. A compound counts as its rarest part: *muziekdocent* is as easy as *muziek* and
  *docent*.
"""

import re
from dataclasses import dataclass

from search.dutch import fold
from search.dutch.compounds import commonness, parts

MOST_WORDS = 15
LONG_WORD = 10
RARE = 3.5
MOST_HINTS = 5
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Hints:
    """`sentences`: how each long one begins, with its number of words; `words`: the hard ones, as written."""

    sentences: tuple[tuple[str, int], ...]
    words: tuple[str, ...]


def hints(text: str) -> Hints:
    """The first few of each."""
    sentences = [(sentence, len(WORD.findall(sentence))) for sentence in SENTENCE_END.split(text)]
    long = [(_beginning(sentence), count) for sentence, count in sentences if count > MOST_WORDS]
    hard = dict.fromkeys(word for word in WORD.findall(text) if is_hard(word))
    return Hints(tuple(long[:MOST_HINTS]), tuple(hard)[:MOST_HINTS])


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split()[:5]) + " …"


def is_hard(word: str) -> bool:
    """Long and rare. A name is not told apart from a word."""
    return len(word) >= LONG_WORD and min(map(commonness, parts(fold(word)))) < RARE
