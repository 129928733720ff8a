"""The files of an index, watched: tantivy maps them into memory, where a truncated file kills the process and a
changed one goes unseen.

A writer leaves a manifest (size and time of every file) after each commit; a reader compares before each search,
which costs a `stat` per file. The mark WRITING stands in the folder while a writer is at work: found without a writer
it tells of a crash, and the next writer checks every file's own checksum before it goes on.
"""

import fcntl
import json
import os
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from search.port import EngineDown

MANIFEST: Final = "manifest.json"
WRITING: Final = "writing"
LOCK: Final = "lock"
OWN_FILES: Final = (MANIFEST, f"{MANIFEST}~", WRITING)
COMMIT: Final = "meta.json"
"""Tantivy's list of segments, written anew by each commit; all other files never change."""
FOOTER_MAGIC: Final = 1337
FOOTER_TAIL: Final = struct.Struct("<II")
"""How a file of tantivy ends: length of the footer (JSON with the checksum of all before it), and a magic number."""
SEGMENT_SUFFIXES: Final = ("idx", "pos", "term", "store", "fast", "fieldnorm")
LONGEST_WAIT: Final = 10.0
"""Seconds that a writer waits for another one; a rebuild may take longer, and the tickets wait for it."""
PAUSE: Final = 0.05

Manifest = Mapping[str, tuple[int, int]]
"""Size in bytes and time of change in nanoseconds, by file name."""

DAMAGED: Final = "The search index in {} is damaged ({}). Run: manage.py search_rebuild"


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """The files that a reader of tantivy opens, as they are now."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if not entry.name.startswith(".") and entry.name not in OWN_FILES]
    states = {name: state_of(folder / name) for name in names}
    return {name: state for name, state in states.items() if state}


def write_atomically(path: Path, text: str) -> None:
    """All or nothing, also when the power fails."""
    beside = path.with_name(f"{path.name}~")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def write_manifest(folder: Path) -> None:
    write_atomically(folder / MANIFEST, json.dumps(files_of(folder)))


def read_manifest(folder: Path) -> Manifest:
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
        return {name: (int(size), int(changed)) for name, (size, changed) in json.loads(text).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise EngineDown(DAMAGED.format(folder, f"no list of its files: {error}")) from error


def changed_files(folder: Path, manifest: Manifest) -> list[str]:
    """The names of the files that are not as the manifest says: gone, or of another size or time."""
    return [name for name, known in manifest.items() if state_of(folder / name) != known]


def altered_files(folder: Path, manifest: Manifest) -> list[str]:
    """The changed files that no writer changes: a commit replaces its list of segments and removes files, and touches
    no other.
    """
    return [name for name in changed_files(folder, manifest) if name != COMMIT and (folder / name).exists()]


def state_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


@contextmanager
def only_writer(folder: Path, wait: float = LONGEST_WAIT) -> Iterator[None]:
    """Holds the folder against all other writers, in any process; the kernel lets go when a process dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as file:
        give_up = time.monotonic() + wait
        while not locked(file.fileno(), fcntl.LOCK_EX):
            if time.monotonic() > give_up:
                raise EngineDown(
                    f"Another process has been writing the search index in {folder} for {wait:.0f} seconds."
                )
            time.sleep(PAUSE)
        yield


def locked(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def somebody_writes(folder: Path) -> bool:
    try:
        with (folder / LOCK).open("a") as file:
            return not locked(file.fileno(), fcntl.LOCK_SH)
    except OSError:
        return False


def has_right_checksum(path: Path) -> bool:
    """Is this file as tantivy finished it? Reads it whole, without mapping it."""
    try:
        content = path.read_bytes()
        length, magic = FOOTER_TAIL.unpack(content[-FOOTER_TAIL.size :])
        body_end = len(content) - FOOTER_TAIL.size - length
        footer = json.loads(content[body_end : -FOOTER_TAIL.size])
        return bool(magic == FOOTER_MAGIC and body_end >= 0 and zlib.crc32(content[:body_end]) == footer["crc"])
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return False


def segment_files(folder: Path) -> Iterator[str]:
    """The files that the last commit speaks of. Raises ValueError or OSError when it cannot be read."""
    meta = json.loads((folder / COMMIT).read_text(encoding="utf-8"))
    for segment in meta["segments"]:
        stem = segment["segment_id"].replace("-", "")
        yield from (f"{stem}.{suffix}" for suffix in SEGMENT_SUFFIXES)
        if segment["deletes"]:
            yield f"{stem}.{segment['deletes']['opstamp']}.del"


def check_after_crash(folder: Path) -> None:
    """After a writer died between commit and manifest: bless what is whole, refuse what is damaged.

    What the last manifest knows must be unchanged or gone (merged away), and every file of the last commit must be as
    tantivy left it.
    """
    manifest = read_manifest(folder) if (folder / MANIFEST).exists() else {}
    try:
        broken = altered_files(folder, manifest) or [
            name for name in segment_files(folder) if not has_right_checksum(folder / name)
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        broken = [f"{COMMIT}: {error}"]
    if broken:
        raise EngineDown(DAMAGED.format(folder, ", ".join(broken[:3])))
    write_manifest(folder)
    (folder / WRITING).unlink()


def check_before_writing(folder: Path) -> None:
    """Never write to, and so never bless, an index that is not as its last writer left it."""
    if (folder / WRITING).exists():
        check_after_crash(folder)
    elif changed := changed_files(folder, read_manifest(folder)):
        raise EngineDown(DAMAGED.format(folder, ", ".join(changed[:3])))
