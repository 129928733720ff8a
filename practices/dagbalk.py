"""The *dagbalk*: one fixed drawing that shows when in the day a practice happens.

It is a schema of a day from 08.00 to 20.00, followed by the weekend and the holidays; it never shows minutes.
Slots are drawn in one order with one width, so that a column of cards can be compared at a glance. A bracket
marks the school day; it is longer where the school day is extended for all pupils.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop, pgettext_lazy

WHOLE_DAY = "integraal-dagarrangement"
HOLIDAYS = "vakantie"
AFTER_SCHOOL = "na-schooltijd"

# Of each slot its blocks, as (x, width) in a drawing 188 wide. School hours have two: the lunch break lies between.
SLOTS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "voor-schooltijd": ((1, 10),),
    "tijdens-schooltijd": ((13, 34), (65, 20)),
    "tussen-de-middag": ((49, 14),),
    AFTER_SCHOOL: ((87, 30),),
    "avond": ((119, 18),),
    "weekend": ((147, 8), (157, 8)),
}
WEEKDAY = frozenset(SLOTS) - {"weekend"}
# What an extended school day takes of the slot after school: its first half.
EXTENSION = (87, 15)
SCHOOL_DAY = (13, 85)
EXTENDED_SCHOOL_DAY = (13, 102)
DAY_ARRANGEMENT = (1, 137)

MOST_BLOCKS = 40

SCHOOL_TIMES: Mapping[str, str | Promise] = {
    "voor-schooltijd": pgettext_lazy("school hours", "before"),
    "tijdens-schooltijd": pgettext_lazy("school hours", "during"),
    AFTER_SCHOOL: pgettext_lazy("school hours", "after"),
}
OTHER_TIMES = {
    "tussen-de-middag": gettext_noop("in the lunch break"),
    "avond": gettext_noop("in the evening"),
    "weekend": gettext_noop("in the weekend"),
    HOLIDAYS: gettext_noop("in the holidays"),
}

# Below the large drawing, as (x, words). A slot of two blocks carries a word under each.
LABELS: Mapping[str, tuple[tuple[int, str], ...]] = {
    "voor-schooltijd": ((3, gettext_noop("before school")),),
    "tijdens-schooltijd": ((90, gettext_noop("during school hours")), (225, gettext_noop("school hours"))),
    "tussen-de-middag": ((168, gettext_noop("lunch break")),),
    AFTER_SCHOOL: ((306, gettext_noop("after school")),),
    "avond": ((384, gettext_noop("evening")),),
    "weekend": ((468, gettext_noop("weekend")),),
    HOLIDAYS: ((537, gettext_noop("holidays")),),
}


@dataclass(frozen=True)
class Label:
    """A word under the large drawing; ``filled`` when its slot is."""

    x: int
    text: str
    filled: bool


@dataclass(frozen=True)
class Dagbalk:
    """The SVG paths of one drawing. ``unknown``: nobody has said when; the drawing is then dashed."""

    bracket: str
    empty: str
    filled: str
    unknown: bool


@dataclass(frozen=True)
class LargeDagbalk(Dagbalk):
    """The drawing three times as wide, with words in it. ``middle`` is the x of the words on the bracket."""

    labels: tuple[Label, ...]
    bracket_label: str
    middle: float


@dataclass(frozen=True)
class _Scale:
    """How one of the two sizes draws a block, the holidays and the bracket."""

    across: int
    top: int
    height: int
    holidays: str
    bracket_top: str
    bracket_foot: str

    def block(self, x: int, width: int) -> str:
        return f"M{x * self.across} {self.top}h{width * self.across}v{self.height}h-{width * self.across}z"

    def bracket(self, start: int, end: int) -> str:
        left, right = start * self.across, end * self.across
        return f"M{left} {self.bracket_foot}V{self.bracket_top}H{right}V{self.bracket_foot}"


SMALL = _Scale(1, 8, 14, "M171 15a8 8 0 1 0 16 0a8 8 0 1 0-16 0z", "3", "6")
LARGE = _Scale(3, 18, 20, "M527 28a10 10 0 1 0 20 0a10 10 0 1 0-20 0z", "9.5", "14")


def small_dagbalk(moments: Set[str], extended: bool) -> Dagbalk:
    """The drawing for cards: *moments* are slugs of the vocabulary ``tijdstip``, *extended* is for all pupils."""
    return _drawing(SMALL, moments, extended)


def large_dagbalk(moments: Set[str], extended: bool) -> LargeDagbalk:
    """The drawing for a wide screen and for paper, with its words."""
    drawing = _drawing(LARGE, moments, extended)
    start, end = _bracket(moments, extended)
    return LargeDagbalk(
        bracket=drawing.bracket,
        empty=drawing.empty,
        filled=drawing.filled,
        unknown=drawing.unknown,
        labels=_labels(_slots(moments)),
        bracket_label=_bracket_label(moments, extended),
        middle=(start + end) * LARGE.across / 2,
    )


def dagtekst(moments: Set[str], extended: bool) -> str:
    """The sentence that always stands beside the drawing: ``Tijdens en na schooltijd; verlengde schooldag``."""
    times = _join(_times(moments))
    sentence = "; ".join(filter(None, [times, gettext("extended school day") if extended else ""]))
    return sentence[:1].upper() + sentence[1:] if sentence else gettext("Moment not known")


def _drawing(scale: _Scale, moments: Set[str], extended: bool) -> Dagbalk:
    slots = _slots(moments)
    filled = _blocks(scale, (slug for slug in SLOTS if slug in slots))
    empty = _blocks(scale, (slug for slug in SLOTS if slug not in slots))
    if HOLIDAYS in slots:
        filled += scale.holidays
    else:
        empty += scale.holidays
    if extended and AFTER_SCHOOL not in slots:
        filled += scale.block(*EXTENSION)
    return Dagbalk(scale.bracket(*_bracket(moments, extended)), empty, filled, unknown=not filled)


def _slots(moments: Set[str]) -> Set[str]:
    return moments | WEEKDAY if WHOLE_DAY in moments else moments


def _blocks(scale: _Scale, slugs: Iterable[str]) -> str:
    return "".join(scale.block(x, width) for slug in slugs for x, width in SLOTS[slug])


def _bracket(moments: Set[str], extended: bool) -> tuple[int, int]:
    if WHOLE_DAY in moments:
        return DAY_ARRANGEMENT
    return EXTENDED_SCHOOL_DAY if extended else SCHOOL_DAY


def _bracket_label(moments: Set[str], extended: bool) -> str:
    if WHOLE_DAY in moments:
        return gettext("one arrangement for the whole day")
    return gettext("school day, extended for all pupils") if extended else gettext("school day")


def _labels(slots: Set[str]) -> tuple[Label, ...]:
    return tuple(Label(x, gettext(words), slug in slots) for slug, labels in LABELS.items() for x, words in labels)


def _times(moments: Set[str]) -> list[str]:
    if WHOLE_DAY in moments:
        moments = moments - WEEKDAY
    school = [str(word) for slug, word in SCHOOL_TIMES.items() if slug in moments]
    times = [gettext("%(times)s school hours") % {"times": _join(school)}] if school else []
    if WHOLE_DAY in moments:
        times.append(gettext("the whole day, from 08.00 to 20.00"))
    return times + [gettext(words) for slug, words in OTHER_TIMES.items() if slug in moments]


def _join(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def practices_per_block(most: int) -> int:
    """How many practices a block of the unit chart stands for, so that no moment needs more than 40 of them."""
    size = 1
    while most > MOST_BLOCKS * size:
        size *= 2
    return size


def chart_blocks(count: int, extended: int, per_block: int) -> list[bool]:
    """One item per block, true for *extended* school days first; a block may stand for a part of its size."""
    dark = -(-extended // per_block)
    return [number < dark for number in range(-(-count // per_block))]
