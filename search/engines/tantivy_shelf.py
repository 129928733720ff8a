"""Where the index in use stands and how it is replaced: in memory, or in a folder that several processes read and one
writes.

The folder holds one folder per build (`<layout hash>-<time>`), and the file `current` with the name of the one in
use.
"""

import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

import tantivy

from search.engines.tantivy_files import (
    DAMAGED,
    MANIFEST,
    WRITING,
    Manifest,
    altered_files,
    changed_files,
    check_after_crash,
    check_before_writing,
    only_writer,
    read_manifest,
    somebody_writes,
    state_of,
    write_atomically,
    write_manifest,
)
from search.engines.tantivy_schema import Layout
from search.port import EngineDown

CURRENT: Final = "current"
MISSING: Final = "There is no search index in {}. Run: manage.py search_rebuild"
NOTHING_BEFORE: Final = "There is no earlier search index of this version of the site to go back to."
OTHER_LAYOUT: Final = "The search index in {} was made by another version of the site. Run: manage.py search_rebuild"


class Shelf(Protocol):
    """Gives out indexes to read and to write."""

    def reading(self) -> tantivy.Index: ...

    def writing(self) -> AbstractContextManager[tantivy.Index]: ...

    def replacing(self) -> AbstractContextManager[tantivy.Index]:
        """An empty index that takes the place of the one in use on a clean exit."""

    def go_back(self) -> None:
        """Put the index from before the last replacement in use again."""


class MemoryShelf:
    """For tests, and for a process that needs no index tomorrow."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lock = threading.RLock()
        self._index = tantivy.Index(layout.schema)
        self._before: tantivy.Index | None = None

    def reading(self) -> tantivy.Index:
        return self._index

    @contextmanager
    def writing(self) -> Iterator[tantivy.Index]:
        with self._lock:
            yield self._index
            self._index.reload()

    @contextmanager
    def replacing(self) -> Iterator[tantivy.Index]:
        with self._lock:
            fresh = tantivy.Index(self._layout.schema)
            yield fresh
            fresh.reload()
            self._index, self._before = fresh, self._index

    def go_back(self) -> None:
        with self._lock:
            if self._before is None:
                raise EngineDown(NOTHING_BEFORE)
            self._index, self._before = self._before, self._index


def unwatched(index: tantivy.Index) -> tantivy.Index:
    """The index as it is now. By itself tantivy has a thread look for commits and map what it finds, after our own look
    at the files. It looks once before this can stop it: a file that is cut off in that millisecond kills the process.
    """
    index.config_reader("manual")
    index.reload()
    return index


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that this process reads, with the state of its files when it was opened."""

    folder: Path
    listed: tuple[int, int] | None
    manifest: Manifest
    index: tantivy.Index


class FolderShelf:
    """The index on disk. Trusts no file that is not as the last writer left it."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self._path = path
        self._layout = layout
        self._opening = threading.Lock()
        self._opened: Opened | None = None

    def reading(self) -> tantivy.Index:
        folder = self._current()
        with self._opening:
            if self._opened is None or not self._sound(self._opened, folder):
                self._opened = self._open(folder)
            return self._opened.index

    @contextmanager
    def writing(self) -> Iterator[tantivy.Index]:
        with only_writer(self._path):
            folder = self._current_or_first()
            check_before_writing(folder)
            (folder / WRITING).touch()
            try:
                yield unwatched(tantivy.Index.open(str(folder)))
            except BaseException:
                with suppress(EngineDown):
                    check_after_crash(folder)
                raise
            write_manifest(folder)
            (folder / WRITING).unlink()

    @contextmanager
    def replacing(self) -> Iterator[tantivy.Index]:
        with only_writer(self._path):
            before = self._named_or_lost()
            self._clean_up(keep=before)
            folder, index = self._new_build()
            yield index
            write_manifest(folder)
            write_atomically(self._path / CURRENT, folder.name)
            self._clean_up(keep=before, and_keep=folder.name)

    def go_back(self) -> None:
        with only_writer(self._path):
            named = self._named_or_lost()
            builds = sorted(build.name for build in self._path.glob(f"{self._layout.hash}-*"))
            before = [name for name in builds if name != named and (self._path / name / MANIFEST).exists()]
            if not before:
                raise EngineDown(NOTHING_BEFORE)
            write_atomically(self._path / CURRENT, before[-1])

    def _named(self) -> str:
        """The build in use; empty when there is none."""
        try:
            return (self._path / CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""
        except (OSError, ValueError) as error:
            raise EngineDown(DAMAGED.format(self._path, error)) from error

    def _named_or_lost(self) -> str:
        """The build in use, for who is about to replace it: a pointer that cannot be read points nowhere."""
        try:
            return self._named()
        except EngineDown:
            return ""

    def _current(self) -> Path:
        name = self._named()
        if not name:
            raise EngineDown(MISSING.format(self._path))
        if not name.startswith(f"{self._layout.hash}-"):
            raise EngineDown(OTHER_LAYOUT.format(self._path))
        return self._path / name

    def _current_or_first(self) -> Path:
        """The build in use; the very first write makes one. A process that has read an index knows that an absent one
        was deleted.
        """
        if self._named() or self._opened:
            return self._current()
        folder, _ = self._new_build()
        write_manifest(folder)
        write_atomically(self._path / CURRENT, folder.name)
        return folder

    def _new_build(self) -> tuple[Path, tantivy.Index]:
        folder = self._path / f"{self._layout.hash}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
        folder.mkdir()
        return folder, unwatched(tantivy.Index(self._layout.schema, str(folder)))

    def _clean_up(self, keep: str, and_keep: str = "") -> None:
        """Remove builds that were never finished, and all but the previous one of those that were."""
        for build in self._path.iterdir():
            finished = (build / MANIFEST).exists() and not and_keep
            if build.is_dir() and build.name not in {keep, and_keep} and not finished:
                shutil.rmtree(build, ignore_errors=True)

    def _sound(self, opened: Opened, folder: Path) -> bool:
        """Is this the index in use, with its files as they were?"""
        if opened.folder != folder or opened.listed != state_of(folder / MANIFEST):
            return False
        return not self._unexpected(folder, opened.manifest)

    def _unexpected(self, folder: Path, manifest: Manifest) -> list[str]:
        """The files that are not as they should be. While somebody writes, merged files go: what is mapped stays
        readable.
        """
        changed = changed_files(folder, manifest)
        return altered_files(folder, manifest) if changed and somebody_writes(self._path) else changed

    def _open(self, folder: Path) -> Opened:
        listed = state_of(folder / MANIFEST)
        manifest = read_manifest(folder)
        unexpected = self._unexpected(folder, manifest)
        if unexpected and listed == state_of(folder / MANIFEST):
            raise EngineDown(DAMAGED.format(folder, ", ".join(unexpected[:3])))
        index = unwatched(tantivy.Index.open(str(folder)))
        return Opened(folder, listed, manifest, index)
