"""Nobody enters the admin without the second factor that they must have or chose to have, by whatever door."""

import re
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.models import User
from mail.models import Message
from tests.people import AMINA, EDITOR, Person, give_code, give_password, log_in, registered

pytestmark = pytest.mark.django_db
SET_UP = "/accounts/tweede-stap/"
AGAIN = "/accounts/tweede-stap/bevestigen/"
ADMIN = ("/beheer/", "/beheer/pages/", "/beheer/users/", "/beheer/reports/site-history/", "/beheer/account/")
BRAM = Person("bram@example.org", "de-coordinator-van-utrecht", "BRAMBRAMBRAMBRAM")
OF_A_FACTOR = (
    *("", "app/", "app/weg/", "sleutels/", "sleutels/nieuw/", "herstelcodes/", "herstelcodes/nieuw/"),
    "herstelcodes/bestand/",
)


def may_enter(person: User, *, must: bool) -> User:
    group = Group.objects.create(name=f"Wie {'moet' if must else 'mag'}")
    names = ["access_admin", "second_factor"] if must else ["access_admin"]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    person.groups.add(group)
    return person


@pytest.fixture
def author() -> User:
    return may_enter(registered(AMINA), must=False)


@pytest.fixture
def coordinator() -> User:
    """Must have a second factor, and has none yet."""
    return may_enter(registered(Person(BRAM.email, BRAM.password)), must=True)


def secret_on(page: str) -> str:
    found = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert found
    return found[1]


def set_up(client: Client) -> Person:
    """Scan the square and copy the code."""
    secret = secret_on(client.get("/accounts/tweede-stap/app/").content.decode())
    bram = Person(BRAM.email, BRAM.password, secret)
    assert give_code(client, bram, "/accounts/tweede-stap/app/") == "/accounts/tweede-stap/herstelcodes/"
    return bram


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<code>(\d{8})</code>", client.get("/accounts/tweede-stap/herstelcodes/").content.decode())


def test_an_author_enters_with_a_password(client: Client, author: User) -> None:
    log_in(client, AMINA)
    assert client.get("/beheer/").status_code == 200


@pytest.mark.parametrize("address", ADMIN)
def test_who_must_have_one_is_sent_to_set_it_up_and_told_why(client: Client, coordinator: User, address: str) -> None:
    give_password(client, BRAM)
    assert client.get(address).headers["Location"] == SET_UP
    assert "Daarvoor mag een gestolen wachtwoord niet genoeg zijn." in client.get(SET_UP).content.decode()


def test_after_setting_it_up_one_is_where_one_was_going(
    client: Client, coordinator: User, django_capture_on_commit_callbacks: Any
) -> None:
    assert give_password(client, BRAM, then="/beheer/pages/?q=sport") == "/beheer/pages/?q=sport"
    assert client.get("/beheer/pages/?q=sport").headers["Location"] == SET_UP
    with django_capture_on_commit_callbacks(execute=True):
        bram = set_up(client)
    page = client.get("/accounts/tweede-stap/herstelcodes/").content.decode()
    assert 'href="/beheer/pages/?q=sport"' in page
    assert len(recovery_codes(client)) == 10
    assert client.get("/beheer/pages/?q=sport").status_code == 302  # Wagtail's own, to the root of the tree
    assert client.get("/beheer/").status_code == 200
    assert "Aan uw account is een app toegevoegd" in Message.objects.get().text
    client = Client()
    assert give_password(client, bram) == "/accounts/tweede-stap/code/"


@pytest.mark.parametrize("address", ADMIN)
def test_between_password_and_code_nobody_gets_in(client: Client, address: str) -> None:
    registered(EDITOR)
    assert give_password(client, EDITOR) == "/accounts/tweede-stap/code/"
    assert client.get(address).headers["Location"].startswith("/accounts/inloggen/")
    for page in OF_A_FACTOR:
        assert client.get(f"/accounts/tweede-stap/{page}").headers["Location"].startswith("/accounts/inloggen/")


