"""The lemma of a Dutch word: simplemma's, made steady, with rules for what its dictionary lacks."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

import simplemma

from search.dutch.files import pairs, word_list
from search.dutch.folding import fold_word
from search.dutch.lexicon import CACHED_WORDS, accented, frequency

SHORTEST_INFLECTED = 4
"""Letters; shorter words are abbreviations and function words, which have no inflection that is worth following."""
APOSTROPHE_ENDING = re.compile(r"'(?:s|er|ers|tje|tjes)$")
"""Of abbreviations and of words in a vowel: ikc's, vmbo'ers."""
PLURAL_S = re.compile(r"(?<![su])s$")
DOUBLE_CONSONANT = re.compile(r"([bdfgklmnprst])\1$")
OPEN_SYLLABLE = re.compile(r"(?<![aeiou])[aeou][bcdfghjklmnpqrstvwxz]$")
VOICELESS = {"z": "s", "v": "f"}
FREQUENT_NOUN = 3.5
"""Zipf frequency from which a stem is a noun of everyday use."""
ADJECTIVE_E = re.compile(r"(?:s|ig|lijk|isch|loos|end)e$")
WORTH_A_STEM = 2.0
"""Zipf frequency from which a stem is a word: tutor, pabo."""


@cache
def exceptions() -> Mapping[str, str]:
    """`data/lemmas.txt`: where simplemma is wrong for this field."""
    return dict(pairs("lemmas.txt"))


def simplest(word: str) -> str:
    return simplemma.lemmatize(word, lang="nl").lower().replace("_", "")


def has_own_plural(word: str) -> bool:
    """Is this a noun in the singular? Ouder is (ouders), though the dictionary makes it "oud". Diminutives are to be
    followed further.
    """
    plurals = (f"{word}s", f"{word}'s", f"{word}en", f"{word}{word[-1]}en")
    return not word.endswith("je") and any(
        simplemma.is_known(plural, lang="nl") and simplest(plural) == word for plural in plurals
    )


def followed(word: str) -> str:
    """Follow the dictionary until it stays; of a circle (les, lessen) take the shortest word, so that all its words
    agree.
    """
    seen = [word]
    while not has_own_plural(seen[-1]):
        lemma = simplest(seen[-1])
        if lemma in seen:
            return min(seen[seen.index(lemma) :], key=lambda one: (len(one), one))
        seen.append(lemma)
    return seen[-1]


def stem_of(infinitive: str) -> str:
    """The stem by the spelling rules: dansen dans, voetballen voetbal, reizen reis, koken kook."""
    stem = infinitive.removesuffix("en")
    if DOUBLE_CONSONANT.search(stem):
        return stem[:-1]
    if OPEN_SYLLABLE.search(stem):
        stem = f"{stem[:-1]}{stem[-2:]}"
    return f"{stem[:-1]}{VOICELESS.get(stem[-1], stem[-1])}"


def steady(word: str) -> str:
    """The lemma, where a verb and the noun it is made of are one: dansen and dans, testen and test."""
    lemma = followed(word)
    if not lemma.endswith("en") or len(lemma) <= len("enen"):
        return lemma
    stem = stem_of(lemma)
    is_noun = frequency(stem) >= FREQUENT_NOUN and simplemma.is_known(stem, lang="nl") and followed(stem) == stem
    return stem if is_noun else lemma


def uninflected(word: str) -> str:
    """A word that is in no dictionary less its -s (tutors, pabos, ikcs) or -e (naschoolse), where what is left is a
    word too.
    """
    singular = PLURAL_S.sub("", word)
    if singular != word and frequency(singular) >= WORTH_A_STEM:
        return singular
    bare = word.removesuffix("e")
    return bare if ADJECTIVE_E.search(word) and frequency(bare) > 0 else word


@lru_cache(CACHED_WORDS)
def lemma(raw: str) -> str:
    """The folded lemma of one lower-case word, compounds that no dictionary has excepted (see `compounds`)."""
    word = fold_word(raw)
    if (known := exceptions().get(word)) is not None:
        return known
    if (stem := APOSTROPHE_ENDING.sub("", raw)) != raw and not simplemma.is_known(raw, lang="nl"):
        return lemma(stem)
    if len(word) < SHORTEST_INFLECTED or not word.isalpha():
        return word
    spelled = raw if simplemma.is_known(raw, lang="nl") else accented().get(word, raw)
    if not simplemma.is_known(spelled, lang="nl"):
        return uninflected(word)
    return fold_word(steady(spelled))


@cache
def lemma_list(name: str) -> frozenset[str]:
    """The lemmas of the words of a file in `data/`."""
    return frozenset(lemma(word) for word in word_list(name))
