"""Words of one stem that a reader takes for one another, though a dictionary keeps them apart."""

from functools import lru_cache

from search.dutch.lemmas import lemma, stem_of
from search.dutch.lexicon import CACHED_WORDS, frequency, in_dictionary

COMMON = 2.5
"""Zipf frequency that both words have: rarer ones are seldom of one family."""
SHORTEST_STEM = 4
"""Letters; shorter stems meet by chance: zomer is of no family with zomen."""
ACTION, CRAFT, ACTOR, INFINITIVE = "ing", "erschap", "er", "en"
QUALITY = "ig"


@lru_cache(CACHED_WORDS)
def related(word: str) -> tuple[str, ...]:
    """The other lemmas of a lemma's family: begeleiden, begeleiding, begeleider; rust, rustig. Never beleid."""
    if not is_common(word):
        return ()
    return tuple(one for one in (*of_verb(word), with_quality(word)) if is_common(one))


def is_common(word: str) -> bool:
    return len(word) >= SHORTEST_STEM and frequency(word) >= COMMON and lemma(word) == word


def with_quality(word: str) -> str:
    return word.removesuffix(QUALITY) if word.endswith(QUALITY) else f"{word}{QUALITY}"


def of_verb(word: str) -> tuple[str, ...]:
    """The verb, its action, actor and craft, but for `word`.

    A verb that is also a noun in the plural (scholen) has no action of its own: scholing is not about schools.
    """
    verb = infinitive_of(word)
    if verb is None:
        return ()
    stem, base = verb.removesuffix(INFINITIVE), lemma(verb)
    endings = (ACTION, ACTOR, CRAFT) if base == verb else (ACTOR, CRAFT)
    return tuple(one for one in (base, *(f"{stem}{ending}" for ending in endings)) if one != word)


def infinitive_of(word: str) -> str | None:
    """The verb behind an action (begeleiding), an actor (begeleider) or a craft (ondernemerschap), or the word itself
    if it is one.
    """
    for ending in (ACTION, CRAFT, ACTOR, INFINITIVE):
        stem = word.removesuffix(ending)
        verb = f"{stem}{INFINITIVE}"
        if stem != word and len(stem) >= SHORTEST_STEM and in_dictionary(verb):
            base = lemma(verb)
            if base == verb or (base == stem_of(verb) and ending == ACTOR):
                return verb
    return None
