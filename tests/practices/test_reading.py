"""What a reader sees of a practice: what is known in rows, what is not known by name, nothing twice."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from practices.models import PracticePage
from tests.factories import facts, full_facts
from tests.practices.conftest import Import
from vocabularies.models import Term, Vocabulary

pytestmark = pytest.mark.django_db


def rows_of(page: BeautifulSoup) -> dict[str, str]:
    """The facts table, by label."""
    rows = page.select(".k-kort dl > div")
    return {row.dt.get_text(strip=True): row.dd.get_text(" ", strip=True) for row in rows}


@pytest.fixture
def rich(import_facts: Import, client: Client) -> BeautifulSoup:
    import_facts(full_facts())
    return BeautifulSoup(client.get(PracticePage.objects.get().url).content, "html.parser")


@pytest.fixture
def sparse(import_facts: Import, client: Client) -> BeautifulSoup:
    import_facts(facts())
    return BeautifulSoup(client.get(PracticePage.objects.get().url).content, "html.parser")


def test_known_facts_stand_in_rows_with_the_words_of_the_source(rich: BeautifulSoup) -> None:
    rows = rows_of(rich)
    assert rows["Sector"] == "Basisonderwijs, voortgezet onderwijs"
    assert rows["Leeftijd"] == "8 tot 12 jaar"
    assert rows["Uren per week"] == "2 tot 3"
    assert "Kinderen van groep 5 tot en met 8" in rows["Voor wie"]


def test_a_word_that_a_term_says_already_is_not_said_twice(rich: BeautifulSoup) -> None:
    assert rows_of(rich)["Moment van de dag"].lower().count("na schooltijd") == 1


def test_pitfalls_cost_partners_and_sources_are_there(rich: BeautifulSoup) -> None:
    text = rich.main.get_text(" ", strip=True)
    assert "Vrijdag kwam bijna niemand" in text
    assert "Huur < verwacht & laat betaald" in text
    assert "€ 250" in text
    assert "muziekschool" in text.lower()
    assert rich.select_one('.k-bronnen a[href="https://example.org/muziek"]')


def test_the_mark_says_that_it_was_compiled(rich: BeautifulSoup, sparse: BeautifulSoup) -> None:
    for page in (rich, sparse):
        assert "niet door de organisatie geplaatst" in page.select_one(".k-herkomst").get_text()


def test_what_is_not_known_has_no_row_and_is_named_once(sparse: BeautifulSoup) -> None:
    assert "Leeftijd" not in rows_of(sparse)
    unknown = [item.get_text(strip=True) for item in sparse.select(".k-open li")]
    assert {"Leeftijd", "Valkuilen", "Partners"} <= set(unknown)
    assert len(unknown) == len(set(unknown))
    assert "None" not in sparse.main.get_text()


def test_a_preview_shows_the_draft_and_the_page_what_is_public(import_facts: Import, client: Client) -> None:
    import_facts(full_facts())
    draft = PracticePage.objects.get().get_latest_revision_as_object()
    draft.sectors = Term.objects.filter(vocabulary=Vocabulary.SECTOR, slug="so")
    preview = draft.make_preview_request(None, draft.default_preview_mode)
    assert rows_of(BeautifulSoup(preview.content, "html.parser"))["Sector"] == "Speciaal onderwijs"
    public = BeautifulSoup(client.get(draft.url).content, "html.parser")
    assert rows_of(public)["Sector"] == "Basisonderwijs, voortgezet onderwijs"
