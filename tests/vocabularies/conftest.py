import pytest
from django.test import Client

from tests.people import EDITOR, log_in, registered
from vocabularies.loading import load


@pytest.fixture
def words(db: None) -> None:
    load()


@pytest.fixture
def editor(client: Client, words: None) -> Client:
    """Somebody who may do everything, logged in to the admin."""
    registered(EDITOR)
    log_in(client, EDITOR)
    return client
