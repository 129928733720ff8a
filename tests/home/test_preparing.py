"""A new installation has a home page and plain pages; what is there is left alone."""

from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

from coalitions.authority.people import coordinators, is_national_editor, members, owners
from coalitions.models import CoalitionPage, RegionPage
from events.models import AgendaPage
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


def test_a_site_from_before_the_agenda_gets_one_and_keeps_its_words(client: Client) -> None:
    prepare()
    AgendaPage.objects.get().delete()
    prepare()
    page = AgendaPage.objects.get()
    assert page.intro in client.get("/agenda/").content.decode()
    page.intro = "Door de redactie geschreven."
    page.save_revision().publish()
    prepare()
    assert "Door de redactie geschreven." in client.get("/agenda/").content.decode()


def test_the_log_ins_for_development_are_made_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare()
    region = HomePage.objects.get().add_child(instance=RegionPage(title="Utrecht", slug="utrecht"))
    coalition = region.add_child(instance=CoalitionPage(title="Overvecht", slug="overvecht"))
    for _ in range(2):
        call_command("demo_people", stdout=StringIO())
    people = {person.email.partition("@")[0]: person for person in get_user_model().objects.all()}
    assert people["redactie"].is_superuser
    assert is_national_editor(people["landelijk"])
    assert list(coordinators(region)) == [people["coordinator"]]
    assert set(members(coalition)) == {people["coalitie"], people["auteur"]}
    assert list(owners(coalition)) == [people["coalitie"]]
    get_user_model().objects.all().delete()
    monkeypatch.delattr(settings, "DEMO_PEOPLE")
    call_command("demo_people", stdout=StringIO())
    assert not get_user_model().objects.exists()


def test_the_words_of_the_letter_are_the_first_entries(client: Client) -> None:
    prepare()
    text = client.get("/").content.decode()
    places = [text.index(f">{word}</a>") for word in ("sport", "cultuur", "huiswerkbegeleiding", "beroepenoriëntatie")]
    assert places == sorted(places)
