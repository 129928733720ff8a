"""Somebody is their e-mail address, however they type it, and however their account was made."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import User
from accounts.people import admit
from tests.people import AMINA, EDITOR, Person, give_password, log_in, registered

pytestmark = pytest.mark.django_db


def addresses(user: User) -> list[tuple[str, bool, bool]]:
    return list(EmailAddress.objects.filter(user=user).values_list("email", "verified", "primary"))


def test_an_address_with_other_capitals_is_the_same_person() -> None:
    User.objects.create_user("Amina@example.org", AMINA.password)
    with transaction.atomic(), pytest.raises(IntegrityError):
        User.objects.create_user("amina@EXAMPLE.org", AMINA.password)
    with pytest.raises(ValidationError, match="al een account"):
        User(email="AMINA@example.org", password="x").full_clean()


def test_who_is_admitted_twice_is_one_person_and_keeps_password_and_name() -> None:
    first = admit("Amina@example.org", AMINA.password, first_name="Amina")
    again = admit("amina@EXAMPLE.org", "een-heel-ander-wachtwoord", first_name="Iemand")
    assert first == again
    assert (again.first_name, again.check_password(AMINA.password)) == ("Amina", True)
    assert addresses(first) == [("amina@example.org", True, True)]
    with pytest.raises(ValueError, match="e-mail address"):
        admit("")


def test_one_logs_in_with_any_capitals(client: Client) -> None:
    admit("Amina@example.org", AMINA.password)
    log_in(client, Person("aMINA@Example.org", AMINA.password))


def test_a_superuser_of_the_command_line_can_log_in_and_set_up_an_app(client: Client, monkeypatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", EDITOR.password)
    call_command("createsuperuser", email=EDITOR.email, interactive=False)
    assert addresses(User.objects.get()) == [(EDITOR.email, True, True)]
    assert give_password(client, EDITOR) == "/beheer/"
    assert client.get("/beheer/").headers["Location"] == "/accounts/tweede-stap/"
    assert "Scan dit vierkant" in client.get("/accounts/tweede-stap/app/").content.decode()


def test_an_editor_adds_a_person_who_then_chooses_a_password(client: Client) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    page = client.get("/beheer/users/new/").content.decode()
    assert "password" not in page.casefold()
    form = {"email": "bram@example.org", "first_name": "Bram", "last_name": "de Vries"}
    assert client.post("/beheer/users/new/", form).status_code == 302
    bram = User.objects.get(email="bram@example.org")
    assert str(bram) == "Bram de Vries"
    assert addresses(bram) == [("bram@example.org", True, True)]


def test_an_editor_changes_the_address_with_which_somebody_logs_in(client: Client) -> None:
    amina = registered(AMINA)
    registered(EDITOR)
    log_in(client, EDITOR)
    form = {"email": "amina.visser@example.org", "first_name": "Amina", "last_name": "Visser", "is_active": "on"}
    assert client.post(f"/beheer/users/edit/{amina.pk}/", form).status_code == 302
    assert addresses(amina) == [("amina.visser@example.org", True, True)]
    client = Client()
    log_in(client, Person("amina.visser@example.org", AMINA.password))
