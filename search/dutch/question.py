"""What somebody asks, as a plan that any engine can carry out: which tokens to look for, in which layer, and what
each is worth.
"""

from dataclasses import dataclass
from enum import StrEnum

SHORT_WORD = 8
"""Letters up to which a word with a slip of the finger has its first letter right: it is like too many others."""


class Layer(StrEnum):
    """The three streams of tokens that `analyse` makes of a text."""

    WORDS = "words"
    LEMMAS = "lemmas"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Match:
    """One way in which a text may say a unit: these tokens in this layer.

    `weight` is a share (0 to 1) of what the layer itself is worth. Several tokens stand next to each other in this
    order; with a `slop` up to so many other tokens stand between them, and two neighbours may change places at a
    price of two; with None each may stand anywhere in the document.
    """

    layer: Layer
    tokens: tuple[str, ...]
    weight: float
    slop: int | None = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing asked for: a word, or several that are one idea ("rijke schooldag").

    `typo` is the number of edits allowed in `text` (0: it is a word, so leave it alone); of short words the first
    letter is right. A `light` unit (leerlingen, voorbeeld) adds to the score but need not be there.
    """

    text: str
    matches: tuple[Match, ...]
    typo: int = 0
    light: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """The whole question. `text` is folded as `Document.exact_title` is; `required` counts units that are not light.

    `phrases` are neighbouring words as lemmas-in-parts: where they stand together a text is worth more.
    """

    text: str
    units: tuple[Unit, ...]
    required: int
    phrases: tuple[tuple[str, ...], ...] = ()
