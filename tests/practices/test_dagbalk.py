"""The day of a practice, drawn and said."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from practices.dagbalk import (
    LABELS,
    MOST_BLOCKS,
    SLOTS,
    WHOLE_DAY,
    chart_blocks,
    dagtekst,
    large_dagbalk,
    practices_per_block,
    small_dagbalk,
)

MOMENTS = [*LABELS, WHOLE_DAY]


@pytest.mark.parametrize(
    ("moments", "extended", "sentence"),
    [
        (set(), False, "Moment niet bekend"),
        (set(), True, "Verlengde schooldag"),
        ({"na-schooltijd"}, False, "Na schooltijd"),
        ({"tijdens-schooltijd", "na-schooltijd"}, True, "Tijdens en na schooltijd; verlengde schooldag"),
        ({"voor-schooltijd", "tijdens-schooltijd", "na-schooltijd"}, False, "Voor, tijdens en na schooltijd"),
        ({"tussen-de-middag", "na-schooltijd"}, False, "Na schooltijd en tussen de middag"),
        ({"weekend", "vakantie"}, False, "In het weekend en in de vakantie"),
        ({WHOLE_DAY}, False, "De hele dag, van 08.00 tot 20.00 uur"),
        ({WHOLE_DAY, "na-schooltijd", "vakantie"}, False, "De hele dag, van 08.00 tot 20.00 uur en in de vakantie"),
    ],
)
def test_the_sentence_says_what_the_drawing_shows(moments: set[str], extended: bool, sentence: str) -> None:
    assert dagtekst(moments, extended) == sentence


def _blocks(path: str) -> set[str]:
    return set(re.findall(r"M[^M]+", path))


@given(st.sets(st.sampled_from(MOMENTS)))
def test_every_slot_is_drawn_once_either_filled_or_empty(moments: set[str]) -> None:
    bar = small_dagbalk(moments, extended=False)

    assert not _blocks(bar.filled) & _blocks(bar.empty)
    assert len(_blocks(bar.filled) | _blocks(bar.empty)) == sum(map(len, SLOTS.values())) + 1


def test_an_unknown_day_is_drawn_as_unknown() -> None:
    assert small_dagbalk(set(), extended=False).unknown
    assert not small_dagbalk(set(), extended=True).unknown


def test_an_extended_school_day_takes_the_first_half_of_the_hours_after_school() -> None:
    bar = small_dagbalk({"tijdens-schooltijd"}, extended=True)

    assert "M87 8h15" in bar.filled
    assert "H102" in bar.bracket


def test_after_school_is_filled_whole_when_the_day_is_extended_too() -> None:
    bar = small_dagbalk({"na-schooltijd"}, extended=True)

    assert "h30" in bar.filled
    assert "M87 8h15" not in bar.filled


def test_an_arrangement_for_the_whole_day_fills_the_weekday_and_leaves_the_weekend() -> None:
    bar = large_dagbalk({WHOLE_DAY}, extended=False)

    assert {label.text for label in bar.labels if not label.filled} == {"weekend", "vakantie"}
    assert bar.bracket_label == "één dag, van 08.00 tot 20.00 uur"


def test_a_moment_an_editor_added_is_left_out_of_the_drawing() -> None:
    assert small_dagbalk({"om-middernacht"}, extended=False).unknown


def test_the_drawing_is_hidden_from_screen_readers_and_has_no_inline_style() -> None:
    html = Template("{% load practice_tags %}{% dagbalk moments True %}{% dagbalk_groot moments True %}").render(
        Context({"moments": frozenset({"avond"})})
    )

    assert html.count('aria-hidden="true"') == html.count("<svg") == 2
    assert "style=" not in html


@given(st.integers(min_value=0, max_value=100_000))
def test_the_unit_chart_never_needs_more_blocks_than_fit(count: int) -> None:
    per_block = practices_per_block(count)

    assert len(chart_blocks(count, 0, per_block)) <= MOST_BLOCKS
    assert per_block == 1 or count > MOST_BLOCKS * per_block // 2


def test_blocks_of_the_extended_day_come_first() -> None:
    assert chart_blocks(3, 1, 1) == [True, False, False]
    assert chart_blocks(5, 0, 2) == [False, False, False]
