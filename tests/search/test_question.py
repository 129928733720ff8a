"""What people type, as a plan."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.dutch import Layer, Match, Question, Unit, ask, product_synonyms
from search.dutch.asking import LONGEST_QUESTION, MOST_UNITS

SYNONYMS = product_synonyms()


def plan(text: str) -> Question:
    return ask(text, SYNONYMS)


def counted(text: str) -> list[str]:
    return [unit.text for unit in plan(text).units if not unit.light]


def only(text: str) -> Unit:
    (unit,) = plan(text).units
    return unit


def said(matches: Iterable[Match]) -> set[str]:
    return {" ".join(match.tokens) for match in matches}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("wat werkt er voor kinderen die thuis geen rust hebben om huiswerk te maken", ["thuis", "rust", "huiswerk"]),
        ("Hoe krijg ik ouders zover dat ze thuis voorlezen?", ["ouders", "thuis", "voorlezen"]),
        ("muziek in Drenthe", ["muziek", "drenthe"]),
        ("de rijke schooldag in Breda", ["rijke schooldag", "breda"]),
        ("sport na schooltijd", ["sport", "na schooltijd"]),
        ("taal en rekenen in groep 8", ["taal en rekenen", "groep 8"]),
        ("muziek les", ["muziek les"]),
        ("wat is er voor wie", ["wat", "is", "er", "voor", "wie"]),
        ("activiteiten", ["activiteiten"]),
    ],
)
def test_what_is_looked_for(text: str, units: list[str]) -> None:
    assert counted(text) == units


@pytest.mark.parametrize(("count", "required"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (8, 5)])
def test_most_units_are_required(count: int, required: int) -> None:
    words = ["dans", "toneel", "zwemmen", "techniek", "voetbal", "natuur", "koken", "viool"]
    assert plan(" ".join(words[:count])).required == required


def test_light_words_need_not_be_there() -> None:
    question = plan("sport voor leerlingen")
    assert [(unit.text, unit.light) for unit in question.units] == [("sport", False), ("leerlingen", True)]
    assert question.required == 1


def test_a_word_and_all_that_may_stand_for_it() -> None:
    unit = only("huiswerkhulp")
    assert Match(Layer.WORDS, ("huiswerkhulp",), 1.0) in unit.matches
    assert Match(Layer.PARTS, ("huiswerk", "hulp"), 1.0) in unit.matches
    synonym = next(match for match in unit.matches if match.tokens == ("huiswerkbegeleiding",))
    assert 0 < synonym.weight < 1


def test_one_way_rules() -> None:
    assert "sport" in said(only("voetbal").matches)
    assert "voetbal" not in said(only("sport").matches)
    assert "muziekles" in said(only("viool").matches)
    assert "koken" in said(only("pizza bakken").matches)


@pytest.mark.parametrize("text", ["vso", "nso", "so", "sw", "bs", "npo", "bsa", "hdt", "lea", "icc"])
def test_ambiguous_words_are_never_written_out(text: str) -> None:
    assert said(only(text).matches) == {text}
    assert only(text).typo == 0


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("biblioteek", 2),
        ("huiswerkbegleiding", 2),
        ("ontbeit", 1),
        ("muziekles", 0),
        ("talentateliers", 1),
        ("Rotterdam", 0),
        ("dans", 0),
        ("spotr", 1),
        ("spor", 0),
        ("2023", 0),
        ("nprz", 0),
    ],
)
def test_slips_that_are_forgiven(text: str, edits: int) -> None:
    assert only(text).typo == edits


@pytest.mark.parametrize("text", ["muziekles", "muziek les", "muzieklessen", "Muziek-les", "MUZIEKLES"])
def test_a_compound_however_it_is_written(text: str) -> None:
    assert {"muziekles", "muziekonderwijs"} <= said(only(text).matches)


def test_two_words_that_are_one() -> None:
    for unit in plan("kinder opvang").units:
        assert "kinderopvang" in said(unit.matches)


def test_neighbours_are_looked_for_together() -> None:
    assert ("muziek", "drenthe") in plan("muziek in Drenthe").phrases


def test_places_have_other_names() -> None:
    assert "gravenhage" in said(only("Den Haag").matches)
    assert "den haag" in said(only("'s-Gravenhage").matches)
    assert "fryslan" in said(only("Friesland").matches)


@pytest.mark.parametrize("text", ["", "  ", "???", "🎻", "\x00", "\ud800"])
def test_without_a_word_there_is_nothing_to_look_for(text: str) -> None:
    question = plan(text)
    assert question.units == ()
    assert question.required == 0


def test_a_question_has_an_end() -> None:
    assert len(plan(" ".join(f"woord{number}" for number in range(500))).units) == MOST_UNITS
    assert len(plan("a" * 10_000).text) <= LONGEST_QUESTION


@given(st.text(st.characters(codec=None), max_size=2_000))
def test_any_text_is_a_question(text: str) -> None:
    question = plan(text)
    assert len(question.units) <= MOST_UNITS
    counted_units = [unit for unit in question.units if not unit.light]
    assert bool(question.units) == bool(counted_units)
    assert question.required <= len(counted_units)
    for match in (match for unit in question.units for match in unit.matches):
        assert match.tokens
        assert all(match.tokens)
        assert 0 < match.weight <= 1
