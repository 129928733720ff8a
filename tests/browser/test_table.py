"""The table of addresses names every page there is."""

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail import hooks
from wagtail.admin.viewsets import viewsets
from wagtail.models import get_page_models

from tests.browser.addresses import ADMIN, NO_ADMIN_PAGES, NO_PAGES, ON_THE_WAY, PUBLIC

OUR_APPS = {app.name for app in apps.get_app_configs() if (settings.ROOT / app.name).is_dir()} | {
    "config",
    "foundation",
}
OUR_NAMES = ("coalitions_", "desk_", "evidence_", "practice_", "practices_")
KINDS_OF_VIEW = {"index", "add", "edit", "reorder", "history", "usage"}
ADMIN_PREFIX = "beheer/"
# The rest of what Wagtail brings along under the root: addresses without a page of ours.
WAGTAILS_ROOT = {"_util/login/", "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/"}


def covered(addresses):
    return {name for address in addresses for name in address.covers}


def patterns(resolver, before=""):
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern


def public_patterns():
    return {
        (pattern.name or route)
        for route, pattern in patterns(get_resolver())
        if not route.startswith((ADMIN_PREFIX, *NO_PAGES)) and route not in WAGTAILS_ROOT
    }


def our_viewsets():
    assert hooks.get_hooks("register_admin_viewset")
    get_resolver().url_patterns  # noqa: B018 - loading the addresses registers the view sets
    return [viewset for viewset in viewsets.viewsets if type(viewset).__module__.split(".")[0] in OUR_APPS]


def test_every_address_of_ours_is_in_the_table():
    assert public_patterns() <= covered(PUBLIC) | ON_THE_WAY


def test_every_page_type_is_in_the_table_for_readers_and_for_editors():
    ours = {model.__name__ for model in get_page_models() if model.__module__.split(".")[0] in OUR_APPS}
    assert ours
    assert ours <= covered(PUBLIC)
    assert ours <= covered(ADMIN)


def test_every_whole_page_among_the_templates_is_in_the_table():
    whole = {
        file.name
        for file in (settings.ROOT / "templates").glob("*.html")
        if "<html" in (text := file.read_text()) or "{% extends" in text
    }
    assert "404.html" in whole
    assert whole - {"base.html"} <= covered(PUBLIC) | ON_THE_WAY


def test_every_list_of_the_admin_is_in_the_table():
    names = {f"{viewset.url_namespace}:index" for viewset in our_viewsets()}
    assert len(names) > 10
    assert names <= covered(ADMIN)


def test_every_page_of_ours_in_the_admin_is_in_the_table():
    """Besides those of the lists; ours have the name of their app in front."""
    names = {pattern.name or "" for route, pattern in patterns(get_resolver()) if route.startswith(ADMIN_PREFIX)}
    ours = {name for name in names if name.startswith(OUR_NAMES)}
    assert "coalitions_review" in ours
    assert ours <= covered(ADMIN) | NO_ADMIN_PAGES.keys()


@pytest.mark.parametrize("kind", sorted(KINDS_OF_VIEW))
def test_every_kind_of_view_is_in_the_table(kind):
    """The vocabularies share their views, so one of each kind stands for all of them."""
    assert any(name.endswith(f":{kind}") for name in covered(ADMIN))


def test_every_class_of_list_has_its_forms_in_the_table():
    names = covered(ADMIN)
    for viewset in our_viewsets():
        alike = [
            other.url_namespace for other in our_viewsets() if type(other).__qualname__ == type(viewset).__qualname__
        ]
        assert any(f"{name}:add" in names for name in alike), viewset.url_namespace


def test_no_address_is_in_the_table_twice():
    names = [address.name for address in (*PUBLIC, *ADMIN)]
    assert len(names) == len(set(names))