@pytest.mark.parametrize("address", [*ADMIN, *(f"/accounts/tweede-stap/{page}" for page in OF_A_FACTOR)])
def test_a_session_made_in_another_way_lacks_the_factor(client: Client, address: str) -> None:
    """As a form of another app would make it, or one that is left from before the factor."""
    client.force_login(registered(EDITOR))
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{AGAIN}?next=")
    assert client.post(address, {"x": "y"}).headers["Location"].startswith(f"{AGAIN}?next=")


def test_such_a_session_goes_on_after_the_code(client: Client) -> None:
    client.force_login(registered(EDITOR))
    address = client.get("/beheer/users/").headers["Location"]
    assert give_code(client, EDITOR, address) == "/beheer/users/"
    assert client.get("/beheer/users/").status_code == 200


def test_a_session_from_before_the_factor_does_not_profit_from_it(client: Client, author: User) -> None:
    elsewhere = Client()
    log_in(elsewhere, AMINA)
    log_in(client, AMINA)
    secret = secret_on(client.get("/accounts/tweede-stap/app/").content.decode())
    give_code(client, Person(AMINA.email, AMINA.password, secret), "/accounts/tweede-stap/app/")
    assert client.get("/beheer/").status_code == 200
    assert elsewhere.get("/beheer/").headers["Location"].startswith(AGAIN)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Requested-With": "XMLHttpRequest"},
        {"HX-Request": "true"},
        {"Accept": "application/json"},
        {"Sec-Fetch-Mode": "cors"},
    ],
)
def test_a_script_gets_a_sentence(client: Client, coordinator: User, headers: dict[str, str]) -> None:
    give_password(client, BRAM)
    answer = client.get("/beheer/pages/", headers=headers)
    assert answer.status_code == 403
    assert "tweede stap" in answer.json()["message"]
    client.force_login(registered(EDITOR))
    answer = client.post("/beheer/pages/", headers=headers)
    assert answer.status_code == 403
    assert "tweede stap" in answer.json()["message"]


def test_who_has_no_role_is_told_so_and_does_not_go_round_in_circles(client: Client) -> None:
    registered(AMINA)
    log_in(client, AMINA)
    answer = client.get("/beheer/", follow=True)
    assert answer.status_code == 403
    assert "U heeft nog geen werkplek" in answer.content.decode()


def test_a_code_counts_once_also_in_another_form(client: Client) -> None:
    registered(EDITOR)
    give_password(client, EDITOR)
    code = next(EDITOR.codes())
    assert client.post("/accounts/tweede-stap/code/", {"code": code}).status_code == 302
    thief = Client()
    give_password(thief, EDITOR)
    answer = thief.post("/accounts/tweede-stap/code/", {"code": code})
    assert "Deze code klopt niet, of is al gebruikt." in answer.content.decode()
    assert thief.get("/beheer/").status_code == 302
    thief.force_login(User.objects.get())
    spaced = f"{code[:3]} {code[3:]}"
    assert "Deze code klopt niet, of is al gebruikt." in thief.post(AGAIN, {"code": spaced}).content.decode()


