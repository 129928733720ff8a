"""The index on disk, damaged, deleted, half written and shared."""

import threading
import time
from pathlib import Path

import pytest

from search.engines.tantivy import Tantivy
from search.engines.tantivy_files import only_writer
from search.engines.tantivy_shelf import FolderShelf
from search.port import EngineDown, Kind, document_key
from tests.search.damage import (
    CASES,
    build_in_use,
    builds,
    engine_in,
    filled,
    scenario_damage,
    scenario_dies_after_commit,
    scenario_half_rebuild,
    scenario_unseen_damage,
    scenario_writes_on,
    start,
    told_by,
    truncated,
)
from tests.search.engines import FIELDS, asked, document, ids

REBUILD = "search_rebuild"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_no_index_yet_says_what_to_do(folder: Path) -> None:
    with pytest.raises(EngineDown, match=REBUILD):
        engine_in(folder).find(asked())
    with pytest.raises(EngineDown, match=REBUILD):
        engine_in(folder).stamps()


def test_the_first_put_makes_the_index(folder: Path) -> None:
    engine = engine_in(folder)
    engine.put([document(1)])
    assert ids(engine) == ids(engine_in(folder)) == [1]


def test_a_deleted_folder_is_noticed_by_who_has_it_open(folder: Path) -> None:
    engine = filled(folder)
    assert ids(engine) == [1, 2, 3]
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
    with pytest.raises(EngineDown, match=REBUILD):
        engine.find(asked())
    with pytest.raises(EngineDown, match=REBUILD):
        engine.put([document(4)])
    assert ids(filled(folder)) == ids(engine) == [1, 2, 3]


def test_an_index_of_another_layout_is_refused(folder: Path) -> None:
    filled(folder)
    other = Tantivy(folder, (*FIELDS, "plaats"))
    with pytest.raises(EngineDown, match="another version"):
        other.find(asked())
    with pytest.raises(EngineDown, match="another version"):
        other.put([document(4)])
    with other.rebuilding() as filling:
        filling.put([document(5)])
    assert ids(other) == [5]


def test_damage_is_noticed_and_never_blessed_and_a_rebuild_heals_it(folder: Path) -> None:
    filled(folder)
    *said, rebuilt = told_by(scenario_damage, folder)
    assert len(said) == len(CASES)
    for case in said:
        assert isinstance(case, dict)
        name = case.pop("case")
        for who, what in case.items():
            assert what.startswith("down"), (name, who)
            assert REBUILD in what, (name, who)
    assert rebuilt == [1, 2, 3]


def test_damage_that_nothing_tells_of_does_not_kill(folder: Path) -> None:
    said = told_by(scenario_unseen_damage, folder)
    assert all(str(what).startswith(("fine", "down")) for what in said)


def test_a_rebuild_that_was_killed_changes_nothing_and_is_cleaned_up(folder: Path) -> None:
    filled(folder)
    before = build_in_use(folder)
    with start(scenario_half_rebuild, folder) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    engine = engine_in(folder)
    assert build_in_use(folder) == before
    assert ids(engine) == [1, 2, 3]
    engine.put([document(4)])
    assert len(builds(folder)) == 2
    filled(folder)
    assert set(builds(folder)) == {before, build_in_use(folder)}


def test_one_previous_build_is_kept(folder: Path) -> None:
    seen = []
    for _ in range(4):
        filled(folder)
        seen.append(build_in_use(folder))
    assert set(builds(folder)) == set(seen[-2:])


def test_a_writer_that_died_after_its_commit_is_made_good_by_the_next(folder: Path) -> None:
    filled(folder)
    told_by(scenario_dies_after_commit, folder)
    engine = engine_in(folder)
    engine.put([document(4)])
    assert sorted(ids(engine)) == [1, 2, 3, 4, 9]


def test_damage_during_a_crash_is_not_blessed(folder: Path) -> None:
    filled(folder)
    known = set(build_in_use(folder).iterdir())
    told_by(scenario_dies_after_commit, folder)
    truncated(next(path for path in build_in_use(folder).glob("*.term") if path not in known))
    for _ in range(2):
        with pytest.raises(EngineDown, match=REBUILD):
            engine_in(folder).put([document(4)])
    assert ids(filled(folder)) == [1, 2, 3]


@pytest.mark.parametrize("pause", [0.0, 0.013])
def test_a_writer_killed_in_the_middle_loses_nothing_that_it_had_done(folder: Path, pause: float) -> None:
    filled(folder)
    with start(scenario_writes_on, folder) as process:
        assert process.stdout is not None
        done = [int(process.stdout.readline()) for _ in range(12)]
        time.sleep(pause)
        process.kill()
        done += [int(line) for line in process.stdout if line.endswith("\n")]
    engine = engine_in(folder)
    engine.put([document(4)])
    held = set(ids(engine, size=100))
    last = done[-1]
    assert {1, 2, 3, 4} | set(range(last - 4, last + 1)) <= held | {last - 4}
    assert held <= {1, 2, 3, 4} | set(range(last - 4, last + 2))


def test_what_one_process_writes_the_others_read_at_once(folder: Path) -> None:
    writer = filled(folder)
    reader = engine_in(folder)
    for number in range(4, 20):
        writer.put([document(number)])
        assert len(ids(reader, size=number + 1)) == number
    writer.drop([document_key(Kind.PRACTICE, 1)])
    assert 1 not in ids(reader)
    filled(folder, 1)
    assert ids(reader) == [1]


def test_readers_are_never_in_the_way_of_writers_nor_the_other_way(folder: Path) -> None:
    filled(folder, 200)
    trouble: list[Exception] = []
    stop = threading.Event()

    def read() -> None:
        engine = engine_in(folder)
        while not stop.is_set():
            try:
                assert engine.find(asked("muziek", filters={"sector": frozenset({"po"})})).total >= 0
                assert engine.find(asked("muziek")).total >= 200
            except (EngineDown, AssertionError) as error:
                trouble.append(error)
                return

    def write(first: int) -> None:
        try:
            for number in range(first, first + 15):
                engine_in(folder).put([document(number)])
        except EngineDown as error:
            trouble.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    writers = [threading.Thread(target=write, args=(first,)) for first in (1_000, 2_000)]
    for thread in (*readers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    with engine_in(folder).rebuilding() as filling:
        filling.put([document(number) for number in range(1, 301)])
    stop.set()
    for thread in readers:
        thread.join()
    assert trouble == []
    assert engine_in(folder).find(asked()).total == 300


def test_only_one_writes_and_the_other_does_not_wait_for_ever(folder: Path) -> None:
    with only_writer(folder), pytest.raises(EngineDown, match="Another process"), only_writer(folder, wait=0.1):
        pytest.fail("two writers")


def test_a_check_costs_no_more_than_a_look_at_each_file(folder: Path) -> None:
    engine = filled(folder)
    shelf = engine._shelf
    assert isinstance(shelf, FolderShelf)
    index = shelf.reading()
    assert shelf.reading() is index


def test_a_folder_that_cannot_be_made_is_no_traceback(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(EngineDown):
        engine_in(in_the_way / "index").put([document(1)])
    with pytest.raises(EngineDown):
        engine_in(in_the_way / "index").find(asked())
