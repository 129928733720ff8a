"""What every engine must do with facets whose values are spans of time, which come with the question."""

from collections.abc import Mapping
from datetime import date

import pytest

from search.port import Engine, Kind, Span
from tests.search.engines import FACETS, asked, document, ids

SPANS: Mapping[str, Span] = {"ja": Span(start=date(2025, 9, 1)), "nee": Span(end=date(2025, 9, 1))}
FACET = "bevestigd"


@pytest.fixture
def filled(engine: Engine) -> Engine:
    days = {1: date(2025, 8, 31), 2: date(2025, 9, 1), 3: date(2026, 1, 5), 4: date(1, 1, 1), 5: date(9999, 12, 31)}
    engine.put(document(number, dates={FACET: {0: day}}, sector=["po"]) for number, day in days.items())
    engine.put([document(6, sector=["vo"]), document(7, kind=Kind.COALITION)])
    return engine


def chosen(*slugs: str, **others: frozenset[str]) -> dict[str, object]:
    return {
        "filters": {FACET: frozenset(slugs), **others},
        "facets": (*FACETS, FACET),
        "spans": {FACET: SPANS},
    }


def test_a_span_starts_with_its_first_day_and_ends_before_its_last(filled: Engine) -> None:
    assert sorted(ids(filled, **chosen("ja"))) == [2, 3, 5]
    assert sorted(ids(filled, **chosen("nee"))) == [1, 4]
    assert sorted(ids(filled, **chosen("ja", "nee"))) == [1, 2, 3, 4, 5]
    assert sorted(ids(filled, **chosen())) == [1, 2, 3, 4, 5, 6]


def test_counts_leave_out_its_own_choice_and_keep_the_others(filled: Engine) -> None:
    found = filled.find(asked(**chosen("ja", sector=frozenset({"po"}))))
    assert found.counts[FACET] == {"ja": 3, "nee": 2}
    assert found.counts["sector"] == {"po": 3}
    assert found.total == 3


def test_what_has_no_date_and_a_span_without_pages_count_nowhere(filled: Engine) -> None:
    far = {
        "ja": Span(start=date(2025, 9, 1), end=date(2025, 9, 2)),
        "nee": Span(start=date(2030, 1, 1), end=date(2031, 1, 1)),
    }
    found = filled.find(asked(facets=(FACET,), spans={FACET: far}))
    assert found.counts == {FACET: {"ja": 1}}
    assert found.total == 6


def test_another_day_is_another_answer_of_the_same_index(filled: Engine) -> None:
    later = {"ja": Span(start=date(2026, 2, 1)), "nee": Span(end=date(2026, 2, 1))}
    assert sorted(ids(filled, **{**chosen("ja"), "spans": {FACET: later}})) == [5]


def test_a_value_that_is_none_finds_nothing(filled: Engine) -> None:
    assert ids(filled, **chosen("onzin")) == []


def test_with_a_text(filled: Engine) -> None:
    assert sorted(ids(filled, "muziek", **chosen("nee"))) == [1, 4]


def test_days_of_another_lane_lie_in_no_span_of_this_one(engine: Engine) -> None:
    """A page that is recognised at two levels counts for both, and for each until its own day."""
    low, high = 3, 214
    engine.put(
        [
            document(1, dates={FACET: {low: date(2025, 9, 1), high: date(2030, 1, 1)}}),
            document(2, dates={FACET: {low: date(2030, 1, 1)}}),
            document(3, dates={FACET: {high: date.max}}),
            document(4, dates={FACET: {0: date(2027, 1, 1)}}),
        ]
    )
    spans = {"laag": Span(start=date(2026, 1, 1), lane=low), "hoog": Span(start=date(2026, 1, 1), lane=high)}
    found = engine.find(asked(facets=(FACET,), spans={FACET: spans}))
    assert found.counts == {FACET: {"laag": 1, "hoog": 2}}
    assert sorted(ids(engine, filters={FACET: frozenset({"laag"})}, facets=(), spans={FACET: spans})) == [2]
    both = frozenset({"laag", "hoog"})
    assert sorted(ids(engine, filters={FACET: both}, facets=(), spans={FACET: spans})) == [1, 2, 3]