def test_the_code_with_which_the_app_was_set_up_does_not_log_in(client: Client, coordinator: User) -> None:
    give_password(client, BRAM)
    with time_machine.travel(timezone.now(), tick=False):  # half a minute later the app says another code
        bram = set_up(client)
        client = Client()
        give_password(client, bram)
        sent = [client.post("/accounts/tweede-stap/code/", {"code": next(bram.codes())}) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [200, 200]


def test_a_recovery_code_counts_once(client: Client, coordinator: User) -> None:
    give_password(client, BRAM)
    bram = set_up(client)
    code, *others = recovery_codes(client)
    assert code in client.get("/accounts/tweede-stap/herstelcodes/bestand/").content.decode()
    client = Client()
    give_password(client, bram)
    assert client.post("/accounts/tweede-stap/code/", {"code": code}).headers["Location"] == "/beheer/"
    assert client.get("/beheer/").status_code == 200
    client = Client()
    give_password(client, bram)
    assert client.post("/accounts/tweede-stap/code/", {"code": code}).status_code == 200
    assert client.get("/beheer/").status_code == 302
    assert client.post("/accounts/tweede-stap/code/", {"code": others[0]}).status_code == 302


@pytest.mark.parametrize("address", ["app/weg/", "sleutels/nieuw/", "herstelcodes/nieuw/"])
def test_with_a_factor_nothing_of_it_changes_without_password_or_code(client: Client, address: str) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    answer = client.post(f"/accounts/tweede-stap/{address}")
    assert answer.headers["Location"].startswith("/accounts/bevestigen/")
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


@pytest.mark.parametrize("address", ["herstelcodes/", "herstelcodes/bestand/"])
def test_recovery_codes_are_shown_only_after_password_or_code(client: Client, address: str) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    again = client.get(f"/accounts/tweede-stap/{address}").headers["Location"]
    assert again.startswith("/accounts/bevestigen/")
    answer = client.post(again, {"password": EDITOR.password}, follow=True)
    assert len(re.findall(r"\b\d{8}\b", answer.content.decode())) == 10


def test_a_first_factor_asks_the_password_again_once_the_log_in_is_a_while_ago(client: Client, author: User) -> None:
    log_in(client, AMINA)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 301
    session.save()
    answer = client.get("/accounts/tweede-stap/app/")
    assert answer.headers["Location"].startswith("/accounts/bevestigen/")


def test_who_removes_the_app_must_set_one_up_again(client: Client) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    again = client.get("/accounts/tweede-stap/app/weg/").headers["Location"]
    wrong = client.post(again, {"password": "niet-dit-wachtwoord"})
    assert "Dit wachtwoord klopt niet." in wrong.content.decode()
    assert client.post(again, {"password": EDITOR.password}).headers["Location"] == "/accounts/tweede-stap/app/weg/"
    assert client.post("/accounts/tweede-stap/app/weg/").headers["Location"] == SET_UP
    assert not Authenticator.objects.exists()
    assert client.get("/beheer/").headers["Location"] == SET_UP
    assert "verwijderd" in Message.objects.get().text


def test_who_lost_everything_is_helped_by_who_runs_the_site(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    registered(EDITOR)
    log_in(client, EDITOR)
    with caplog.at_level("WARNING", logger="accounts"):
        call_command("forget_second_factor", "Redactie@example.org")
    assert not Authenticator.objects.exists()
    assert client.get("/beheer/").headers["Location"] == SET_UP
    assert "heeft uw tweede stap en uw herstelcodes verwijderd" in Message.objects.get().text.replace("\n", " ")
    for name, sentence in ((EDITOR.email, "has no second factor"), ("niemand@example.org", "Nobody has an account")):
        with pytest.raises(CommandError, match=sentence):
            call_command("forget_second_factor", name)


def test_recovery_codes_are_made_anew_and_the_old_ones_stop(client: Client, coordinator: User) -> None:
    give_password(client, BRAM)
    set_up(client)
    old = recovery_codes(client)
    assert client.post("/accounts/tweede-stap/herstelcodes/nieuw/").status_code == 302
    new = recovery_codes(client)
    assert len(new) == 10
    assert not set(new) & set(old)


def test_a_code_of_another_is_worth_nothing(client: Client, author: User) -> None:
    registered(EDITOR)
    registered(Person("carla@example.org", AMINA.password, "CARLACARLACARLAC"))
    give_password(client, EDITOR)
    code = next(Person("", "", "CARLACARLACARLAC").codes())
    assert client.post("/accounts/tweede-stap/code/", {"code": code}).status_code == 200
    assert client.get("/beheer/").status_code == 302


def test_the_second_step_does_not_wait_for_ever(client: Client, settings: Any) -> None:
    registered(EDITOR)
    give_password(client, EDITOR)
    settings.ACCOUNT_LOGIN_TIMEOUT = -1
    code = next(EDITOR.codes())
    answer = client.post("/accounts/tweede-stap/code/", {"code": code})
    assert answer.headers["Location"].startswith("/accounts/inloggen/")
