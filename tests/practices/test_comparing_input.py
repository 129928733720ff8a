"""Whatever stands in the address of a comparison: an answer that says what was not understood, and nothing leaks."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from practices.models import PracticePage
from tests.practices.comparing import RICH, address, names, notices, opened
from tests.search.nonsense import EVERY_STRANGE_VALUE, STRANGE, values
from tests.search.tree import a_coalition, a_practice, a_region

pytestmark = pytest.mark.once

SECRET = "Geheimzinnige muziek"
BOUNDED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_nothing_chosen_says_how(client: Client, home: HomePage) -> None:
    for nothing in ("/vergelijken/", "/vergelijken/?p=", "/vergelijken/?utm_source=brief"):
        page = opened(client, nothing)
        assert "Zet twee, drie of vier praktijken naast elkaar." in page.get_text()
        assert page.select_one('a[href="/zoeken/"]')
        assert notices(page) == []


def test_one_is_kept_and_asks_for_another(client: Client, four: list[PracticePage]) -> None:
    page = opened(client, address(four[0]))
    assert page.select_one(f'a[href="{four[0].get_url()}"]')
    assert "Er staat één praktijk." in page.get_text()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("&p=onzin", "“onzin” is geen nummer van een praktijk. Wij laten het weg."),
        ("&p=onzin&p=-1", "“onzin”, “-1” zijn geen nummers van praktijken. Wij laten ze weg."),
        ("&p=999999", "Er is geen openbare praktijk met nummer 999999. Wij laten die weg."),
        ("&p=" + "9" * 30, f"Er is geen openbare praktijk met nummer {'9' * 30}. Wij laten die weg."),
        ("&p=0&p=999999", "Er zijn geen openbare praktijken met de nummers 0, 999999. Wij laten ze weg."),
        ("&alleen=raar", "Op “raar” kunnen wij geen rijen weglaten. U ziet alle rijen."),
        ("&p=%3Cb%3E", "“<b>” is geen nummer van een praktijk. Wij laten het weg."),
    ],
)
def test_what_was_not_understood_is_said_and_the_rest_stays(
    client: Client, four: list[PracticePage], more: str, sentence: str
) -> None:
    page = opened(client, address(four[0], four[1], more=more))
    assert notices(page) == [sentence]
    assert names(page) == ["Muziek op dinsdag", "Sport in de pauze"]


def test_the_same_twice_stands_once(client: Client, four: list[PracticePage]) -> None:
    page = opened(client, address(four[0], four[1], four[0], f"00{four[1].pk}"))  # type: ignore[arg-type]
    assert names(page) == ["Muziek op dinsdag", "Sport in de pauze"]
    assert notices(page) == []


def test_a_fifth_waits_for_a_place(client: Client, coalition: Page, four: list[PracticePage]) -> None:
    fifth = a_practice(coalition, "De vijfde")
    page = opened(client, address(*four, fifth))
    assert names(page) == [one.title for one in four]
    (notice,) = notices(page)
    assert notice == "Er passen vier praktijken naast elkaar. Haalt u er een weg, dan is er plaats voor: De vijfde."
    without = opened(client, page.select_one(".k-naast__weg")["href"])
    assert names(without)[-1] == "De vijfde"


def test_far_too_many(client: Client, four: list[PracticePage]) -> None:
    for count in (100, 1_500):
        page = opened(client, address(*four, *range(100_000, 100_000 + count)))
        assert names(page) == [one.title for one in four]
        assert "Dit adres is heel lang. Wij lezen de eerste 20 praktijken." in notices(page)


def unpublish(page: Page) -> None:
    page.unpublish()


def delete(page: Page) -> None:
    page.delete()


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_coalition(page: Page) -> None:
    restrict(page.get_parent())


def only_draft(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(live=False)


@pytest.mark.parametrize("hide", [unpublish, delete, restrict, restrict_coalition, only_draft])
def test_what_is_not_public_never_shows(
    client: Client, home: HomePage, four: list[PracticePage], hide: Callable[[Page], None]
) -> None:
    secret = a_practice(a_coalition(a_region(home, "Elders"), "Geheime coalitie"), SECRET, **RICH)
    number = secret.pk
    assert SECRET in names(opened(client, address(secret, four[0])))
    hide(secret)
    for url in (address(number, four[0]), address(number), address(four[0], four[1], number)):
        page = opened(client, url)
        assert SECRET not in page.get_text()
        assert "Geheime coalitie" not in page.get_text()
        assert notices(page) == [f"Er is geen openbare praktijk met nummer {number}. Wij laten die weg."]
    for ending in ("csv", "ods"):
        query = address(number, four[0]).partition("?")[2]
        assert client.get(f"/vergelijken/tabel.{ending}?{query}").status_code == 302


def test_a_draft_of_a_public_page_is_not_read(client: Client, four: list[PracticePage]) -> None:
    four[0].title = SECRET
    four[0].save_revision()
    assert SECRET not in opened(client, address(four[0], four[1])).get_text()


parameters = st.sampled_from(["p", "alleen", "p%5B%5D", "als"])
known = st.integers(1, 40).map(str)
query_strings = st.lists(st.tuples(parameters, st.one_of(values, known)), max_size=12).map(
    lambda parts: "&".join(f"{name}={value}" for name, value in parts)
)


@BOUNDED
@given(query_string=query_strings)
@example(query_string="%ff=%ff&p=%ff")
def test_any_query_string_is_answered(client: Client, four: list[PracticePage], query_string: str) -> None:
    assert client.get("/vergelijken/", QUERY_STRING=query_string).status_code == 200
    assert client.get("/vergelijken/tabel.csv", QUERY_STRING=query_string).status_code in {200, 302}


def test_every_strange_value(client: Client, four: list[PracticePage]) -> None:
    for value in STRANGE:
        for query_string in (f"p={value}", f"p={four[0].pk}&p={value}&p={four[1].pk}", f"alleen={value}"):
            answer = client.get("/vergelijken/", QUERY_STRING=query_string)
            assert answer.status_code == 200
            assert b"<script>alert" not in answer.content
    assert client.get("/vergelijken/", QUERY_STRING="&".join(EVERY_STRANGE_VALUE[:300])).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading(client: Client, method: str, db: None) -> None:
    assert getattr(client, method)("/vergelijken/").status_code == 405
    assert getattr(client, method)("/vergelijken/tabel.csv").status_code == 405
