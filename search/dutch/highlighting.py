"""Where a text says what is asked: the same matches as an engine's, for a reader to see why a page was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.dutch.analysis import forms
from search.dutch.folding import places_of
from search.dutch.question import SHORT_WORD, Layer, Match, Question, Unit
from search.dutch.slips import slips_between


class Span(NamedTuple):
    """Characters `start` to `end` of a text."""

    start: int
    end: int


class Said(NamedTuple):
    """A place where a text says a unit, by the unit's number in the question."""

    start: int
    end: int
    unit: int


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its words taken apart: where each word stands; and per layer where each token stands in the stream
    and of which word each token of the stream is.
    """

    words: Sequence[Span]
    positions: Mapping[Layer, Mapping[str, list[int]]]
    owners: Mapping[Layer, Sequence[int]]

    @classmethod
    def of(cls, text: str) -> "Read":
        found = list(places_of(text))
        bases, pieces = zip(*forms([word for word, _, _ in found]), strict=True) if found else ((), ())
        plain = range(len(found))
        parted = [(owner, piece) for owner, of_word in enumerate(pieces) for piece in of_word]
        return cls(
            words=[Span(start, end) for _, start, end in found],
            positions={
                Layer.WORDS: _positions(word.folded for word, _, _ in found),
                Layer.LEMMAS: _positions(bases),
                Layer.PARTS: _positions(piece for _, piece in parted),
            },
            owners={Layer.WORDS: plain, Layer.LEMMAS: plain, Layer.PARTS: [owner for owner, _ in parted]},
        )

    def span(self, layer: Layer, *at: int) -> Span:
        """From the first to the last of the words that these tokens are of."""
        owners = [self.owners[layer][position] for position in at]
        return Span(self.words[min(owners)].start, self.words[max(owners)].end)


def _positions(tokens: Iterable[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, token in enumerate(tokens):
        found.setdefault(token, []).append(position)
    return found


def said(question: Question, text: str) -> list[Said]:
    """Every place where a text says a unit of the question that counts, in order; places may overlap."""
    read = Read.of(text)
    found = {
        Said(*span, number)
        for number, unit in enumerate(question.units)
        if not unit.light
        for span in _of_unit(unit, read)
    }
    return sorted(found)


def _of_unit(unit: Unit, read: Read) -> Iterator[Span]:
    """Loose matches only where there is no close one: after "groep 8" nobody looks for another "groep" before it."""
    close = [span for match in unit.matches if match.slop == 0 for span in _of_match(match, read)]
    if unit.typo:
        close.extend(_of_slips(unit, read))
    yield from close or (span for match in unit.matches if match.slop != 0 for span in _of_match(match, read))


def _of_match(match: Match, read: Read) -> Iterator[Span]:
    held = read.positions[match.layer]
    if not all(token in held for token in match.tokens):
        return
    if match.slop is None or len(match.tokens) == 1:
        yield from (read.span(match.layer, position) for token in match.tokens for position in held[token])
        return
    for group in _near(match.tokens, held, match.slop):
        if match.slop:
            yield from (read.span(match.layer, position) for position in group)
        else:
            yield read.span(match.layer, *group)


def _near(tokens: Sequence[str], held: Mapping[str, list[int]], slop: int) -> Iterator[list[int]]:
    """Where these tokens stand in this order, or so near to it as the slop allows: each moved by about as much."""
    for first in held[tokens[0]]:
        group = [first]
        for place, token in enumerate(tokens[1:], 1):
            free = [position for position in held[token] if position not in group]
            group += [min(free, key=lambda position: abs(position - place - first))] if free else []
        moved = [position - place for place, position in enumerate(group)]
        if len(group) == len(tokens) and max(moved) - min(moved) <= slop:
            yield group


def _of_slips(unit: Unit, read: Read) -> Iterator[Span]:
    for layer, held in read.positions.items():
        for token, positions in held.items():
            if is_slip(unit, token):
                yield from (read.span(layer, position) for position in positions)


def is_slip(unit: Unit, token: str) -> bool:
    """Whether the word that was typed may be a slip of the finger for this token; the engines' own rule."""
    slips = slips_between(unit.text, token, unit.typo)
    if slips == 1 and len(unit.text) <= SHORT_WORD:
        return token[0] == unit.text[0]
    return slips <= unit.typo
