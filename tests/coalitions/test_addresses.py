"""Addresses last: a rename or a move leaves a redirect, the short address never changes, some slugs are taken."""

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text

from home.models import ContentPage, HomePage
from practices.models import PracticePage
from tests.factories import a_site
from tests.people import EDITOR, log_in, registered
from tests.search.tree import a_coalition, a_practice, a_region, publish


@pytest.fixture
def home(db: None) -> HomePage:
    return a_site()


@pytest.fixture
def practice(home: HomePage) -> PracticePage:
    return a_practice(a_coalition(a_region(home)), pitfalls="<p>Vrijdag kwam niemand.</p>")


@pytest.fixture
def editor(client: Client, home: HomePage) -> Client:
    registered(EDITOR)
    log_in(client, EDITOR)
    return client


def test_a_renamed_practice_is_found_under_its_old_address(
    client: Client, practice: PracticePage, django_capture_on_commit_callbacks: object
) -> None:
    before = practice.url
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        practice.slug = "een-andere-naam"
        publish(practice)
    answer = client.get(before, follow=True)
    assert answer.redirect_chain == [(PracticePage.objects.get().url, 301)]
    assert answer.status_code == 200


def test_a_moved_coalition_takes_the_old_addresses_of_its_practices_along(
    client: Client, home: HomePage, practice: PracticePage, django_capture_on_commit_callbacks: object
) -> None:
    before = practice.url
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        practice.get_parent().move(a_region(home, "Zeeland"), pos="last-child")
    answer = client.get(before, follow=True)
    assert answer.status_code == 200
    assert "/zeeland" in answer.redirect_chain[0][0]


def test_the_short_address_survives_both(client: Client, home: HomePage, practice: PracticePage) -> None:
    short = f"/p/{practice.pk}/"
    assert client.get(short)["Location"] == practice.url
    practice.slug = "een-andere-naam"
    publish(practice)
    practice.move(a_coalition(a_region(home, "Zeeland")), pos="last-child")
    moved = PracticePage.objects.get()
    assert client.get(short)["Location"] == moved.url
    moved.unpublish()
    assert client.get(short).status_code == 404


@pytest.mark.parametrize("slug", ["zoeken", "p", "en", "beheer", "agenda"])
def test_an_address_of_the_site_itself_is_refused_with_a_sentence(editor: Client, home: HomePage, slug: str) -> None:
    form = nested_form_data(
        {"title": "Een pagina", "slug": slug, "body": rich_text("<p>Tekst</p>"), "action-publish": "1"}
    )
    answer = editor.post(f"/beheer/pages/add/home/contentpage/{home.pk}/", form)
    assert answer.status_code == 200
    assert "adres van de site zelf" in answer.content.decode()
    assert not ContentPage.objects.exists()


@pytest.mark.parametrize("address", ["/en/", "/pap/", "/en/zoeken/", "/pap/zoeken/"])
def test_a_language_without_content_is_not_there(client: Client, home: HomePage, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert 'lang="nl"' in answer.content.decode()


def test_the_language_of_the_browser_changes_nothing(client: Client, home: HomePage) -> None:
    assert 'lang="nl"' in client.get("/", headers={"accept-language": "en"}).content.decode()
