"""Somebody is their e-mail address, however they type it."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

pytestmark = pytest.mark.django_db
People = get_user_model()
PASSWORD = "een-lang-wachtwoord"


def test_an_address_with_other_capitals_is_the_same_person() -> None:
    People.objects.create_user("Amina@example.org", PASSWORD)
    with transaction.atomic(), pytest.raises(IntegrityError):
        People.objects.create_user("amina@EXAMPLE.org", PASSWORD)
    with pytest.raises(ValidationError, match="al een account"):
        People(email="AMINA@example.org", password="x").full_clean()


def test_one_logs_in_to_the_admin_with_any_capitals(client: Client) -> None:
    People.objects.create_superuser("amina@example.org", PASSWORD)
    answer = client.post("/beheer/login/", {"username": "Amina@Example.org", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/beheer/").status_code == 200


def test_a_wrong_password_gives_a_dutch_sentence(client: Client) -> None:
    answer = client.post("/beheer/login/", {"username": "niemand@example.org", "password": "fout"})
    assert "wachtwoord" in answer.content.decode()
    assert client.get("/beheer/").status_code == 302


def test_an_editor_adds_a_person_in_the_admin(admin_client: Client) -> None:
    form = {"email": "bram@example.org", "first_name": "Bram", "last_name": "de Vries"}
    passwords = {"password1": PASSWORD, "password2": PASSWORD}
    assert admin_client.post("/beheer/users/new/", {**form, **passwords}).status_code == 302
    assert str(People.objects.get(email="bram@example.org")) == "Bram de Vries"


@pytest.fixture
def admin_client(client: Client) -> Client:
    client.force_login(People.objects.create_superuser("redactie@example.org", PASSWORD))
    return client
