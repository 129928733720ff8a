"""Dutch compounds taken apart by word frequency, so that a word somebody made up this morning is understood."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from search.dutch.files import lines, word_list
from search.dutch.lemmas import lemma, lemma_list
from search.dutch.lexicon import CACHED_WORDS, frequency, in_dictionary, is_loan, is_word

LINKS = ("", "s", "e", "en", "er")
"""What may stand between two parts: gezin-s-coaching, boek-en-kast, kind-er-koor."""
SHORTEST_COMPOUND = 6
LONGEST_COMPOUND = 40
SHORTEST_PART = 4
RAREST_PART = 2.8
"""Zipf frequency: three in five million words. Rarer pieces are no words but what is left of one."""
RAREST_NAME = 2.5
"""Zipf frequency from which an unlisted word before a common one (-les, -club) is taken for a word."""
LINK_COSTS = 0.3
"""A link may be the end of a word: without one is likelier."""
INFLECTION_COSTS = 0.5
"""A form that is rare by itself is a less likely part than a common one."""
EVERYDAY = 4.0
"""Zipf frequency above which a word has a meaning of its own: huiswerk is not about houses, kinderen is not kind +
eren.
"""


@cache
def exceptions() -> Mapping[str, tuple[str, ...]]:
    """`data/compounds.txt`: words that stay whole, and words whose parts are given."""
    table = {}
    for line in lines("compounds.txt"):
        word, _, given = line.partition("=")
        table[word.strip()] = tuple(given.split())
    return table


@lru_cache(CACHED_WORDS)
def commonness(word: str) -> float:
    """The frequency of a word or, if that is more, of its lemma: voorlees is rare but voorlezen is not."""
    base = lemma(word)
    inflected = in_dictionary(word) and (base.endswith("en") or word in {f"{base}s", f"{base}en"})
    return max(frequency(word), frequency(base) - INFLECTION_COSTS) if inflected else frequency(word)


@lru_cache(CACHED_WORDS)
def may_be_part(word: str) -> bool:
    """Is this a word? Names are in no dictionary, so that Amstelveen and Zaanstad stay whole."""
    if len(word) < SHORTEST_PART:
        return word in word_list("short-parts.txt")
    if is_loan(word) or word in word_list("words.txt"):
        return True
    return is_word(word) and commonness(word) >= RAREST_PART


def is_prefix(word: str) -> bool:
    return word in word_list("prefixes.txt")


def is_conjugated(word: str) -> bool:
    """He lives in no tower: woont is no part, woon is."""
    infinitive = lemma(word)
    return word.endswith("t") and infinitive.endswith("en") and lemma(word[:-1]) == infinitive


def is_plain_verb(word: str, tail: str) -> bool:
    """An infinitive of the dictionary whose end is no verb: verspillen is not about pills, schoolzwemmen is about
    swimming.
    """
    return word.endswith("en") and in_dictionary(word) and lemma(word) == word and lemma(tail) != tail


def cuts(head: str) -> Iterator[tuple[float, str]]:
    """The words that `head` may be, less what links it to the next part; with what that link costs."""
    if is_prefix(head):
        return
    for link in LINKS:
        stem = head.removesuffix(link)
        if head.endswith(link) and may_be_part(stem) and not is_prefix(stem) and not is_conjugated(stem):
            yield LINK_COSTS * bool(link), stem


def two_parts(word: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Every way to cut a word in two words, with the frequency of the rarer one."""
    for cut in range(3, len(word) - 2):
        tail = word[cut:]
        if tail in word_list("endings.txt") or not may_be_part(tail) or is_plain_verb(word, tail):
            continue
        for cost, stem in cuts(word[:cut]):
            yield min(commonness(stem), commonness(tail)) - cost, (stem, tail)


def three_parts(word: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    """A known word and a compound after it that is too rare to be known itself (wijk + talentorkesten)."""
    for cut in range(3, len(word) - 2 * SHORTEST_PART + 1):
        for cost, stem in cuts(word[:cut]):
            for score, rest in two_parts(word[cut:]):
                yield min(commonness(stem), score) - cost, (stem, *rest)


def of_a_kind(word: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    """A word that the dictionary lacks, or a name, before one that says of what kind the whole is: legoclub."""
    kinds = lemma_list("generic.txt") | lemma_list("light.txt")
    for cut in range(SHORTEST_PART, len(word) - 2):
        stem, tail = word[:cut], word[cut:]
        if lemma(tail) in kinds and not is_prefix(stem) and frequency(stem) >= RAREST_NAME:
            yield frequency(stem), (stem, tail)


@lru_cache(CACHED_WORDS)
def split(word: str) -> tuple[str, ...]:
    """The parts of a folded lemma as written in it, all the way down; empty when the word stands for itself."""
    if (given := exceptions().get(word)) is not None:
        return given
    if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or not word.isalpha() or frequency(word) > EVERYDAY:
        return ()
    for ways in (two_parts, three_parts, of_a_kind):
        if best := max(ways(word), default=None):
            return tuple(piece for part in best[1] for piece in split(lemma(part)) or (part,))
    return ()


@lru_cache(CACHED_WORDS)
def compound_lemma(raw: str) -> str:
    """The lemma of a word; a compound in no dictionary has that of its last part (zomerscholen: zomerschool)."""
    base = lemma(raw)
    if in_dictionary(raw) or not (pieces := split(base)) or not base.endswith(pieces[-1]):
        return base
    return base.removesuffix(pieces[-1]) + lemma(pieces[-1])


@lru_cache(CACHED_WORDS)
def parts(raw: str) -> tuple[str, ...]:
    """The lemmas of a word's parts; a word that is no compound is its own only part."""
    whole = compound_lemma(raw)
    return tuple(lemma(piece) for piece in split(whole)) or (whole,)
