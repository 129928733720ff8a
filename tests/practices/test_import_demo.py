"""The file that the product ships."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from wagtail.models import Page, Revision

from coalitions.models import CoalitionPage, RegionPage
from home.models import HomePage
from practices.models import PracticePage
from vocabularies.models import Area

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
    assert [line.split(": ")[1].split(", ")[2] for line in second[:3]] == [
        "14 ongewijzigd",
        f"{CoalitionPage.objects.count()} ongewijzigd",
        f"{len(records)} ongewijzigd",
    ]
    assert Revision.objects.count() == revisions
    assert second[3:] == first[3:], "what is known of how many practices"
