"""What a coordinator and a national editor see after logging in, and who reads along."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coalitions.incoming.contact import ask
from coalitions.models import CoalitionPage, Question, RegionReviewState
from coalitions.review import doors
from coalitions.review.working_days import working_days_between
from tests.cast import a_practice, fresh, rewrite
from tests.desk.conftest import rows, words


@pytest.fixture
def sent_in(write, cast):
    page = write("Zwemmen")
    doors.submit(page, cast.amina)
    return fresh(page)


def waited(page, **time):
    for state in RegionReviewState.objects.for_instance(page):
        RegionReviewState.objects.filter(pk=state.pk).update(started_at=state.started_at - timedelta(**time))


def cells(desk, selector):
    return [[words(cell) for cell in row.select("th, td")] for row in desk.select(f"{selector} tbody tr")]


def test_the_desk_asks_about_questions_that_came_for_want_of_anybody_nearer(desk_of, browser_of, cast):
    group = cast.overvecht.access.authors
    page = a_practice(cast.overvecht, cast.amina)
    page.save_revision(user=cast.sam).publish()
    group.user_set.clear()
    ask(page, "Jan", "jan@example.org", "Hoeveel kinderen doen mee?")
    assert not desk_of("carla").select("#vragen")
    button = desk_of("bram").select_one("#vragen form")["action"]
    browser_of("carla").post(button)
    assert Question.objects.get().state == "onbekend"
    browser_of("bram").post(button)
    assert Question.objects.get().state == "beantwoord"
    Question.objects.update(answered_at=None, sent_to="redactie")
    assert not desk_of("bo").select("#vragen")
    browser_of("nadia").post(desk_of("nadia").select_one("#vragen form")["action"])
    assert not desk_of("nadia").select("#vragen")


def test_what_waits_stands_with_how_long(desk_of, sent_in):
    waited(sent_in, days=14)
    desk = desk_of("bram")
    assert rows(desk.select_one("#wacht")) == ["Zwemmen"]
    days = working_days_between(timezone.now() - timedelta(days=14), timezone.now())
    assert f"Wacht {days} werkdagen" in words(desk.select_one("#wacht"))
    assert desk.select_one("#wacht .k-doen a")["href"] == f"/beheer/beoordelen/{sent_in.pk}/"


def test_another_region_sees_nothing_of_it(desk_of, sent_in):
    desk = desk_of("carla")
    assert "Er wacht niets op u" in words(desk)
    assert "Zwemmen" not in words(desk)


def test_what_i_corrected_or_asked_is_with_the_coalition(desk_of, sent_in, write, cast):
    corrected = rewrite(sent_in, cast.bram, "Beter.")
    doors.hand_back(corrected, cast.bram, doors.version_of(corrected))
    asked = write("Koken")
    doors.submit(asked, cast.amina)
    doors.ask_change(fresh(asked), cast.bram, "Voor wie?")
    assert rows(desk_of("bram").select_one("#bij-de-coalitie")) == ["Zwemmen", "Koken"]
    of_a_colleague = desk_of("bo")
    assert of_a_colleague.select_one("#bij-de-coalitie") is None
    assert "Er wacht niets op u" in words(of_a_colleague)


def test_the_coalitions_are_counted(desk_of, sent_in, publish):
    publish("Openbaar")
    assert cells(desk_of("bram"), "#coalities") == [["Overvecht", "2", "1", "1", "0"], ["Zuilen", "0", "0", "0", ""]]


def test_the_national_editors_see_how_the_regions_do(desk_of, sent_in, publish):
    publish("Openbaar")
    assert cells(desk_of("nadia"), "#regios") == [["Twente", "0", "0", "0", ""], ["Utrecht", "2", "1", "1", "0"]]
    assert desk_of("bram").select_one("#regios") is None


def test_the_national_editors_coordinate_what_is_national(desk_of, cast):
    cast.twente.national = True
    cast.twente.save()
    page = a_practice(cast.enschede, cast.dewi, "Techniek")
    doors.submit(page, cast.dewi)
    assert rows(desk_of("nadia").select_one("#wacht")) == ["Techniek"]
    assert "Techniek" not in words(desk_of("bram"))


@pytest.fixture
def read_along(cast):
    """Overvecht lets Twente read along."""
    coalition = CoalitionPage.objects.get(pk=cast.overvecht.pk)
    coalition.also_in = [cast.twente]
    coalition.save()


def test_a_coordinator_elsewhere_reads_along_and_can_do_no_more(desk_of, browser_of, read_along, sent_in, cast):
    part = desk_of("carla").select_one("#meelezen")
    assert rows(part) == ["Zwemmen"]
    assert "Wacht op de coördinator" in words(part)
    address = part.select_one(".k-doen a")["href"]
    carla = browser_of("carla")
    assert "U leest mee" in carla.get(address).content.decode()
    assert "Kinderen maken muziek." in carla.get(f"{address}tekst/").content.decode()
    for path in (f"/beheer/pages/{sent_in.pk}/edit/", f"/beheer/beoordelen/{sent_in.pk}/"):
        assert carla.get(path).status_code == 302
    for action in ("goedkeuren", "vragen", "insturen"):
        carla.post(
            f"/beheer/beoordelen/{sent_in.pk}/", {"doen": action, "gezien": doors.version_of(sent_in), "vraag": "?"}
        )
    assert not fresh(sent_in).live
    assert fresh(sent_in).latest_revision_id == sent_in.latest_revision_id


@pytest.mark.parametrize("name", ["carla", "dewi", "fenna"])
def test_whom_no_coalition_lets_read_along_does_not(browser_of, sent_in, name):
    for path in ("", "tekst/"):
        answer = browser_of(name).get(f"/beheer/bureau/lezen/{sent_in.pk}/{path}")
        assert answer.status_code == 302
        assert "Zwemmen" not in answer.content.decode()
    assert browser_of(name).get("/beheer/bureau/lezen/999999/").status_code == 404
