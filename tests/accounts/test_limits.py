"""Attempts are counted in the cache that all processes share, by who the attempt is about and from where it comes."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.cache import cache, caches
from django.test import Client

from config.file_cache import SharedFileCache
from tests.people import AMINA, EDITOR, give_password, registered

pytestmark = pytest.mark.django_db
LOG_IN = "/accounts/inloggen/"
FORGOTTEN = "/accounts/wachtwoord/vergeten/"
MANY = "Te veel pogingen die niet lukten."


@pytest.fixture(autouse=True)
def _cache_in_files(settings: Any, tmp_path: Path) -> None:
    """As in production."""
    settings.CACHES = {
        "default": {"BACKEND": "config.file_cache.SharedFileCache", "LOCATION": str(tmp_path), "OPTIONS": {}}
    }
    assert isinstance(caches["default"], SharedFileCache)


def wrong(client: Client, email: str, **extra: Any) -> Any:
    return client.post(LOG_IN, {"login": email, "password": "niet-dit-wachtwoord"}, **extra)


def test_after_five_wrong_passwords_an_account_waits_also_elsewhere_and_with_the_right_one() -> None:
    registered(AMINA)
    for number in range(5):
        assert MANY not in wrong(Client(), AMINA.email, REMOTE_ADDR=f"192.0.2.{number}").content.decode()
    answer = Client().post(LOG_IN, {"login": AMINA.email.upper(), "password": AMINA.password}, REMOTE_ADDR="192.0.2.9")
    assert MANY in answer.content.decode()


def test_an_address_without_an_account_waits_just_the_same(client: Client) -> None:
    answers = [wrong(client, "niemand@example.org", REMOTE_ADDR=f"192.0.2.{number}") for number in range(6)]
    assert [MANY in answer.content.decode() for answer in answers] == [False] * 5 + [True]


def test_from_one_place_ten_wrong_passwords_a_minute_whatever_the_account(client: Client) -> None:
    registered(AMINA)
    for number in range(10):
        wrong(client, f"iemand{number}@example.org")
    assert MANY in wrong(client, AMINA.email).content.decode()
    give_password(Client(REMOTE_ADDR="192.0.2.1"), AMINA)


def test_who_logs_in_well_uses_nothing_up(client: Client) -> None:
    registered(AMINA)
    for _ in range(12):
        give_password(Client(), AMINA)


def test_a_page_says_so_when_a_place_asks_too_much(client: Client) -> None:
    registered(AMINA)
    for _ in range(30):
        client.post(LOG_IN, {"login": "", "password": ""})
    answer = client.post(LOG_IN, {"login": AMINA.email, "password": AMINA.password})
    assert answer.status_code == 429
    assert "Te veel pogingen" in answer.content.decode()


def test_codes_are_counted_too(client: Client) -> None:
    registered(EDITOR)
    give_password(client, EDITOR)
    for number in range(5):
        client.post("/accounts/tweede-stap/code/", {"code": f"00000{number}"}, REMOTE_ADDR=f"192.0.2.{number}")
    right = client.post("/accounts/tweede-stap/code/", {"code": next(EDITOR.codes())}, REMOTE_ADDR="192.0.2.9")
    assert MANY in right.content.decode()


def test_nobody_gets_more_than_three_mails_an_hour_about_a_password() -> None:
    for email in (AMINA.email, "niemand@example.org"):
        statuses = [
            Client(REMOTE_ADDR=f"192.0.2.{number}").post(FORGOTTEN, {"email": email}).status_code for number in range(4)
        ]
        assert statuses == [302, 302, 302, 429]


def test_without_a_proxy_nobody_chooses_from_where_they_come(client: Client) -> None:
    assert configured.ALLAUTH_TRUSTED_PROXY_COUNT == 0
    for number in range(10):
        wrong(client, f"iemand{number}@example.org", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert MANY in wrong(client, "nog-iemand@example.org", HTTP_X_FORWARDED_FOR="198.51.100.99").content.decode()


def test_behind_a_proxy_only_what_the_proxy_added_counts(client: Client, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        wrong(client, f"iemand{number}@example.org", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 192.0.2.1")
    assert MANY in wrong(client, "nog@example.org", HTTP_X_FORWARDED_FOR="198.51.100.99, 192.0.2.1").content.decode()
    assert MANY not in wrong(client, "nog@example.org", HTTP_X_FORWARDED_FOR="198.51.100.9, 192.0.2.2").content.decode()


def test_only_one_of_many_at_once_is_first() -> None:
    for number in range(20):
        won: list[bool] = []
        ready = threading.Barrier(8)

        def try_it(key: str, won: list[bool] = won, ready: threading.Barrier = ready) -> None:
            ready.wait()
            won.append(cache.add(key, True, timeout=30))

        threads = [threading.Thread(target=try_it, args=(f"code-{number}",)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert won.count(True) == 1


def test_what_has_expired_can_be_first_again_and_leaves_first(tmp_path: Path) -> None:
    full = SharedFileCache(str(tmp_path / "full"), {"MAX_ENTRIES": 20})
    assert full.add("code", True, timeout=0.001)
    time.sleep(0.01)
    assert full.add("code", True, timeout=60)
    for number in range(18):
        full.set(f"old-{number}", True, timeout=0.0001)
    full.set("counted", [1, 2, 3])
    for number in range(100):
        full.set(f"new-{number}", True, timeout=0.0001)
    assert full.get("counted") == [1, 2, 3]
    assert full.get("code") is True
