"""gunicorn over raw sockets: strange questions, and an index that breaks while it serves."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.search.nonsense import EVERY_STRANGE_VALUE, OTHERS
from tests.search.running import TITLES, Served, copy_of, manage, serving

DEGRADED = "Zoeken werkt nu maar voor een deel."
LONGEST_LINE = 8_190
RAW = (
    b"q=\xff\xfe",
    b"q=\xed\xa0\x80",
    "q=één".encode(),
    b"q=<script>alert(1)</script>",
    b'q="',
    b"\xff=\xff&sector=\x80",
)


@pytest.fixture(scope="module")
def own_folder(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(filled, tmp_path_factory.mktemp("served") / "var")


@pytest.fixture(scope="module")
def served(own_folder: Path) -> Iterator[Served]:
    with serving(own_folder) as running:
        yield running


def test_no_question_is_an_error(served: Served) -> None:
    asked = [text.encode() for text in (*EVERY_STRANGE_VALUE, *OTHERS)]
    for query in (*asked, *RAW):
        status, body = served.get(b"/zoeken/?" + query)
        # Bytes that no browser sends unescaped are no HTTP: gunicorn refuses them, with a page of ours.
        expected = {400} if not query.isascii() else {200, 404} if b"pagina" in query else {200}
        assert status in expected, query
        assert "<script>alert" not in body
        assert "</html>" in body


def test_other_methods(served: Served) -> None:
    for method in (b"DELETE", b"PUT", b"PATCH", b"POST", b"TRACE"):
        assert served.get(b"/zoeken/", method)[0] in {403, 405}, method


def test_ten_thousand_characters(served: Served) -> None:
    assert served.get(b"/zoeken/?q=" + b"a" * (LONGEST_LINE - 30))[0] == 200
    status, body = served.get(b"/zoeken/?q=" + b"a" * 10_000)
    assert status == 414
    assert "te lang" in body


def build_in_use(folder: Path) -> Path:
    search = folder / "search"
    return search / (search / "current").read_text().strip()


def deleted(folder: Path) -> None:
    shutil.rmtree(folder / "search")


def truncated(folder: Path) -> None:
    for path in build_in_use(folder).iterdir():
        os.truncate(path, path.stat().st_size // 2)


def emptied(folder: Path) -> None:
    for path in build_in_use(folder).iterdir():
        os.truncate(path, 0)


def overwritten(folder: Path) -> None:
    for path in build_in_use(folder).iterdir():
        path.write_bytes(b"\xff" * path.stat().st_size)


def overwritten_pointer(folder: Path) -> None:
    (folder / "search" / "current").write_bytes(b"\xff\x00/../..")


def settled(served: Served) -> None:
    """The request in flight may die with its gunicorn worker."""
    for _ in range(3):
        try:
            served.get(b"/zoeken/?q=muziek")
        except (OSError, IndexError):
            continue


@pytest.mark.parametrize("damage", [deleted, truncated, emptied, overwritten, overwritten_pointer])
def test_a_broken_index_is_answered_by_the_database_until_it_is_rebuilt(
    served: Served, own_folder: Path, damage: Callable[[Path], None]
) -> None:
    for _ in range(4):  # both gunicorn workers have the index open
        assert DEGRADED not in served.get(b"/zoeken/?q=muziek&sector=po")[1]
    damage(own_folder)
    settled(served)
    for _ in range(8):
        status, body = served.get(b"/zoeken/?q=muziek&sector=po")
        assert status == 200
        assert DEGRADED in body
        assert TITLES[0] in body
        assert TITLES[1] not in body
    assert served.get(b"/")[0] == 200
    manage(own_folder, "search_rebuild")
    for _ in range(6):
        status, body = served.get(b"/zoeken/?q=muziek&sector=po")
        assert status == 200
        assert DEGRADED not in body
        assert TITLES[0] in body
