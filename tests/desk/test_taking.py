"""“Ik pak dit op”, putting off, and what becomes of both."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from coalitions.refusal import Refused
from desk.models import Snoozed, Taken
from desk.worklist import taking
from desk.worklist.listing import worklist
from desk.worklist.rows import EVERYWHERE
from tests.desk import work
from tests.desk.conftest import words

LIST = "/beheer/werklijst/"


@pytest.fixture
def page(browser_of):
    """The list as this person sees it."""

    def looked(name):
        return BeautifulSoup(browser_of(name).get(LIST).content, "html.parser").select_one("main")

    return looked


@pytest.fixture
def press(browser_of):
    """A button of a row; what the page says then."""

    def pressed(name, what, key, **said):
        answer = browser_of(name).post(LIST, {"doen": what, "sleutel": key, **said}, follow=True)
        assert answer.status_code == 200
        return words(BeautifulSoup(answer.content, "html.parser"))

    return pressed


@pytest.fixture
def key(cast, page):
    """That of a text that waits."""
    work.sent_in(cast)
    return page("bram").select_one("[name=sleutel]")["value"]


def in_days(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_who_takes_a_row_is_seen_by_colleagues_and_can_put_it_back(key, page, press):
    assert "U pakt dit op; uw collega’s zien dat." in press("bram", "oppakken", key)
    assert "Bram pakt dit op." in words(page("bo"))
    assert "U pakt dit op." in words(page("bram"))
    press("bram", "loslaten", key)
    assert "pakt dit op." not in words(page("bo"))


def test_of_two_who_take_the_same_row_the_second_reads_who_has_it(key, press):
    press("bo", "oppakken", key)
    said = press("bram", "oppakken", key)
    assert "Bo heeft dit net opgepakt." in said
    assert Taken.objects.get().by.first_name == "Bo"
    assert "Dit had u niet opgepakt" in press("bram", "loslaten", key)


def test_of_two_at_the_very_same_moment_one_has_it(key, cast):
    """Both have read that nobody is on it before either writes."""
    now = timezone.now()
    of_bo, of_bram = worklist((cast.utrecht.path,), now), worklist((cast.utrecht.path,), now)
    taking.take(of_bo, key, cast.bo, now)
    with pytest.raises(Refused, match="Bo heeft dit net opgepakt"):
        taking.take(of_bram, key, cast.bram, now)
    assert Taken.objects.get().by == cast.bo


def test_who_left_the_group_is_on_nothing_any_more(key, page, press, cast):
    press("bo", "oppakken", key)
    cast.utrecht.access.coordinators.user_set.remove(cast.bo)
    assert "Bo pakt dit op" not in words(page("bram"))
    assert "U pakt dit op" in press("bram", "oppakken", key)
    assert Taken.objects.get().by == cast.bram


def test_a_national_editor_and_who_may_do_everything_can_be_on_it(key, page, press):
    press("nadia", "oppakken", key)
    assert "Nadia pakt dit op." in words(page("bram"))
    press("nadia", "loslaten", key)
    press("sam", "oppakken", key)
    assert "Sam pakt dit op." in words(page("bram"))


def test_what_is_put_off_stands_apart_with_its_reason_and_comes_back(key, page, press):
    said = press("bram", "uitstellen", key, tot=in_days(20), reden="De school is dicht")
    assert "Uitgesteld. Op die dag staat het weer in de lijst." in said
    seen = page("bo")
    assert seen.select("#soort-beoordelen-section") == []
    assert "De school is dicht (Bram)" in words(seen.select_one("#uitgesteld"))
    press("bo", "terughalen", key)
    assert page("bram").select("#soort-beoordelen-section tbody tr")


def test_on_the_day_itself_it_stands_in_the_list_again(key, page, press):
    press("bram", "uitstellen", key, tot=in_days(20), reden="Vakantie")
    Snoozed.objects.update(until=timezone.localdate())
    assert page("bram").select("#soort-beoordelen-section tbody tr")
    assert "Uitgesteld" in press("bram", "uitstellen", key, tot=in_days(2), reden="Nog ziek")
    assert Snoozed.objects.get().reason == "Nog ziek"


def test_a_second_who_puts_it_off_reads_until_when_it_was(key, press):
    press("bram", "uitstellen", key, tot=in_days(20), reden="Vakantie")
    assert "Bram heeft dit net uitgesteld tot" in press("bo", "uitstellen", key, tot=in_days(3), reden="Ziek")
    assert Snoozed.objects.get().reason == "Vakantie"


@pytest.mark.parametrize(
    ("until", "why", "sentence"),
    [
        ("", "Vakantie", "Vul in tot welke dag het kan wachten."),
        ("31 februari", "Vakantie", "Vul in tot welke dag het kan wachten."),
        ("2030-02-31", "Vakantie", "Vul in tot welke dag het kan wachten."),
        (in_days(0), "Vakantie", "Kies een dag die nog komt."),
        (in_days(368), "Vakantie", "Kies een dag binnen een jaar."),
        (in_days(3), "  ", "Zeg in een paar woorden waarom het kan wachten"),
        (in_days(3), "a" * 201, "Zeg het korter"),
    ],
    ids=range(7),  # a day in a name would be another one after midnight
)
def test_a_wrong_day_or_no_reason_is_a_sentence_and_what_was_typed_stays(browser_of, key, until, why, sentence):
    form = {"doen": "uitstellen", "sleutel": key, "tot": until, "reden": why}
    answer = browser_of("bram").post(LIST, form)
    page = BeautifulSoup(answer.content, "html.parser")
    assert sentence in words(page)
    assert page.select_one("details[open] [name=reden]")["value"] == why
    assert page.select_one("details[open] [name=tot]")["value"] == until
    assert not Snoozed.objects.exists()


GONE, NOT_MINE, NO_SUCH = "staat niet meer op uw werklijst", "Dit had u niet opgepakt", "Dat kan hier niet"
STRANGE = ("", "zomaar", "beoordelen:", "beoordelen:0", "link:" + "9" * 18, "a:b:c", "²:²")


@pytest.mark.parametrize(
    ("what", "sentence"),
    [("oppakken", GONE), ("uitstellen", GONE), ("terughalen", GONE), ("loslaten", NOT_MINE), ("zomaar", NO_SUCH)],
)
def test_a_row_that_is_not_there_is_a_sentence(press, key, what, sentence):
    for strange in STRANGE:
        assert sentence in press("bram", what, strange, tot=in_days(3), reden="Ziek")
    assert not Taken.objects.exists()
    assert not Snoozed.objects.exists()


@pytest.mark.parametrize("what", ["oppakken", "uitstellen"])
def test_a_row_of_another_region_is_nobodys_to_touch(press, key, what):
    assert "staat niet meer op uw werklijst" in press("carla", what, key, tot=in_days(3), reden="Ziek")
    assert not Taken.objects.exists()
    assert not Snoozed.objects.exists()


def test_what_is_done_is_cleared_and_what_is_not_stays(cast, key):
    now = timezone.now()
    made = work.unconfirmed(cast)
    listed = worklist(EVERYWHERE, now)
    other = listed.rows(0, 10)[1].key
    for each in (key, other):
        taking.take(listed, each, cast.bram, now)
    taking.snooze(listed, other, cast.bram, now, in_days(5), "Vakantie")
    Snoozed.objects.create(key=key, by=cast.bo, until=timezone.localdate(), reason="Voorbij")
    taking.clear(now)
    assert Taken.objects.count() == 2
    assert [row.key for row in Snoozed.objects.all()] == [other]
    made.finish()
    taking.clear(now)
    assert [row.key for row in Taken.objects.all()] == [key]
    assert not Snoozed.objects.exists()
