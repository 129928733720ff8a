import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from vocabularies.loading import load


@pytest.fixture
def words(db: None) -> None:
    load()


@pytest.fixture
def editor(client: Client, words: None) -> Client:
    """Somebody who may do everything, logged in to the admin."""
    client.force_login(get_user_model().objects.create_superuser("redactie@example.org", "rijke-schooldag"))
    return client
