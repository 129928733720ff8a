"""All the ways in which a text may say one thing that is asked for, and what each is worth."""

from collections.abc import Iterator, Sequence

from search.dutch.analysis import analyse
from search.dutch.compounds import compound_lemma, parts
from search.dutch.files import word_list
from search.dutch.folding import Word
from search.dutch.lemmas import lemma, lemma_list
from search.dutch.lexicon import frequency, is_word
from search.dutch.misspelling import meant
from search.dutch.question import Layer, Match, Unit
from search.dutch.related import related
from search.dutch.synonyms import Synonyms
from search.dutch.tokens import Tokens

SYNONYM = 0.6
"""A synonym is worth less than the word itself: more than a mention in passing, less than the same word in the same
place.
"""
RELATED = 0.6
"""begeleiden for begeleiding: as good as a synonym."""
MISSPELLED = 0.8
"""ontbijt for ontbeit: what was most likely meant, though not what was said."""
NEARBY = ((3, 0.4), (6, 0.2))
"""How many words may stand between the parts of a compound (two less when they change places), and what that is
worth.
"""
FAR_APART = 0.25
"""The parts of a compound anywhere in a practice: a tutor, and somewhere else arithmetic, for rekentutoring."""
TELLING = 5.3
"""Zipf frequency of the words that say too little by themselves: werk and plaats somewhere are no werkplaats."""
SUBJECT_ONLY = 0.25
"""Only the subject of a compound: programmeren for programmeerles."""
SHORTEST_TYPO = 5
"""Letters; a shorter word is too near to too many others."""
SHORTEST_DOUBLE_TYPO = 9
"""Letters from which two slips are forgiven."""
RARE = 3.0
"""Zipf frequency: once in a million words. A word that is in no dictionary and rarer may be a slip, though wordfreq has
seen it.
"""


def unit_of(span: Sequence[Word], synonyms: Synonyms) -> Unit:
    """The unit for one word, or for several that are one idea."""
    tokens = analyse(" ".join(word.raw for word in span))
    typo = edits(span[0]) if len(span) == 1 and tokens.parts not in synonyms.others else 0
    matches = (
        *as_it_stands(span, tokens),
        *of_compound(tokens.parts),
        *of_relatives(tokens.parts),
        *of_others(tokens, synonyms),
        *(of_misspelled(tokens.words[0], synonyms) if typo else ()),
    )
    light = len(span) == 1 and tokens.lemmas[0] in lemma_list("light.txt")
    return Unit(" ".join(tokens.words), tuple(dict.fromkeys(matches)), typo, light)


def as_it_stands(span: Sequence[Word], tokens: Tokens) -> Iterator[Match]:
    """The unit in its own words: as typed, by its lemmas, inside compounds, and several words as one."""
    yield Match(Layer.WORDS, tokens.words, 1.0)
    yield Match(Layer.LEMMAS, tokens.lemmas, 1.0)
    yield Match(Layer.PARTS, tokens.parts, 1.0)
    if len(span) > 1:
        yield Match(Layer.LEMMAS, (compound_lemma("".join(word.raw for word in span)),), 1.0)


def instead(tokens: Tokens, weight: float) -> Iterator[Match]:
    """Other words for the unit. Engines add up how rare tokens are: parts are worth less, or they would outweigh a
    word that is said.
    """
    yield Match(Layer.LEMMAS, tokens.lemmas, weight)
    yield Match(Layer.PARTS, tokens.parts, weight / len(tokens.parts) ** 0.5)


def of_others(tokens: Tokens, synonyms: Synonyms) -> Iterator[Match]:
    """What may stand for these tokens."""
    for other in synonyms.others.get(tokens.parts, ()):
        yield from instead(other, SYNONYM)


def of_misspelled(word: str, synonyms: Synonyms) -> Iterator[Match]:
    """A word as it should have been spelled, with what may stand for it."""
    for other in meant(word):
        tokens = analyse(other)
        yield from instead(tokens, MISSPELLED)
        yield from of_others(tokens, synonyms)


def of_relatives(pieces: tuple[str, ...]) -> Iterator[Match]:
    """The action or the actor for the verb, and so on: of a word, or of the last part of a compound."""
    for other in related(pieces[-1]):
        yield Match(Layer.PARTS, (*pieces[:-1], other), RELATED)


def of_compound(pieces: tuple[str, ...]) -> Iterator[Match]:
    """What else a compound, or several words that are one idea, may look like: its parts near each other, or its
    subject alone.

    Its parts anywhere only where each of them is telling: a school and, somewhere, music are no music school.
    """
    small = word_list("stopwords.txt")
    content = tuple(piece for piece in pieces if piece not in small)
    if len(content) < 2 or pieces[0] in small:
        return
    yield from (Match(Layer.PARTS, content, weight, slop) for slop, weight in NEARBY)
    if all(is_telling(piece) for piece in content):
        yield Match(Layer.PARTS, content, FAR_APART, None)
    subject = tuple(piece for piece in content if piece not in lemma_list("generic.txt"))
    if subject and subject != content:
        yield Match(Layer.PARTS, subject, SUBJECT_ONLY)


def is_telling(piece: str) -> bool:
    """Does a text with this word in it have anything to do with the compound?"""
    return frequency(piece) < TELLING and piece not in lemma_list("generic.txt") | lemma_list("light.txt")


def edits(word: Word) -> int:
    """How many slips of the finger to allow: none in what is a word, one in what may be a compound of words."""
    text = word.folded
    if len(text) < SHORTEST_TYPO or not text.isalpha() or is_known(word):
        return 0
    is_long, is_compound = len(text) >= SHORTEST_DOUBLE_TYPO, len(parts(word.raw)) > 1
    return is_long + (not is_compound)


def is_known(word: Word) -> bool:
    forms = (word.folded, word.raw, lemma(word.raw))
    return any(is_word(form) for form in forms) or frequency(word.folded) >= RARE
