"""The questions of golden.toml, asked of the demo content on a real engine."""

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from search.finding import question
from search.port import Engine, Kind, Query
from tests.search.engines import DEMO_ENGINES

QUESTIONS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))[
    "vraag"
]
FIRST_PAGES = 5
"""How many answers are looked at where the question does not say."""


@pytest.mark.parametrize("asked", QUESTIONS, ids=[f"{asked['soort']}: {asked['vraag']}" for asked in QUESTIONS])
def test_golden(asked: dict[str, Any], demo_found: Callable[[str], list[str]]) -> None:
    found = demo_found(asked["vraag"])
    first = found[: asked.get("binnen", FIRST_PAGES)]
    if "eerst" in asked:
        assert found[:1], asked["reden"]
        assert found[0] in asked["eerst"], (asked["reden"], first)
    assert set(asked.get("bevat", ())) <= set(first), (asked["reden"], first)
    assert not set(asked.get("niet", ())) & set(found), asked["reden"]
    assert not (asked.get("niets") and found), asked["reden"]


def test_there_are_enough_questions_of_each_kind() -> None:
    kinds = Counter(asked["soort"] for asked in QUESTIONS)
    assert len(QUESTIONS) >= 80
    assert len(kinds) == 10
    assert min(kinds.values()) >= 6
    assert len({asked["vraag"] for asked in QUESTIONS}) == len(QUESTIONS)
    assert all({"eerst", "bevat", "niet", "niets"} & asked.keys() and asked["reden"] for asked in QUESTIONS)


@pytest.mark.usefixtures("elasticsearch_url")
def test_both_engines_put_the_same_practice_first(demo: Any, demo_engines: Callable[[str], Engine], db: None) -> None:
    """But for one question in twenty; those say so beside `verschilt`."""
    differ = []
    for asked in QUESTIONS:
        query = Query(Kind.PRACTICE, question(asked["vraag"]), size=1)
        if len({demo_engines(name).find(query).ids for name in DEMO_ENGINES}) > 1:
            differ.append(asked)
    assert [asked["vraag"] for asked in differ if "verschilt" not in asked] == []
    assert len(differ) <= len(QUESTIONS) / 20
