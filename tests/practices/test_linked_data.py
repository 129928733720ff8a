"""A practice for machines says what its page shows, and cannot break out of its element."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.formats import date_format

from home.models import HomePage
from practices.models import PracticePage
from tests.factories import full_facts
from tests.practices.conftest import Import
from tests.search.tree import a_coalition, a_practice, a_region, publish

pytestmark = pytest.mark.django_db
ELEMENT = "script[type='application/ld+json']"


def seen(client: Client, page: PracticePage) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def test_of_a_page_that_a_coalition_wrote(client: Client, home: HomePage) -> None:
    facts = {"areas": ["utrecht"], "licence": "CC BY 4.0", "pitfalls": "<p>Vrijdag kwam niemand.</p>"}
    page = a_practice(a_coalition(a_region(home)), compiled=False, **facts)
    publish(page)
    shown = seen(client, page)
    said = json.loads(shown.select_one(ELEMENT).string)  # type: ignore[union-attr,arg-type]
    assert (said["@context"], said["@type"]) == ("https://schema.org", "Article")
    assert said["url"].endswith(page.url)
    assert said["@id"].endswith(f"/p/{page.pk}/")
    assert said["publisher"]["name"] == "Coalitie Overvecht"
    assert said["inLanguage"] == "nl"
    assert said["license"] == {"@type": "CreativeWork", "name": "CC BY 4.0"}
    text = shown.select_one("main").get_text(" ")  # type: ignore[union-attr]
    for fact in (
        said["headline"],
        said["description"],
        said["publisher"]["name"],
        "CC BY 4.0",
        *(area["name"] for area in said["spatialCoverage"]),
        *said.get("about", []),
    ):
        assert fact in text
    changed = date_format(date.fromisoformat(said["dateModified"]), "j F Y")
    assert f"Laatst gewijzigd op {changed}." in text


def test_a_compiled_page_names_no_publisher_but_its_sources(import_facts: Import, client: Client) -> None:
    import_facts(full_facts())
    said = json.loads(seen(client, PracticePage.objects.get()).select_one(ELEMENT).string)  # type: ignore[union-attr,arg-type]
    assert "publisher" not in said
    assert said["isBasedOn"] == ["https://example.org/muziek", "https://example.org/meting"]
    assert said["spatialCoverage"] == [{"@type": "AdministrativeArea", "name": "Rotterdam"}]
    assert "license" not in said


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "a & b \u2028 “c” 'd' \\"])
def test_no_text_ends_the_element(client: Client, home: HomePage, text: str) -> None:
    page = a_practice(a_coalition(a_region(home)))
    page.title = text
    publish(page)
    html = client.get(page.url).content.decode()
    found = BeautifulSoup(html, "html.parser").select(ELEMENT)
    assert json.loads(found[0].string)["headline"] == text  # type: ignore[arg-type]
    assert "<script>alert" not in html
