"""A site with one public practice, and people who look after the images."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission

from home.models import HomePage
from practices.models import PracticePage
from tests.factories import a_site
from tests.people import EDITOR, log_in, registered
from tests.search.tree import a_coalition, a_practice, a_region

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
