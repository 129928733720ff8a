"""The links to other pages of the results."""

from dataclasses import dataclass, replace

from search.asking import Asked
from search.port import DEEPEST

AROUND = 2


@dataclass(frozen=True)
class PageLink:
    """One page of the results."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True)
class Pages:
    """The first and last page and those around the current one; None stands for a gap."""

    numbers: list[PageLink | None]
    previous_url: str
    next_url: str


def pages(asked: Asked, total: int, size: int) -> Pages | None:
    """The links, or None where one page holds everything."""
    last = -(-min(total, DEEPEST) // size)
    if last <= 1:
        return None
    near = [n for n in range(1, last + 1) if n in (1, last) or abs(n - asked.page) <= AROUND]
    numbers: list[PageLink | None] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            numbers.append(None)
        numbers.append(PageLink(number, _url(asked, number), number == asked.page))
    return Pages(
        numbers,
        _url(asked, asked.page - 1) if asked.page > 1 else "",
        _url(asked, asked.page + 1) if asked.page < last else "",
    )


def _url(asked: Asked, number: int) -> str:
    return replace(asked, page=number).url()
