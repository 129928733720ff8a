"""The cast is made once for a module, in a transaction around all its tests: a site takes a second to make."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Cast, a_cast


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            yield a_cast()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture
def cast(made_once: Cast, db: None) -> Cast:
    """Everybody, and where they write and review, as nobody has touched them yet."""
    return copy.deepcopy(made_once)
