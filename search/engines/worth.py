"""What every engine that scores shares: how its fields are called, and what everything is worth when a question is
matched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from search.dutch import Layer

CLASSES: Final = ("title", "summary", "body")
"""The weight classes of a document."""
WORTH: Final[Mapping[tuple[str, Layer], float]] = {
    ("title", Layer.WORDS): 4.0,
    ("title", Layer.LEMMAS): 3.0,
    ("title", Layer.PARTS): 2.0,
    ("summary", Layer.WORDS): 2.0,
    ("summary", Layer.LEMMAS): 1.6,
    ("summary", Layer.PARTS): 1.1,
    ("body", Layer.WORDS): 1.0,
    ("body", Layer.LEMMAS): 0.9,
    ("body", Layer.PARTS): 0.6,
}
"""Title over summary over body, a word as written over its lemma over a part of a compound (design §5, and the
prototype's figures).
"""
SAID_MORE_THAN_ONCE: Final = 0.15
"""What the other ways in which a text says a unit add to the best one: a text that says it twice is a little more
about it.
"""
LIGHT: Final = 0.4
"""A word that nearly every practice has says little, but something."""
TYPO: Final = 2.0
"""What a word with a slip of the finger is worth: about what a word is that one practice in ten has."""
SECOND_SLIP: Final = 0.5
PHRASE: Final = 0.5
"""What neighbouring words of the question add where they are neighbours in the text too."""
PHRASE_SLOP: Final = 2
"""Little words that the question left out: les (in) muziek."""
EXACT_TITLE: Final = 1_000.0
"""Above any sum of other scores: who types a whole title wants that page."""
LIKE_WORTH: Final[Mapping[str, float]] = {"activiteit": 100.0, "groep": 30.0, "sector": 5.0}
"""What a shared value of a facet makes two practices alike: above anything that their words may add."""
LIKE_WORDS: Final = 0.05
SLUG: Final = re.compile(r"[a-z0-9-]+")
MOST_VALUES: Final = 10_000
"""Values of one facet that are counted; an engine's own limit is ten."""


def text_field(weight_class: str, layer: Layer) -> str:
    return f"{weight_class}_{layer}"


def facet_field(facet: str) -> str:
    return f"facet_{facet}"


def date_field(facet: str) -> str:
    """Holds the number of the day: 1 is the first of January of the year 1."""
    return f"date_{facet}"


def slugs_in(values: Iterable[str]) -> list[str]:
    """The values that can be a slug, in order: what a stranger types goes no further."""
    return sorted(filter(SLUG.fullmatch, values))


def share(count: int, units: int) -> float:
    """A score counts for the share of the units that is there, squared: who names a place means it."""
    return (count / units) ** 2


def steps(required: int, units: int) -> Iterator[tuple[int, float]]:
    """How many units, and what so many are worth more than the step before.

    In two steps at most after the required ones, since each step scores all units again.
    """
    counts = sorted({required, (required + units + 1) // 2, units})
    yield required, share(required, units)
    for before, count in pairwise(counts):
        yield count, share(count, units) - share(before, units)
