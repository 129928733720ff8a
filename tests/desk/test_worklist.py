"""The worklist of a coordinator: what stands in it, where it leads, and that it goes when it is done."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from coalitions.incoming.contact import ask
from coalitions.models import Confirmation, Question
from desk.worklist.kinds import Kind
from tests.cast import a_practice, fresh
from tests.desk import work
from tests.desk.conftest import words
from vocabularies.models import Area, Domain, Term, Vocabulary

every_kind = pytest.mark.parametrize("kind", list(Kind), ids=str)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def worklist_of(browser_of):
    """The page as this person sees it."""

    def looked(name, query=""):
        answer = browser_of(name).get(f"/beheer/werklijst/{query}")
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser").select_one("main")

    return looked


def titles(page, kind):
    return [words(title) for title in page.select(f"#soort-{kind}-section tbody .title-wrapper")]


def row_of(page, kind, title):
    return next(row for row in page.select(f"#soort-{kind}-section tbody tr") if title in words(row))


@every_kind
def test_work_stands_in_the_list_of_its_region_and_leads_to_its_next_step(worklist_of, browser_of, cast, kind):
    made = work.MAKERS[kind](cast)
    row = row_of(worklist_of("bram"), kind, made.title)
    link = row.select_one("td > a.button")
    assert link["href"] == made.url
    assert words(link) != ""
    assert words(row.select("td")[1]) != ""
    assert browser_of("bram").get(made.url).status_code == 200
    assert titles(worklist_of("carla"), kind) == []
    assert made.title in titles(worklist_of("nadia"), kind)
    assert made.title in titles(worklist_of("nadia", "?regio=utrecht"), kind)
    assert titles(worklist_of("nadia", "?regio=twente"), kind) == []


@every_kind
def test_what_is_done_goes_by_itself(worklist_of, cast, kind):
    made = work.MAKERS[kind](cast)
    made.finish()
    assert titles(worklist_of("bram"), kind) == []


def test_the_kinds_stand_in_their_order_the_oldest_first(worklist_of, cast):
    for days, title in ((500, "Jonger"), (600, "Ouder")):
        page = work.published(cast, title)
        Confirmation.objects.create(page=page, on=timezone.localdate() - timedelta(days=days))
    work.sent_in(cast)
    page = worklist_of("bram")
    assert titles(page, "bevestigen") == ["Ouder", "Jonger"]
    parts = [part["id"] for part in page.select("[id^=soort-].w-panel")]
    assert parts == ["soort-beoordelen-section", "soort-bevestigen-section"]


def test_it_is_filtered_by_kind_and_coalition(worklist_of, cast):
    work.sent_in(cast)
    work.unconfirmed(cast)
    other = work.published(cast, "Elders in de regio", fresh(cast.zuilen))
    Confirmation.objects.create(page=other, on=timezone.localdate() - timedelta(days=500))
    assert titles(worklist_of("bram", "?soort=bevestigen"), "beoordelen") == []
    assert set(titles(worklist_of("bram", "?soort=bevestigen"), "bevestigen")) == {"Oud", "Elders in de regio"}
    of_one = worklist_of("bram", f"?coalitie={cast.zuilen.pk}")
    assert titles(of_one, "bevestigen") == ["Elders in de regio"]
    assert titles(of_one, "beoordelen") == []
    assert of_one.select_one(f'a[href="/beheer/notities/{cast.zuilen.pk}/"]')


@pytest.mark.parametrize("query", ["?regio=twente", "?regio=xx", "?soort=zz", "?coalitie=-1", "?coalitie=" + "9" * 90])
def test_what_is_not_there_or_not_theirs_is_said_and_left_out(worklist_of, cast, query):
    work.sent_in(cast)
    page = worklist_of("bram", query)
    assert "Een deel van wat u vroeg is er niet" in words(page)
    assert titles(page, "beoordelen") == ["Ingestuurd"]


@pytest.mark.parametrize("page", ["0", "-3", "9999", "zoveel", "9" * 99, "²"])
def test_a_page_that_is_not_there_is_another_page(worklist_of, cast, page):
    work.sent_in(cast)
    assert titles(worklist_of("bram", f"?pagina={page}"), "beoordelen") == ["Ingestuurd"]


def test_a_long_list_has_pages(worklist_of, cast):
    work.many_questions(cast, 101)
    first = worklist_of("bram", "?soort=vraag")
    assert len(titles(first, "vraag")) == 100
    assert "(101)" in words(first.select_one("#soort-vraag-section"))
    onwards = first.select_one(".k-bladeren a")["href"]
    assert len(titles(worklist_of("bram", onwards), "vraag")) == 1


@pytest.mark.parametrize("name", ["daan", "amina", "gijs", "dewi"])
def test_who_coordinates_nothing_has_none(browser_of, cast, name):
    work.sent_in(cast)
    answer = browser_of(name).get("/beheer/werklijst/")
    assert answer.status_code in (302, 403)
    assert "Ingestuurd" not in answer.content.decode()


def test_a_young_question_and_one_that_only_the_editors_got_are_no_work_of_the_region(worklist_of, cast):
    page = work.published(cast, "Gevraagd")
    ask(page, "Jan", "jan@example.org", "Hoeveel?")
    assert titles(worklist_of("bram"), "vraag") == []
    Question.objects.update(asked_at=timezone.now() - timedelta(days=11), sent_to="redactie")
    assert titles(worklist_of("bram"), "vraag") == []
    assert titles(worklist_of("nadia"), "vraag") == ["Gevraagd"]


def test_a_dead_link_of_somebody_elses_source_leads_to_where_another_source_is_chosen(worklist_of, cast):
    made = work.a_dead_link(cast)
    link = row_of(worklist_of("bo"), "link", made.title).select_one("td > a.button")["href"]
    assert link.startswith("/beheer/onderbouwing/")


def test_the_desk_says_how_much_is_open(desk_of, cast):
    work.sent_in(cast)
    work.unconfirmed(cast)
    assert words(desk_of("bram").select_one('a[href="/beheer/werklijst/"]')) == "Werklijst: 2"
    assert words(desk_of("carla").select_one('a[href="/beheer/werklijst/"]')) == "Werklijst: 0"
    assert desk_of("amina").select_one('a[href="/beheer/werklijst/"]') is None


@pytest.fixture
def coded(cast):
    """Of a practice its sector and domain, and where it is."""

    def written(coalition, title, sector, domain, area):
        page = a_practice(fresh(coalition), cast.amina, title)
        page.sectors = Term.objects.filter(vocabulary=Vocabulary.SECTOR, slug=sector)
        page.domains.set([Domain.objects.get(slug=domain)])
        page.areas = Area.objects.filter(slug=area)
        page.save_revision(user=cast.amina).publish()
        return page

    return written


def cell(page, sector, domain):
    row = next(row for row in page.select("#gaten-section tbody tr") if words(row.select_one("th")) == sector)
    return next(one for one in row.select("td") if one["data-kop"] == domain)


def test_an_empty_cell_leads_to_the_nearest_practice_elsewhere(worklist_of, cast, coded):
    region = fresh(cast.utrecht)
    region.areas = Area.objects.filter(slug="utrecht")
    region.save()
    near = coded(cast.enschede, "Dichtbij", "vmbo", "sport", "utrecht")
    coded(cast.enschede, "Nieuwer maar ver", "vo", "sport", "overijssel")
    far = coded(cast.enschede, "Ver", "po", "cultuur", "overijssel")
    coded(cast.overvecht, "Hier", "po", "sport", "utrecht")
    page = worklist_of("bram")
    assert words(cell(page, "Basisonderwijs", "Sport")) == "1"
    assert cell(page, "Voortgezet onderwijs", "Sport").select_one("a")["href"] == f"/p/{near.pk}/"
    assert "dichtbij" in words(cell(page, "Voortgezet onderwijs", "Sport"))
    assert cell(page, "Basisonderwijs", "Cultuur").select_one("a")["href"] == f"/p/{far.pk}/"
    assert "dichtbij" not in words(cell(page, "Basisonderwijs", "Cultuur"))
    assert "nergens" in words(cell(page, "Speciaal onderwijs", "Wereld"))
    assert words(cell(worklist_of("nadia"), "Voortgezet onderwijs", "Sport")) == "2"


def test_a_starter_sees_the_nearest_example_and_a_draft_fills_no_cell(worklist_of, cast, coded):
    work.a_starter(cast)
    a_practice(fresh(cast.overvecht), cast.amina, "Nog een concept")
    coded(cast.enschede, "Voorbeeld", "po", "sport", "overijssel")
    page = worklist_of("bram")
    assert "Voorbeeld" in words(row_of(page, "starter", "Kanaleneiland"))
    assert cell(page, "Basisonderwijs", "Sport").select_one("a")
