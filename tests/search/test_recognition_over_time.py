"""What counts as recognised depends on the day of the question: an index is made once, and is right on any day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.loading import load
from evidence.models import Decision, Recognition, RecognitionLevel, Register
from home.models import HomePage
from practices.models import PracticePage
from search.engines import engine
from search.facets import spans_of
from search.indexing import rebuild
from search.port import Kind, Query
from tests.search.tree import a_coalition, a_practice, a_region
from vocabularies.wordbook import Wordbook

START = date(2015, 1, 1)
DAYS = st.integers(0, 4000).map(lambda days: START + timedelta(days=days))
ROW = st.tuples(
    st.integers(0, 3), st.integers(0, 4), DAYS, st.none() | st.integers(1, 2500), st.sampled_from(Decision.values)
)


@pytest.fixture
def practices(home: HomePage, db: None) -> list[PracticePage]:
    load()
    coalition = a_coalition(a_region(home))
    return [a_practice(coalition, f"Praktijk {number}") for number in range(4)]


def noted(practices: list[PracticePage], rows: list[tuple[Any, ...]]) -> None:
    Recognition.objects.all().delete()
    levels, register = list(RecognitionLevel.objects.all()), Register.objects.first()
    Recognition.objects.bulk_create(
        Recognition(
            practice=practices[which],
            register=register,
            level=levels[level],
            decision=decision,
            recognised_on=day,
            expires_on=None if valid is None else day + timedelta(days=valid),
        )
        for which, level, day, valid, decision in rows
    )


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(rows=st.lists(ROW, max_size=12), days=st.lists(DAYS, min_size=3, max_size=6))
def test_the_facet_is_what_the_rows_say_on_any_day(
    practices: list[PracticePage], rows: list[tuple[Any, ...]], days: list[date]
) -> None:
    noted(practices, rows)
    rebuild()
    book = Wordbook.read()
    borders = [
        row.expires_on + timedelta(days=off) for row in Recognition.objects.exclude(expires_on=None) for off in (-1, 0)
    ]
    for day in (*days, *borders):
        spans = spans_of(Kind.PRACTICE, day, book)
        query = Query(Kind.PRACTICE, facets=("onderbouwing",), spans=spans, size=100)
        pairs = set(Recognition.objects.counting(day).values_list("level__term__slug", "practice_id"))
        counts = engine().find(query).counts["onderbouwing"]
        assert counts == {slug: len({pk for s, pk in pairs if s == slug}) for slug in {slug for slug, _ in pairs}}
        for slug in spans["onderbouwing"]:
            chosen = Query(Kind.PRACTICE, filters={"onderbouwing": frozenset({slug})}, spans=spans, size=100)
            assert set(engine().find(chosen).ids) == {pk for s, pk in pairs if s == slug}
