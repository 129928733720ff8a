"""The library of the cast."""

from collections.abc import Iterator
from typing import Any

import pytest

from evidence.loading import load, the_library
from evidence.models import EvidenceIndexPage
from tests.cast import Cast
from tests.evidence.sources import a_source
from tests.evidence.web import Web, a_web


@pytest.fixture
def library(cast: Cast) -> EvidenceIndexPage:
    """With the levels and registers we start with; the coordinators of every region may add to it."""
    load()
    return the_library(cast.home)


@pytest.fixture
def make_source(library: EvidenceIndexPage) -> Any:
    """A source in the library, with something else in it."""
    return lambda **others: a_source(library, **others)


@pytest.fixture
def web() -> Iterator[Web]:
    """A small web on loopback."""
    with a_web() as web:
        yield web
