"""What can happen to an index on disk.

What may kill a process runs in one of its own: this file is also a program, `python damage.py SCENARIO FOLDER`.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if __name__ == "__main__":
    import django

    django.setup()

from search.engines.tantivy import Tantivy
from search.engines.tantivy_files import MANIFEST
from search.port import EngineDown, Kind, document_key
from tests.search.engines import FIELDS, asked, document, ids

ROOT = Path(__file__).resolve().parents[2]


def engine_in(folder: Path) -> Tantivy:
    return Tantivy(folder, FIELDS)


def filled(folder: Path, count: int = 3) -> Tantivy:
    engine = engine_in(folder)
    with engine.rebuilding() as filling:
        filling.put([document(number) for number in range(1, count + 1)])
    return engine


def build_in_use(folder: Path) -> Path:
    return folder / (folder / "current").read_text()


def builds(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()]


def thread_name(comm: Path) -> str:
    try:
        return comm.read_text()
    except OSError:  # it ended
        return ""


def settled() -> None:
    """Waits for the look that tantivy takes behind our back at each opening; damage in that very moment kills."""
    quiet = 0
    while quiet < 3:
        names = map(thread_name, Path("/proc/self/task").glob("*/comm"))
        quiet = 0 if any("watch-callbacks" in name for name in names) else quiet + 1
        time.sleep(0.01)


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def overwritten(path: Path) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)


def replaced(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"\x00" * 100)


def overwritten_unseen(path: Path) -> None:
    """No size or time tells of it: what tantivy then does is its own affair, but it stays a process that answers."""
    before = path.stat()
    path.write_bytes(b"\xff" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


FILES = ("*.idx", "*.pos", "*.term", "*.store", "*.fast", "*.fieldnorm", "meta.json", MANIFEST)
DAMAGES = (truncated, overwritten, Path.unlink)
CASES = [(damage, pattern) for damage in DAMAGES for pattern in FILES] + [(emptied, "*.idx"), (replaced, "*.term")]


def outcome(call: Callable[[], object]) -> str:
    try:
        call()
    except EngineDown as error:
        return f"down: {error}"
    return "fine"


def scenario_damage(folder: Path) -> Iterator[object]:
    """Every damage to every file of the index: what a reader, a writer and a new process make of it; at last a
    rebuild.
    """
    for damage, pattern in CASES:
        engine = filled(folder)
        assert ids(engine, "muziek") == [1, 2, 3]
        settled()
        damage(next(build_in_use(folder).glob(pattern)))
        yield {
            "case": f"{damage.__name__} {pattern}",
            "reader": outcome(lambda engine=engine: engine.find(asked("muziek"))),
            "writer": outcome(lambda engine=engine: engine.put([document(9)])),
            "reader after the writer": outcome(lambda engine=engine: engine.find(asked("muziek"))),
            "new process": outcome(lambda: engine_in(folder).find(asked("muziek"))),
        }
    yield ids(filled(folder), "muziek")


def scenario_unseen_damage(folder: Path) -> Iterator[str]:
    for suffix in (".idx", ".pos", ".term", ".store", ".fast", ".fieldnorm"):
        filled(folder)
        settled()
        overwritten_unseen(next(build_in_use(folder).glob(f"*{suffix}")))
        yield outcome(lambda: engine_in(folder).find(asked("muziek")))
        yield outcome(lambda: engine_in(folder).stamps())


def scenario_half_rebuild(folder: Path) -> Iterator[str]:
    with engine_in(folder).rebuilding() as filling:
        filling.put([document(9)])
        yield "half way"
        time.sleep(60)


def scenario_dies_after_commit(folder: Path) -> Iterator[str]:
    """Between the commit and the list of files: where a power cut leaves the two at odds."""
    engine = engine_in(folder)
    with engine._shelf.writing() as index:
        writer = index.writer(15_000_000, 1)
        writer.add_document(engine._layout.document(document(9)))
        writer.commit()
        writer.wait_merging_threads()
        os._exit(0)
    yield "not reached"


def scenario_writes_on(folder: Path) -> Iterator[int]:
    """Says which number is held after each put, and never stops."""
    engine = engine_in(folder)
    for number in range(10, 1_000_000):
        engine.put([document(number)])
        engine.drop([document_key(Kind.PRACTICE, number - 5)])
        yield number


def start(scenario: Callable[[Path], Iterator[object]], folder: Path) -> "subprocess.Popen[str]":
    environment = os.environ | {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'platform'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = [sys.executable, __file__, scenario.__name__, str(folder)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def told_by(scenario: Callable[[Path], Iterator[object]], folder: Path) -> list[object]:
    """All that the scenario says; fails when it died of it."""
    with start(scenario, folder) as process:
        assert process.stdout is not None
        said = [json.loads(line) for line in process.stdout]
    assert process.returncode == 0, signal.strsignal(-process.returncode)
    return said


if __name__ == "__main__":
    for said in globals()[sys.argv[1]](Path(sys.argv[2])):
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()
