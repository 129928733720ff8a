"""A site with one public practice, and people who look after the images."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission

from home.models import HomePage
from images.chores import keep_to_consent
from images.models import Picture
from practices.models import PracticePage
from tests.factories import a_site
from tests.images.acting import GIVEN, add_picture
from tests.images.files import a_photo
from tests.people import EDITOR, log_in, registered
from tests.search.tree import a_coalition, a_practice, a_region, publish

PASSWORD = "een-lang-wachtwoord"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Files of a test of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def editor(db: None) -> Client:
    registered(EDITOR)
    client = Client()
    log_in(client, EDITOR)
    return client


def logged_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def home(db: None) -> HomePage:
    return a_site()


@pytest.fixture
def practice(home: HomePage) -> PracticePage:
    return a_practice(a_coalition(a_region(home)), moments=["na-schooltijd"], areas=["utrecht"], sectors=["po"])


def a_member(name: str) -> tuple[Client, Collection]:
    """Someone of a coalition, with the rights in its collection that a member has, and that collection."""
    collection = Collection.get_first_root_node().add_child(name=f"Coalitie {name}")
    group = Group.objects.create(name=f"Coalitie {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for app, kind in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for verb in ("add", "choose"):
            right = Permission.objects.get(codename=f"{verb}_{kind}", content_type__app_label=app)
            GroupCollectionPermission.objects.create(group=group, collection=collection, permission=right)
    person = get_user_model().objects.create_user(f"{name.lower()}@example.org", PASSWORD)
    person.groups.add(group)
    return logged_in(person), collection


@pytest.fixture
def photo(editor: Client) -> Picture:
    return add_picture(editor, file=a_photo(size=(1600, 1200)), **GIVEN)


@pytest.fixture
def shown(practice: PracticePage, photo: Picture) -> PracticePage:
    """A public practice with this photo at its head and in its story, as its coalition has it."""
    practice.picture = photo
    practice.story = [("beeld", {"foto": photo, "bijschrift": "Samen bouwen"})]
    publish(practice)
    coalition = practice.get_parent().specific
    coalition.picture = photo
    publish(coalition)
    keep_to_consent()
    return PracticePage.objects.get(pk=practice.pk)
