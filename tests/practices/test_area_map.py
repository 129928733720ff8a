"""The map of practices, and the table that says the same."""

import re

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from practices.area_map import area_map

SLUGS = [shape.slug for shape in area_map({}).shapes]


def test_it_has_the_twelve_provinces_and_the_three_islands() -> None:
    assert len(SLUGS) == 15
    assert {shape.slug for shape in area_map({}).shapes if shape.island} == {"bonaire", "saba", "sint-eustatius"}


@given(st.dictionaries(st.sampled_from(SLUGS), st.integers(min_value=0, max_value=5000)))
def test_a_darker_area_never_has_fewer_practices(counts: dict[str, int]) -> None:
    shapes = sorted(area_map(counts).shapes, key=lambda shape: shape.count)

    assert [shape.step for shape in shapes] == sorted(shape.step for shape in shapes)
    assert all((shape.step == 0) == (shape.count == 0) for shape in shapes)
    assert all(shape.step <= 4 for shape in shapes)


def test_an_area_that_is_not_on_the_map_is_ignored() -> None:
    assert area_map({"rotterdam": 3}).busiest is None


def test_the_table_has_the_most_practices_first_and_then_the_alphabet() -> None:
    rows = area_map({"utrecht": 2, "drenthe": 2, "limburg": 7}).rows

    assert [row.slug for row in rows[:4]] == ["limburg", "drenthe", "utrecht", "bonaire"]


def test_every_area_of_the_map_is_a_link_in_the_table() -> None:
    html = render_to_string("components/area_map.html", {"map": area_map({"saba": 1})})

    assert set(re.findall(r"\?gebied=([\w-]+)", html)) == set(SLUGS)
    assert set(re.findall(r'data-wijst="gebied-([\w-]+)"', html)) == set(SLUGS)
    assert "De meeste praktijken zijn in Saba: 1." in html


def test_the_map_of_a_region_shows_only_what_the_region_has() -> None:
    html = render_to_string("components/area_map.html", {"map": area_map({"saba": 1, "bonaire": 2}), "part": True})

    assert re.findall(r"\?gebied=([\w-]+)", html) == ["bonaire", "saba"]
    assert set(re.findall(r'data-wijst="gebied-([\w-]+)"', html)) == {"bonaire", "saba"}
