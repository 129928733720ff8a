"""Remember what a step was made from, so that it is done again only when that changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from install.places import ROOT


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """A hash over the names and contents of the files, and the words."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    for word in words:
        digest.update(word.encode() + b"\0")
    return digest.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    return stamp.is_file() and stamp.read_text() == value


def renew(stamp: Path, value: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
