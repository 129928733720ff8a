"""A variable with a value we do not understand is refused with a sentence, never guessed at."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

NAME = "KANSRIJK_TEST"


@pytest.fixture
def value(monkeypatch):
    return lambda text: monkeypatch.setenv(NAME, text)


def test_text_loses_the_white_space_around_it(value):
    value("  two words \n")
    assert env.text(NAME) == "two words"


def test_what_is_not_set_has_its_default():
    assert env.text(NAME, "default") == "default"
    assert env.flag(NAME, True) is True
    assert env.number(NAME, 7) == 7
    assert env.listing(NAME) == []
    assert env.choice(NAME, ("a", "b"), "b") == "b"


@pytest.mark.parametrize(
    ("text", "meaning"), [("yes", True), ("ON", True), ("1", True), ("no", False), ("False", False)]
)
def test_a_flag_understands_the_usual_words(value, text, meaning):
    value(text)
    assert env.flag(NAME, not meaning) is meaning


@pytest.mark.parametrize("text", ["maybe", "ja", "2", "yes please"])
def test_a_flag_refuses_other_words(value, text):
    value(text)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is .*write yes or no"):
        env.flag(NAME, True)


@pytest.mark.parametrize("text", ["-1", "1.5", "many", "0x10", "²"])
def test_a_number_refuses_what_is_no_whole_number(value, text):
    value(text)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is .*whole number"):
        env.number(NAME, 1)


def test_a_number_refuses_less_than_the_least(value):
    value("3")
    with pytest.raises(ImproperlyConfigured, match="at least 4"):
        env.number(NAME, 10, least=4)


def test_a_list_is_split_at_commas(value):
    value("a.example, b.example,,")
    assert env.listing(NAME) == ["a.example", "b.example"]


def test_a_choice_refuses_another_word(value):
    value("c")
    with pytest.raises(ImproperlyConfigured, match="choose one of: a, b"):
        env.choice(NAME, ("a", "b"), "a")


def test_a_secret_must_be_there_and_be_long(value, monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is not set"):
        env.secret(NAME)
    value("short")
    with pytest.raises(ImproperlyConfigured, match="shorter than 40"):
        env.secret(NAME)
    value("x" * 40)
    assert env.secret(NAME) == "x" * 40


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", env.MailServer()),
        ("smtp://post:g%40heim@mail.example", env.MailServer("mail.example", 587, "post", "g@heim", starttls=True)),
        ("smtps://post:geheim@mail.example", env.MailServer("mail.example", 465, "post", "geheim", tls=True)),
        ("smtp+plain://localhost:2525", env.MailServer("localhost", 2525)),
    ],
)
def test_a_mail_server_is_an_address(value, address, server):
    value(address)
    assert env.mail_server(NAME) == server


@pytest.mark.parametrize(
    "address",
    [
        "mail.example",
        "https://mail.example",
        "smtp://",
        "smtp://post:geheim@mail.example:veel",
        "smtp://post:geheim@mail.example/pad",
        "smtp+plain://post:geheim@mail.example",
    ],
)
def test_a_mail_server_refuses_what_is_none_and_never_repeats_the_password(value, address):
    value(address)
    with pytest.raises(ImproperlyConfigured, match=NAME) as refused:
        env.mail_server(NAME)
    assert "geheim" not in str(refused.value)


def test_a_mailbox_is_one_address_with_or_without_a_name(value):
    assert env.mailbox(NAME, "a@b.example") == "a@b.example"
    value("Kansrijk <noreply@kansrijk.example>")
    assert env.mailbox(NAME, "") == "Kansrijk <noreply@kansrijk.example>"
    for text in ("Kansrijk", "noreply@", "a@b.example\nBcc: c@d.example"):
        value(text)
        with pytest.raises(ImproperlyConfigured, match=NAME):
            env.mailbox(NAME, "")
