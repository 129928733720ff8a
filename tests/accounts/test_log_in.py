"""The way in: one form for all doors, that tells nobody who has an account and leads to no strange place."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from accounts.models import User
from mail.models import Message
from tests.people import AMINA, EDITOR, Person, give_password, log_in, registered

pytestmark = pytest.mark.django_db
LOG_IN = "/accounts/inloggen/"
DOORS = {
    "/beheer/": f"{LOG_IN}?next=/beheer/",
    "/beheer/pages/3/edit/?tab=inhoud": f"{LOG_IN}?next=/beheer/pages/3/edit/%3Ftab%3Dinhoud",
    "/beheer/login/?next=/beheer/pages/": f"{LOG_IN}?next=/beheer/pages/",
    "/_util/login/?next=/besloten/": f"{LOG_IN}?next=/besloten/",
    "/beheer/password_reset/": "/accounts/wachtwoord/vergeten/",
    "/beheer/password_reset/confirm/MQ/abc-def/": "/accounts/wachtwoord/vergeten/",
}
STRANGE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example/",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
    "https://kansrijk.evil.example/",
)
NO_SUCH = "/accounts/signup/", "/accounts/login/", "/accounts/email/", "/accounts/aanmelden/", "/accounts/password/set/"


class Counting(MD5PasswordHasher):
    """Counts how often a password is made unreadable, which is what takes time."""

    algorithm = "counting"
    times = 0

    def encode(self, password: Any, salt: Any) -> str:
        Counting.times += 1
        return super().encode(password, salt)


def said(answer: Any) -> str:
    """What stands on the page, without what differs by itself."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r"[\w.]+@example\.org", "…", text)


@pytest.mark.parametrize(("door", "leads_to"), DOORS.items())
def test_every_door_leads_to_our_log_in_and_remembers_where_one_was_going(
    client: Client, door: str, leads_to: str
) -> None:
    assert client.get(door).headers["Location"] == leads_to


def test_after_logging_in_one_is_where_one_was_going(client: Client) -> None:
    registered(AMINA)
    assert give_password(client, AMINA, then="/beheer/pages/3/edit/?tab=inhoud") == "/beheer/pages/3/edit/?tab=inhoud"


@pytest.mark.parametrize("target", STRANGE)
def test_no_link_to_the_log_in_leads_to_another_site(client: Client, target: str) -> None:
    registered(AMINA)
    assert give_password(client, AMINA, then=target) == "/beheer/"
    answer = client.post("/accounts/uitloggen/", {"next": target})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("address", NO_SUCH)
