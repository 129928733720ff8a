"""What a word that is no word was most likely meant to be: a word of the field, or any Dutch word, one slip away."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import ascii_lowercase

from search.dutch.compounds import compound_lemma
from search.dutch.files import word_list
from search.dutch.lexicon import CACHED_WORDS, frequency, is_word
from search.dutch.misspelling import meant
from search.dutch.slips import slips_between

MOST_CORRECTIONS = 2
"""Each costs a question to the engine."""
SHORTEST_MEANT = 4
"""Letters; shorter words are one slip away from too many others."""
RAREST_MEANT = 2.5
"""Zipf frequency: three in ten million words. A rarer word was hardly meant, unless it is one of the field."""


def corrections(word: str, slips: int, field: Mapping[str, str]) -> list[str]:
    """At most MOST_CORRECTIONS words that a folded word may be a slip for, the likeliest first, as they are written.

    `field` holds words of the field, folded and as written; these may be `slips` away. For a Dutch word only words of
    the field are likelier.
    """
    near = {} if is_word(word) else dict.fromkeys(_dutch_near(word), 1)
    near |= _of_field(word, slips, field)
    likeliest = sorted(near, key=lambda one: (near[one], one not in field, -frequency(one), one))
    return [field.get(one, one) for one in likeliest if _is_other(word, one)][:MOST_CORRECTIONS]


def _of_field(word: str, slips: int, field: Mapping[str, str]) -> dict[str, int]:
    """The words of the field that are near enough, each with the number of slips."""
    near = {other: slips_between(word, other, slips) for other in field if len(other) >= SHORTEST_MEANT}
    return {other: count for other, count in near.items() if count <= slips}


def _is_other(word: str, other: str) -> bool:
    """Not the same word in another form, and no word that is not looked for."""
    return compound_lemma(word) != compound_lemma(other) and other not in word_list("stopwords.txt")


@lru_cache(CACHED_WORDS)
def _dutch_near(word: str) -> tuple[str, ...]:
    """The Dutch words one slip away, or spelled for the same sound."""
    near = {other for other in _neighbours(word) if len(other) >= SHORTEST_MEANT and frequency(other) >= RAREST_MEANT}
    return tuple(sorted(other for other in near.union(meant(word)) if is_word(other) and other != word))


def _neighbours(word: str) -> Iterator[str]:
    """Everything that is one letter more, less or other, or has two swapped."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]
