"""Whom to tell of a leak, as RFC 9116 wants it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from config import env

ADDRESS = "/.well-known/security.txt"


def test_it_names_the_contact_and_holds_for_less_than_a_year(client, settings):
    settings.SECURITY_CONTACT = "mailto:veilig@kansrijk.example"
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert fields["Contact"] == "mailto:veilig@kansrijk.example"
    assert fields["Preferred-Languages"] == "nl, en"
    assert fields["Canonical"].endswith(ADDRESS)
    assert 30 < (parse_datetime(fields["Expires"]) - timezone.now()).days < 365


def test_without_a_contact_there_is_no_such_file(client, settings, db):
    settings.SECURITY_CONTACT = ""
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize(
    ("value", "contact"),
    [
        ("", ""),
        ("veilig@kansrijk.example", "mailto:veilig@kansrijk.example"),
        ("https://kansrijk.example/lek", "https://kansrijk.example/lek"),
    ],
)
def test_the_contact_is_an_address_or_a_page(monkeypatch, value, contact):
    monkeypatch.setenv("SECURITY_CONTACT", value)
    assert env.contact("SECURITY_CONTACT") == contact


@pytest.mark.parametrize("value", ["veilig", "http://kansrijk.example", "https://", "https://a.example/\nContact: x"])
def test_another_value_is_refused(monkeypatch, value):
    monkeypatch.setenv("SECURITY_CONTACT", value)
    with pytest.raises(ImproperlyConfigured, match=r"SECURITY_CONTACT is .*write an e-mail address"):
        env.contact("SECURITY_CONTACT")
