"""The word lists of the product, in search/data/: `#` starts a comment."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


def lines(name: str) -> Iterator[str]:
    """The entries of one file, without comments and empty lines."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if entry := line.partition("#")[0].strip():
            yield entry


def pairs(name: str) -> Iterator[tuple[str, str]]:
    """The entries of a file of `word => word`."""
    for line in lines(name):
        left, _, right = line.partition("=>")
        yield left.strip(), right.strip()


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a file that has any number of them on a line."""
    return frozenset(word for line in lines(name) for word in line.split())
