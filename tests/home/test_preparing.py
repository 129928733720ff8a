"""A new installation has a home page and plain pages; what is there is left alone."""

from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

from home.models import ContentPage, HomePage

pytestmark = pytest.mark.django_db
PLAIN = {"over", "toegankelijkheid", "privacy", "cookies", "contact"}


def prepare() -> str:
    out = StringIO()
    call_command("load_vocabularies", stdout=out)
    call_command("prepare_site", stdout=out)
    return out.getvalue()


def test_the_first_page_and_the_plain_pages_are_there(client: Client) -> None:
    prepare()
    assert client.get("/").status_code == 200
    assert set(ContentPage.objects.values_list("slug", flat=True)) == PLAIN
    for slug in PLAIN:
        assert client.get(f"/{slug}/").status_code == 200
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_a_second_time_changes_nothing_that_somebody_wrote() -> None:
    prepare()
    page = ContentPage.objects.get(slug="over")
    page.body = "<p>Door de redactie geschreven.</p>"
    page.save_revision().publish()
    ContentPage.objects.get(slug="cookies").unpublish()
    prepare()
    assert ContentPage.objects.get(slug="over").body == "<p>Door de redactie geschreven.</p>"
    assert not ContentPage.objects.get(slug="cookies").live
    assert HomePage.objects.count() == 1


def test_the_log_in_for_development_is_made_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.DEMO_ACCOUNT[0] in prepare()
    assert get_user_model().objects.get().is_superuser
    get_user_model().objects.all().delete()
    monkeypatch.delattr(settings, "DEMO_ACCOUNT")
    assert "Log in" not in prepare()
    assert not get_user_model().objects.exists()


def test_the_words_of_the_letter_are_the_first_entries(client: Client) -> None:
    prepare()
    text = client.get("/").content.decode()
    places = [text.index(f">{word}</a>") for word in ("sport", "cultuur", "huiswerkbegeleiding", "beroepenoriëntatie")]
    assert places == sorted(places)
