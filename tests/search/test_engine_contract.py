"""What every engine of the port must do."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from search.port import DEEPEST, PER_PAGE, Engine, Hit, Kind, Like, Order, document_key
from tests.search.engines import FACETS, asked, document, ids


def test_put_is_found_at_once_and_twice_is_once(engine: Engine) -> None:
    engine.put([document(1)])
    engine.put([document(1), document(1)])
    assert ids(engine, "muziek") == [1]
    assert engine.find(asked()).total == 1


def test_put_replaces(engine: Engine) -> None:
    engine.put([document(1, "Muziek")])
    engine.put([document(1, "Dans")])
    assert ids(engine, "muziek") == []
    assert ids(engine, "dans") == [1]


def test_of_one_key_in_a_batch_the_last_counts(engine: Engine) -> None:
    engine.put([document(1, "Muziek"), document(1, "Dans")])
    assert ids(engine, "dans") == [1]
    assert ids(engine, "muziek") == []


def test_drop_is_gone_at_once_and_twice_is_no_error(engine: Engine) -> None:
    engine.put([document(1), document(2)])
    for _ in range(2):
        engine.drop([document_key(Kind.PRACTICE, 1), document_key(Kind.PRACTICE, 99)])
    assert ids(engine, "muziek") == [2]


def test_nothing_to_put_or_drop(engine: Engine) -> None:
    engine.put([document(1)])
    engine.put([])
    engine.drop([])
    assert ids(engine) == [1]


def test_a_page_id_may_be_of_two_kinds(engine: Engine) -> None:
    engine.put([document(1), document(1, kind=Kind.COALITION)])
    engine.drop([document_key(Kind.COALITION, 1)])
    assert engine.find(asked()).kinds == {Kind.PRACTICE: 1}


def test_zero_hits_is_an_answer(engine: Engine) -> None:
    engine.put([document(1)])
    found = engine.find(asked("paardrijden"))
    assert (found.ids, found.total, dict(found.kinds)) == ((), 0, {})
    assert {facet: dict(counts) for facet, counts in found.counts.items()} == {facet: {} for facet in FACETS}


def test_counts_leave_out_the_facets_own_filter(engine: Engine) -> None:
    engine.put(
        [
            document(1, sector=["po"], tijdstip=["na-schooltijd"]),
            document(2, sector=["vo"], tijdstip=["na-schooltijd"]),
            document(3, sector=["vo", "po"], tijdstip=["weekend"]),
        ]
    )
    found = engine.find(asked(filters={"sector": frozenset({"po"}), "tijdstip": frozenset({"na-schooltijd"})}))
    assert found.ids == (1,)
    assert found.counts["sector"] == {"po": 1, "vo": 1}
    assert found.counts["tijdstip"] == {"na-schooltijd": 1, "weekend": 1}
    assert found.counts["gebied"] == {}


def test_values_of_one_facet_are_alternatives(engine: Engine) -> None:
    engine.put([document(1, sector=["po"]), document(2, sector=["vo"]), document(3, sector=["mbo"])])
    assert sorted(ids(engine, filters={"sector": frozenset({"po", "vo"})})) == [1, 2]


def test_all_values_are_counted_however_many(engine: Engine) -> None:
    engine.put([document(number, gebied=[f"gemeente-{number}"]) for number in range(60)])
    assert len(engine.find(asked()).counts["gebied"]) == 60


def test_kinds_are_counted_under_the_same_question_and_filters(engine: Engine) -> None:
    engine.put(
        [
            document(1, "Muziek", sector=["po"]),
            document(2, "Muziek", kind=Kind.COALITION, sector=["po"]),
            document(3, "Muziek", kind=Kind.COALITION, sector=["vo"]),
            document(4, "Dans", kind=Kind.COALITION, sector=["po"]),
        ]
    )
    found = engine.find(asked("muziek", filters={"sector": frozenset({"po"})}))
    assert found.kinds == {Kind.PRACTICE: 1, Kind.COALITION: 1}
    assert found.total == 1


def test_pages_follow_on_and_end(engine: Engine) -> None:
    engine.put([document(number) for number in range(1, 46)])
    pages = [ids(engine, "muziek", page=page) for page in (1, 2, 3, 4)]
    assert list(map(len, pages)) == [PER_PAGE, PER_PAGE, 45 - 2 * PER_PAGE, 0]
    assert sorted(number for page in pages for number in page) == list(range(1, 46))
    assert ids(engine, "muziek", page=10**9) == []


def test_orders(engine: Engine) -> None:
    engine.put(
        [
            document(1, "Zwemmen", newest="2"),
            document(2, "Atletiek", newest="3"),
            document(3, "Judo", newest="1"),
        ]
    )
    assert ids(engine) == [3, 1, 2]
    assert ids(engine, order=Order.NEWEST) == [3, 1, 2]
    assert ids(engine, order=Order.TITLE) == [2, 3, 1]
    assert ids(engine, order=Order.LATEST) == [2, 1, 3]


def test_orders_hold_for_a_question_too(engine: Engine) -> None:
    engine.put([document(1, "Zingen en dans", newest="2"), document(2, "Dans", newest="1")])
    assert ids(engine, "dans", order=Order.TITLE) == [2, 1]
    assert ids(engine, "dans", order=Order.NEWEST) == [2, 1]
    assert ids(engine, "dans", order=Order.LATEST) == [1, 2]


def test_title_over_summary_over_body(engine: Engine) -> None:
    engine.put(
        [
            document(1, "Op dinsdag", body="Er is toneel"),
            document(2, "Op dinsdag", summary="Er is toneel"),
            document(3, "Er is toneel"),
        ]
    )
    assert ids(engine, "toneel") == [3, 2, 1]


def test_word_over_lemma_over_part(engine: Engine) -> None:
    engine.put([document(1, "Het schoolorkest"), document(2, "De orkesten"), document(3, "Een orkest")])
    assert ids(engine, "orkest") == [3, 2, 1]


def test_the_exact_title_comes_first(engine: Engine) -> None:
    engine.put([document(1, "Sport sport sport", summary="sport na school"), document(2, "Sport na school")])
    assert ids(engine, "sport, na school!")[0] == 2


def test_words_together_over_words_apart(engine: Engine) -> None:
    engine.put(
        [
            document(1, body="Muziek in de zaal en dans in Utrecht"),
            document(2, body="Zaal met dans, Utrecht muziek in de"),
        ]
    )
    assert ids(engine, "dans Utrecht")[0] == 2


def test_freshness_breaks_ties_only(engine: Engine) -> None:
    engine.put(
        [
            document(1, "Dans", freshness=0.1),
            document(2, "Dans", freshness=0.9),
            document(3, "Toneel", summary="en dans", freshness=1.0),
        ]
    )
    assert ids(engine, "dans") == [2, 1, 3]


def test_equal_documents_stand_in_one_order_however_they_came(make: Callable[[Path], Engine], tmp_path: Path) -> None:
    numbers = list(range(1, 31))
    forward, backward = make(tmp_path / "forward"), make(tmp_path / "backward")
    forward.put([document(number) for number in numbers])
    for number in reversed(numbers):
        backward.put([document(number)])
    for page in (1, 2):
        assert ids(forward, "muziek", page=page) == ids(backward, "muziek", page=page)


def test_most_terms_are_required(engine: Engine) -> None:
    engine.put([document(1, "Dans en toneel in Breda"), document(2, "Dans in Breda"), document(3, "Dans")])
    assert ids(engine, "dans toneel Breda") == [1, 2]
    assert ids(engine, "dans toneel") == [1]


def test_synonyms_and_their_direction(engine: Engine) -> None:
    engine.put([document(1, "Huiswerkhulp"), document(2, "Sport"), document(3, "Voetbal")])
    assert ids(engine, "huiswerkbegeleiding") == [1]
    assert ids(engine, "voetbal") == [3, 2]
    assert ids(engine, "sport") == [2]


def test_typing_errors(engine: Engine) -> None:
    engine.put([document(1, "Bibliotheek"), document(2, "Huiswerkbegeleiding")])
    assert ids(engine, "biblioteek") == [1]
    assert ids(engine, "huiswerkbegeliding") == [2]


def test_stamps_are_of_what_is_held(engine: Engine) -> None:
    held = [document(1), document(2), document(2, kind=Kind.COALITION)]
    engine.put(held)
    engine.drop([held[1].key])
    assert engine.stamps() == {held[0].key: held[0].stamp, held[2].key: held[2].stamp}


def test_a_rebuild_takes_the_place_of_all_at_once(engine: Engine) -> None:
    engine.put([document(1)])
    with engine.rebuilding() as filling:
        filling.put([document(2)])
        assert ids(engine) == [1]
        filling.put([document(3)])
    assert sorted(ids(engine)) == [2, 3]


def test_a_rebuild_that_fails_changes_nothing(engine: Engine) -> None:
    engine.put([document(1)])
    with suppress(ZeroDivisionError), engine.rebuilding() as filling:
        filling.put([document(2)])
        raise ZeroDivisionError
    assert ids(engine) == [1]
    with engine.rebuilding() as filling:
        filling.put([document(4)])
    assert ids(engine) == [4]


def test_an_error_of_the_caller_stays_what_it_is(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        engine.put(document(1 // number) for number in (1, 0))


def test_what_is_known_is_told_whatever_is_asked(engine: Engine) -> None:
    engine.put(
        [
            document(1, "Muziek", bekend=["sector", "gebied"]),
            document(2, "Dans", bekend=["sector"]),
            document(3, "Dans", kind=Kind.COALITION, bekend=["gebied"]),
        ]
    )
    for query in (asked(), asked("muziek"), asked("paardrijden", filters={"sector": frozenset({"vo"})})):
        found = engine.find(query)
        assert (found.known, found.held) == ({"sector": 2, "gebied": 1}, 2)


def test_nothing_is_paged_to_beyond_the_deepest_hit(engine: Engine) -> None:
    engine.put([document(1)])
    assert ids(engine, page=DEEPEST // PER_PAGE + 1) == []
    assert engine.find(asked(page=DEEPEST // PER_PAGE + 1)).total == 1


def test_suggestions_begin_words_of_the_title(engine: Engine) -> None:
    engine.put(
        [
            document(1, "Muziek op school", freshness=0.2, sector=["po"]),
            document(2, "Dans met muzikanten", freshness=0.9, sector=["po", "vo"]),
            document(3, "De Muziekschool", kind=Kind.COALITION, freshness=0.5, sector=["mbo"]),
            document(4, "Toneel", summary="met muziek"),
        ]
    )
    found = engine.suggest(("muz",), ("sector",), 5)
    assert found.hits == (Hit(Kind.PRACTICE, 2), Hit(Kind.COALITION, 3), Hit(Kind.PRACTICE, 1))
    assert found.counts == {"sector": {"po": 2, "vo": 1}}
    assert engine.suggest(("muziek", "sch"), (), 5).hits == (Hit(Kind.PRACTICE, 1),)
    assert len(engine.suggest(("muz",), (), 2).hits) == 2
    assert engine.suggest(("a" * 500,), (), 5).hits == ()
    assert engine.suggest(("paard",), (), 5).hits == ()


def test_what_is_alike_shares_an_activity_before_it_shares_words(engine: Engine) -> None:
    engine.put(
        [
            document(1, "Samen koken", activiteit=["koken"], groep=["groep-7-8"]),
            document(2, "Samen koken, samen eten", activiteit=["voeding"]),
            document(3, "Soep", activiteit=["koken"]),
            document(4, "Brood", activiteit=["koken"], groep=["groep-7-8"]),
            document(5, "Zwemmen", activiteit=["sport"]),
            document(6, "Samen koken", kind=Kind.COALITION, activiteit=["koken"]),
        ]
    )
    like = Like(1, {"activiteit": frozenset({"koken"}), "groep": frozenset({"groep-7-8"})}, ("samen", "koken"))
    assert engine.similar(like, 5) == (4, 3, 2)
    assert engine.similar(like, 1) == (4,)
    assert engine.similar(Like(1, {}, ()), 5) == ()


def test_one_can_go_back_to_the_index_before_the_last_rebuild(engine: Engine) -> None:
    engine.put([document(1)])
    for number in (2, 3):
        with engine.rebuilding() as filling:
            filling.put([document(number)])
    engine.go_back()
    assert ids(engine) == [2]
    engine.go_back()
    assert ids(engine) == [3]


def test_an_engine_that_answers_says_so(engine: Engine) -> None:
    engine.put([document(1)])
    engine.check()
