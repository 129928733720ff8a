"""An index that is behind may count wrongly; it never shows what is no longer public."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from practices.models import PracticePage
from search.engines import engine
from search.indexing import drain
from search.port import Kind, Query
from tests.search.tree import a_coalition, a_practice, a_region, publish

SECRET = "Geheimzinnige muziek"


def unpublish(page: Page) -> None:
    page.unpublish()


def delete(page: Page) -> None:
    page.delete()


def shut(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def shut_coalition(page: Page) -> None:
    shut(page.get_parent())


def shut_region(page: Page) -> None:
    shut(page.get_parent().get_parent())


def delete_coalition(page: Page) -> None:
    page.get_parent().delete()


def unpublish_all(page: Page) -> None:
    for each in page.get_parent().get_parent().get_descendants(inclusive=True):
        each.specific.unpublish()


@pytest.fixture
def practice(home: HomePage, site_engine: None) -> PracticePage:
    page = a_practice(a_coalition(a_region(home), "Geheime coalitie"), SECRET, sectors=["po"], areas=["utrecht"])
    a_practice(a_coalition(a_region(home), "Gewone coalitie"), "Gewone muziek", sectors=["po"], areas=["utrecht"])
    drain()
    return PracticePage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    "hide", [unpublish, delete, shut, shut_coalition, shut_region, delete_coalition, unpublish_all]
)
def test_a_stale_index_shows_nothing(client: Client, practice: PracticePage, hide: Callable[[Page], None]) -> None:
    address = f"/p/{practice.pk}/"
    assert client.get(address).status_code == 302
    assert SECRET in client.get("/zoeken/?q=muziek").content.decode()
    hide(practice)
    assert practice.pk in engine().find(Query(Kind.PRACTICE)).ids, "the index is behind"
    for query in ("", "?q=muziek", "?sector=po", "?q=geheimzinnige", "?volgorde=titel", "?gebied=utrecht&sector=po"):
        answer = client.get(f"/zoeken/{query}")
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()
    assert client.get(address).status_code == 404
    assert SECRET not in client.get("/").content.decode()
    drain()
    assert practice.pk not in engine().find(Query(Kind.PRACTICE)).ids


@pytest.mark.parametrize("hide", [delete_coalition, unpublish_all, shut_coalition, shut_region])
def test_nor_a_coalition(client: Client, practice: PracticePage, hide: Callable[[Page], None]) -> None:
    assert "Geheime coalitie" in client.get("/zoeken/?soort=coalitie").content.decode()
    hide(practice)
    assert "Geheime coalitie" not in client.get("/zoeken/?soort=coalitie").content.decode()


def test_a_draft_of_a_public_page_is_not_read(client: Client, practice: PracticePage) -> None:
    practice.title = "Nog niet af"
    practice.save_revision()
    drain()
    assert "Nog niet af" not in client.get("/zoeken/").content.decode()
    assert client.get("/zoeken/?q=Nog+niet+af").context["results"].total == 0
    publish(practice)
    drain()
    assert "Nog niet af" in client.get("/zoeken/").content.decode()
