"""What the worker does again and again. An app registers a chore when it is ready; the worker knows no app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

Work = TypeVar("Work", bound=Callable[[], object])


@dataclass(frozen=True)
class Chore:
    """Something to do every so often. It must bear being done twice, and being cut off in the middle. What is `aside`
    waits for servers of others: it is done in a thread of its own, so that no other chore waits for them.
    """

    name: str
    every: timedelta
    work: Callable[[], object]
    aside: bool = False


REGISTERED: dict[str, Chore] = {}


def chore(name: str, every: timedelta, *, aside: bool = False) -> Callable[[Work], Work]:
    """Register a function as a chore; a second one of the same name takes the place of the first."""

    def register(work: Work) -> Work:
        REGISTERED[name] = Chore(name, every, work, aside)
        return work

    return register
