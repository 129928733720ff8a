"""The file that the product ships."""

import json
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Revision

from coalitions.models import CoalitionPage, RegionPage
from evidence.models import EvidencePage, Relation
from home.models import HomePage
from practices.models import PracticePage
from vocabularies.models import Area

pytestmark = pytest.mark.once

DEMO = Path(__file__).parents[2] / "practices" / "data" / "praktijken.json"


def import_demo() -> list[str]:
    out = StringIO()
    call_command("import_practices", DEMO, stdout=out)
    return out.getvalue().splitlines()


def test_the_demo_content_comes_in_whole_and_once(home: HomePage) -> None:
    records = json.loads(DEMO.read_text())["praktijken"]
    areas = Area.objects.count()
    first = import_demo()
    practices = PracticePage.objects.live().filter(compiled=True)
    assert set(practices.values_list("external_id", flat=True)) == {record["id"] for record in records}
    assert not practices.filter(sources__isnull=True).exists()
    assert not RegionPage.objects.filter(numchild=0).exists()
    assert not CoalitionPage.objects.filter(numchild=0).exists()
    assert not any(Page.find_problems())
    assert Area.objects.count() == areas, "the municipalities of the demo content stand in gebieden.json"
    assert f"{len(records)} nieuw" in first[2]
    choir = PracticePage.objects.get(external_id="leerorkest")
    assert [area.slug for area in choir.areas.all()] == ["amsterdam"]
    assert {term.slug for term in choir.groups.all()} == {"groep-5-6", "groep-7-8"}
    assert choir.groups_words == "groep 5 t/m 8"
    revisions = Revision.objects.count()
    second = import_demo()
    assert [line.split(": ")[1].split(", ")[2] for line in second[:4]] == [
        "14 ongewijzigd",
        f"{CoalitionPage.objects.count()} ongewijzigd",
        f"{len(records)} ongewijzigd",
        f"{EvidencePage.objects.count()} ongewijzigd",
    ]
    assert Revision.objects.count() == revisions
    assert second[4:] == first[4:], "what is known of how many practices"


def test_what_was_measured_stands_in_the_library_and_beside_its_practice(home: HomePage, client: Client) -> None:
    """The critical as well: a source that found nothing is shown like any other."""
    import_demo()
    records = json.loads(DEMO.read_text())["praktijken"]
    told = [(record["id"], each) for record in records for each in record.get("evidence", ())]
    assert len(told) == EvidencePage.objects.live().count() == Relation.objects.count()
    for practice, each in told:
        relation = Relation.objects.get(practice__external_id=practice, source__title=each["kennis"]["titel"])
        assert relation.source.says.casefold() == f"{each['resultaat']}.".casefold()
        assert relation.source.link == each["bron"]
        shown = BeautifulSoup(client.get(relation.practice.url).content, "html.parser")
        assert shown.select_one(f".k-kennis a[href='{relation.source.url}']")
    nothing = Relation.objects.filter(source__outcome="geen-verschil").values_list("practice__external_id", flat=True)
    assert set(nothing) == {"vensterscholen-groningen", "dagprogrammering-rotterdam-zuid"}
