"""A question as people type it, made into a plan for the engines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from search.dutch.analysis import analyse
from search.dutch.compounds import parts
from search.dutch.files import word_list
from search.dutch.folding import Word, fold, words_of
from search.dutch.lexicon import frequency
from search.dutch.matching import instead, of_others, unit_of
from search.dutch.question import Match, Question, Unit
from search.dutch.synonyms import Synonyms

LONGEST_QUESTION = 1_000
"""Characters that are read; nobody types more, and an address holds little more."""
MOST_UNITS = 24
"""Units that are looked for: more would be work for the engine and nothing for the reader."""
SHORTEST_JOINED = 6
COMMON_JOINED = 2.5
"""Zipf frequency from which two words typed apart are one word (kinder opvang)."""
ALL_REQUIRED = 2
"""Of one or two units all must be there."""
SHARE_REQUIRED = 0.6
"""Of three units or more so many must be there: two of three, three of five."""

Span = tuple[Word, ...]


def ask(text: str, synonyms: Synonyms) -> Question:
    """The plan for a question; any text will do. Without a word in it the plan has no units, and finds nothing."""
    text = text[:LONGEST_QUESTION]
    found = cut(words_of(text), synonyms)[:MOST_UNITS]
    units = with_neighbours([unit_of(span, synonyms) for span in found], synonyms)
    plan = weighed(units)
    return Question(fold(text), plan, required(plan), tuple(phrases(found)))


def cut(typed: Sequence[Word], synonyms: Synonyms) -> list[Span]:
    """The question in spans, without the words that say nothing; a question of nothing else is taken as it is."""
    every = list(spans(typed, synonyms))
    telling = [span for span in every if len(span) > 1 or span[0].folded not in word_list("stopwords.txt")]
    return telling or every


def spans(typed: Sequence[Word], synonyms: Synonyms) -> Iterator[Span]:
    """The question cut into what belongs together."""
    start = 0
    while start < len(typed):
        count = known_span(typed, start, synonyms) or numbered(typed[start : start + 2]) or 1
        yield tuple(typed[start : start + count])
        start += count


def known_span(typed: Sequence[Word], start: int, synonyms: Synonyms) -> int:
    """How many words from `start` on are one entry of the synonyms; the longest counts, 0 is none."""
    pieces: list[str] = []
    longest = 0
    for count, word in enumerate(typed[start:], 1):
        pieces.extend(parts(word.raw))
        if len(pieces) > synonyms.longest:
            break
        if tuple(pieces) in synonyms.others:
            longest = count
    return longest


def numbered(pair: Sequence[Word]) -> int:
    """Two for a word with its number (groep 8, leerjaar 2), which say nothing apart."""
    if len(pair) < 2 or pair[0].folded in word_list("stopwords.txt"):
        return 0
    return 2 if pair[0].folded.isalpha() and pair[1].folded.isdigit() else 0


def phrases(found: Sequence[Span]) -> Iterator[tuple[str, ...]]:
    """What stands side by side in the question, in parts."""
    for first, second in pairwise(found):
        yield tuple(piece for word in (*first, *second) for piece in parts(word.raw))


def with_neighbours(units: Sequence[Unit], synonyms: Synonyms) -> tuple[Unit, ...]:
    """Each unit, which may also be said by the one word that it makes with the one before or after it."""
    more: list[tuple[Match, ...]] = [() for _ in units]
    for position, (first, second) in enumerate(pairwise(units)):
        matches = tuple(joined(first, second, synonyms))
        more[position] += matches
        more[position + 1] += matches
    return tuple(
        Unit(unit.text, unit.matches + extra, 0 if extra else unit.typo, unit.light)
        for unit, extra in zip(units, more, strict=True)
    )


def joined(first: Unit, second: Unit, synonyms: Synonyms) -> Iterator[Match]:
    """What two units mean when they are written as one word: a word for itself (kinder opvang), or a compound whose
    parts are linked (stads pas).
    """
    together = first.text + second.text
    if len(together) < SHORTEST_JOINED or not together.isalpha():
        return
    tokens = analyse(together)
    linked = tokens.parts != (*parts(first.text), *parts(second.text)) and tokens.parts[-1] == parts(second.text)[-1]
    if linked if len(tokens.parts) > 1 else frequency(together) >= COMMON_JOINED:
        yield from instead(tokens, 1.0)
        yield from of_others(tokens, synonyms)


def weighed(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Where all units are light, none is: "activiteiten" alone is a question too."""
    if all(unit.light for unit in units):
        return tuple(Unit(unit.text, unit.matches, unit.typo) for unit in units)
    return units


def required(units: Sequence[Unit]) -> int:
    """How many of the units that are not light a text must have."""
    count = sum(not unit.light for unit in units)
    return count if count <= ALL_REQUIRED else ceil(count * SHARE_REQUIRED)
