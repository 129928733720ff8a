"""Which Dutch words there are, and how common: simplemma's dictionary, wordfreq's frequencies, and the few that both
lack.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import simplemma
from simplemma.strategies.dictionaries import DefaultDictionaryFactory
from wordfreq import zipf_frequency

from search.dutch.files import word_list
from search.dutch.folding import fold_word

CACHED_WORDS = 50_000
"""Words of questions are cached too: a bound, so that no stranger fills the memory."""
SHORTEST_LOAN = 6
RAREST_LOAN = 3.0
"""English words of that length and Zipf frequency in English are Dutch in a school: tutoring, coaching, learning."""
NOUN_ENDING = re.compile(r"\w{3}(?:heid|schap|ing|kunde|tie|teit|isme|logie|zijn)$")
"""Words that the dictionary lacks because they have no plural; names hardly ever end so."""


@cache
def accented() -> Mapping[str, str]:
    """Words typed without their diacritics, as the dictionary spells them (coordinatoren: coördinatoren)."""
    dictionary = DefaultDictionaryFactory().get_dictionary("nl")
    return {fold_word(word): word for word in dictionary if not word.isascii()}


def frequency(word: str) -> float:
    """The Zipf frequency in Dutch: 3 is once in a million words, each step is ten times; 0 is unknown."""
    return zipf_frequency(word, "nl")


def in_dictionary(word: str) -> bool:
    return simplemma.is_known(word, lang="nl") or word in accented()


def is_loan(word: str) -> bool:
    return len(word) >= SHORTEST_LOAN and zipf_frequency(word, "en", wordlist="small") >= RAREST_LOAN


@lru_cache(CACHED_WORDS)
def is_word(word: str) -> bool:
    """Is this a Dutch word, and not a name or a slip of the finger? Compounds that nobody listed are not asked here."""
    listed = in_dictionary(word) or word in word_list("words.txt") or is_loan(word)
    return listed or bool(NOUN_ENDING.match(word) and frequency(word) > 0)