def test_nobody_signs_up(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, {"email": "x@example.org", "password1": AMINA.password}).status_code == 404
    assert not User.objects.exists()


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer_at_the_same_cost(
    client: Client, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.test_log_in.Counting"]
    registered(AMINA)
    answers, costs = [], []
    for email in (AMINA.email, "niemand@example.org"):
        before = Counting.times
        answers.append(client.post(LOG_IN, {"login": email, "password": "niet-dit-wachtwoord"}))
        costs.append(Counting.times - before)
    assert said(answers[0]) == said(answers[1])
    assert "Het e-mailadres of het wachtwoord klopt niet." in said(answers[0])
    assert costs == [1, 1]
    assert AMINA.email in answers[0].content.decode()  # what was typed stays
    assert "niet-dit-wachtwoord" not in answers[0].content.decode()


def test_a_forgotten_password_gets_the_same_answer_and_a_mail_whoever_asks(client: Client) -> None:
    registered(AMINA)
    User.objects.create_user("weg@example.org", AMINA.password, is_active=False)
    answers = []
    for email in (AMINA.email, "niemand@example.org", "weg@example.org"):
        answer = client.post("/accounts/wachtwoord/vergeten/", {"email": email}, follow=True)
        answers.append((answer.redirect_chain, said(answer)))
        assert Message.objects.filter(to=email).count() == 1
    assert answers[0] == answers[1] == answers[2]
    assert "/accounts/wachtwoord/nieuw/" in Message.objects.get(to=AMINA.email).text
    for other in ("niemand@example.org", "weg@example.org"):
        assert "geen account met dit adres" in " ".join(Message.objects.get(to=other).text.split())


def test_the_key_of_the_session_changes_when_somebody_logs_in(client: Client) -> None:
    """A key that somebody else put into the browser before is worth nothing afterwards."""
    registered(EDITOR)
    client.get("/beheer/login/")
    give_password(client, EDITOR)
    before = client.session.session_key
    assert before
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    log_in(client, EDITOR)
    assert client.session.session_key != before
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = before
    assert stranger.get("/beheer/").status_code == 302


def test_logging_out_takes_a_button(client: Client) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    for address in ("/accounts/uitloggen/", "/beheer/logout/"):
        assert client.get(address).status_code == 200
        assert client.get("/beheer/").status_code == 200
    assert client.post("/beheer/logout/").headers["Location"] == "/"
    assert client.get("/beheer/").headers["Location"].startswith(LOG_IN)


def test_logging_out_from_another_site_does_nothing() -> None:
    registered(EDITOR)
    client = Client(enforce_csrf_checks=False)
    log_in(client, EDITOR)
    client.handler.enforce_csrf_checks = True
    assert client.post("/accounts/uitloggen/").status_code == 403
    assert client.get("/beheer/").status_code == 200


def test_who_is_no_longer_active_is_told_so_only_with_the_right_password(client: Client) -> None:
    person = registered(AMINA)
    person.is_active = False
    person.save()
    assert give_password(client, AMINA) == "/accounts/niet-actief/"
    assert "niet in gebruik" in client.get("/accounts/niet-actief/").content.decode()
    answer = client.post(LOG_IN, {"login": AMINA.email, "password": "niet-dit-wachtwoord"})
    assert "Het e-mailadres of het wachtwoord klopt niet." in answer.content.decode()


def test_a_new_password_by_mail_works_once_and_logs_nobody_in(client: Client) -> None:
    registered(AMINA)
    client.post("/accounts/wachtwoord/vergeten/", {"email": "Amina@Example.org"})
    text = Message.objects.get().text
    address = re.search(rf"{re.escape(settings.BASE_URL)}(/accounts/wachtwoord/nieuw/\S+)", text)[1]  # type: ignore[index]
    form = client.get(address, follow=True)
    (place, _status), *_ = form.redirect_chain
    assert place.endswith("-set-password/")  # the key stands in no address that others see
    short = client.post(place, {"password1": "kort", "password2": "kort"})
    assert "Dit wachtwoord is te kort. Gebruik minstens 12 tekens." in short.content.decode()
    unequal = client.post(place, {"password1": "een-nieuw-wachtwoord", "password2": "een-oud-wachtwoord"})
    assert "De twee wachtwoorden zijn niet gelijk." in unequal.content.decode()
    new = Person(AMINA.email, "een-nieuw-wachtwoord")
    done = client.post(place, {"password1": new.password, "password2": new.password}, follow=True)
    assert "Uw wachtwoord is gewijzigd" in done.content.decode()
    assert client.get("/beheer/").headers["Location"].startswith(LOG_IN)
    assert "werkt niet meer" in Client().get(address, follow=True).content.decode()
    log_in(client, new)
    notice = Message.objects.exclude(text=text).get()
    assert "Uw wachtwoord is vervangen" in notice.text


def test_who_changes_the_password_stays_and_other_browsers_are_out(client: Client) -> None:
    registered(AMINA)
    elsewhere = Client()
    log_in(elsewhere, AMINA)
    log_in(client, AMINA)
    form = {"oldpassword": AMINA.password, "password1": "een-nieuw-wachtwoord", "password2": "een-nieuw-wachtwoord"}
    wrong = client.post("/accounts/wachtwoord/", {**form, "oldpassword": "fout"})
    assert "Dit is niet uw huidige wachtwoord." in wrong.content.decode()
    assert client.post("/accounts/wachtwoord/", form).headers["Location"] == "/accounts/tweede-stap/"
    assert client.get("/accounts/tweede-stap/").status_code == 200
    assert elsewhere.get("/accounts/tweede-stap/").headers["Location"].startswith(LOG_IN)
    assert "Uw wachtwoord is gewijzigd." in Message.objects.get().text


def test_the_pages_of_wagtail_for_passwords_are_not_there(client: Client) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    text = client.get("/beheer/account/").content.decode()
    assert "name_email-email" not in text
    assert 'type="password"' not in text
    assert "/accounts/tweede-stap/" in text
