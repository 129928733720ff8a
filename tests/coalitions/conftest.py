import pytest

from tests.cast import Cast, a_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, and where they write and review."""
    return a_cast()
