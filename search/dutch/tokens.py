"""The outcome of an analysis."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as three streams in reading order: words as written (folded), lemmas, and lemmas with compounds taken
    apart.
    """

    words: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
