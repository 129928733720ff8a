"""Words spelled as they sound: Dutch has two spellings for many a sound, and a spelling that is no word may be one in
the other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from search.dutch.lexicon import CACHED_WORDS, is_word

SOUNDS_ALIKE = (
    *(
        ("ei", "ij"),
        ("au", "ou"),
        ("ch", "g"),
        ("c", "k"),
        ("z", "s"),
        ("v", "f"),
        ("ie", "i"),
        ("th", "t"),
        ("ks", "x"),
        ("kw", "qu"),
    ),
    *(("d", "t"), ("uu", "u"), ("ee", "e"), ("oo", "o"), ("aa", "a"), ("y", "ij"), ("y", "i"), ("sch", "sg")),
)
"""Pairs of letters for one sound, or for two that are confused."""


def respelled(word: str) -> Iterator[str]:
    """The word with one sound spelled the other way, at every place where it occurs."""
    for pair in SOUNDS_ALIKE:
        for old, new in (pair, pair[::-1]):
            for found in re.finditer(old, word):
                yield word[: found.start()] + new + word[found.end() :]


@lru_cache(CACHED_WORDS)
def meant(word: str) -> tuple[str, ...]:
    """The Dutch words that a folded word, itself none, may be a misspelling of."""
    return tuple(dict.fromkeys(other for other in respelled(word) if is_word(other)))
