"""Other words for a question, offered above its results and never taken unasked: "did you mean", and a choice where
an abbreviation has more meanings than one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from search.asking import Asked
from search.dutch import Question, Synonyms, Unit, ask, fold
from search.dutch.corrections import SHORTEST_MEANT, corrections
from search.dutch.folding import places_of, words_of
from search.dutch.lexicon import is_word
from search.dutch.matching import SHORTEST_TYPO
from search.finding import Answer, find
from search.port import Query
from vocabularies.wordbook import Wordbook

MOST_ENGINE_CALLS = 3
MOST_DOUBTFUL = 2
"""Words of one question that are put right."""
MOST_SLIPS = 2
"""In a word of the field, where nothing was found: musik is muziek."""


@dataclass(frozen=True)
class Instead:
    """The same question in other words, under the same filters. `label` is what differs."""

    label: str
    url: str


@dataclass(frozen=True)
class Meanings:
    """What an abbreviation of the question, as typed, may mean."""

    abbreviation: str
    choices: list[Instead]


def meanings(asked: Asked, question: Question | None, synonyms: Synonyms) -> Meanings | None:
    """A choice for the first abbreviation that has meanings, unless the question already says which."""
    if question is None:
        return None
    for unit in question.units:
        known = synonyms.meanings.get(unit.text, ())
        if known and not any(fold(meaning) in question.text for meaning in known):
            typed = _as_typed(asked.text, unit.text)
            return Meanings(typed, [_instead(asked, meaning, {unit.text: meaning}) for meaning in known])
    return None


def meant(asked: Asked, query: Query, answer: Answer, synonyms: Synonyms, book: Wordbook) -> Instead | None:
    """The question with its slips put right, if no page says the words as they were typed and what they are put right
    to finds no less than the engine, which forgives slips too, found for them. Asks it MOST_ENGINE_CALLS times at most.
    """
    question = query.question
    if question is None or answer.degraded:
        return None
    field = field_words(synonyms, book)
    total = answer.found.total
    near = [(unit, corrections(unit.text, slips, field)) for unit, slips in _doubtful(question, total, field)]
    doubtful = [(unit, others) for unit, others in near if others][:MOST_DOUBTFUL]
    wrong = [(unit, others) for unit, others in doubtful if not _is_said(unit, query, book)]
    for swaps in _proposals(wrong)[: MOST_ENGINE_CALLS - len(doubtful)]:
        text = _swapped(asked.text, swaps)
        if _total(replace(query, question=ask(text, synonyms)), book) >= max(total, 1):
            return _instead(asked, text, swaps)
    return None


def _doubtful(question: Question, total: int, field: Mapping[str, str]) -> Iterator[tuple[Unit, int]]:
    """The words that may be wrong, each with the number of slips to look for.

    Those are words that are none; and where nothing was found any word, since a slip may have made another one.
    """
    for unit in question.units:
        if unit.text in field or not unit.text.isalpha() or len(unit.text) < SHORTEST_MEANT:
            continue
        if not total and len(unit.text) >= SHORTEST_TYPO and not is_word(unit.text):
            yield unit, MOST_SLIPS
        elif unit.typo or not total:
            yield unit, max(unit.typo, 1)


def _is_said(unit: Unit, query: Query, book: Wordbook) -> bool:
    """Whether some page says the word just as it was typed, or in another form: then nothing is wrong with it."""
    itself = Unit(unit.text, tuple(match for match in unit.matches if match.weight == 1))
    return _total(replace(query, question=Question(unit.text, (itself,), 1), filters={}), book) > 0


def _total(query: Query, book: Wordbook) -> int:
    answer = find(replace(query, facets=(), page=1, size=1), book)
    return 0 if answer.degraded else answer.found.total


def _proposals(wrong: Sequence[tuple[Unit, Sequence[str]]]) -> list[dict[str, str]]:
    """Every wrong word with its likeliest correction; of one wrong word also the next."""
    if len(wrong) == 1:
        return [{wrong[0][0].text: other} for other in wrong[0][1]]
    return [{unit.text: near[0] for unit, near in wrong}] if wrong else []


def _instead(asked: Asked, label: str, swaps: Mapping[str, str]) -> Instead:
    return Instead(label, replace(asked, text=_swapped(asked.text, swaps), page=1).url())


def _swapped(text: str, swaps: Mapping[str, str]) -> str:
    """The text with other words for some of its folded words; all else stays as it was typed."""
    done = 0
    pieces = []
    for word, start, end in places_of(text):
        if word.folded in swaps:
            pieces += [text[done:start], swaps[word.folded]]
            done = end
    return "".join([*pieces, text[done:]])


def _as_typed(text: str, word: str) -> str:
    return next((text[start:end] for found, start, end in places_of(text) if found.folded == word), word)


def field_words(synonyms: Synonyms, book: Wordbook) -> Mapping[str, str]:
    """The words of the field, folded and as written: of the synonyms, and of the names of terms, domains and areas."""
    terms = [
        *(term.name for term in book.terms.values() if term.accepted),
        *(domain.name for domain in book.domains.values()),
    ]
    return {**synonyms.words, **_in_lower_case(tuple(terms)), **_as_written(tuple(a.name for a in book.areas.values()))}


@lru_cache(maxsize=1)
def _in_lower_case(names: tuple[str, ...]) -> Mapping[str, str]:
    return {word.folded: word.raw for name in names for word in words_of(name)}


@lru_cache(maxsize=1)
def _as_written(names: tuple[str, ...]) -> Mapping[str, str]:
    return {word.folded: name[start:end] for name in names for word, start, end in places_of(name)}
