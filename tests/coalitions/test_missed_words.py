"""“Staat er niet bij?”: what an author types is proposed once, carried by the text, and never in the way of saving."""

import pytest
from bs4 import BeautifulSoup

from coalitions.review import doors
from practices.models import PracticePage
from tests.access.acts_pages import admin, new_form
from tests.access.forms import send
from tests.cast import a_practice, fresh
from tests.coalitions.readers import as_, published
from tests.coalitions.wording import activity, autosave, draft_names, miss, opened, waiting
from vocabularies.models import Term, TermProposal

MUSIC = "Muziek"


@pytest.fixture
def page(cast):
    page = a_practice(cast.overvecht, cast.amina)
    page.activities = [activity("muziek")]
    page.save_revision(user=cast.amina)
    return page


@pytest.fixture
def amina(browser_of):
    return browser_of("amina")


@pytest.fixture(autouse=True)
def _names(db):
    Term.objects.filter(vocabulary="activiteit", slug="muziek").update(name=MUSIC)


def boxes(client, page):
    """The activities that the form shows as ticked."""
    shown = BeautifulSoup(client.get(admin("edit", page.pk)).content, "html.parser")
    ticked = shown.select("input[name=activities][checked]")
    return [" ".join(box.find_parent("label").get_text().split()) for box in ticked]


def test_what_is_typed_is_carried_by_the_draft_and_shown_as_proposed(amina, page, cast):
    answer = miss(amina, page, "Timmeren", "  koken   op vuur ", activities_meant="Met hout van het strand.")
    assert answer.status_code == 302
    assert draft_names(page) == [MUSIC, "Timmeren", "koken op vuur"]
    assert boxes(amina, page) == [MUSIC, "Timmeren (voorgesteld)", "koken op vuur (voorgesteld)"]
    row = TermProposal.objects.get(word="Timmeren")
    assert (row.page_id, row.proposed_by, row.why) == (page.pk, cast.amina, "Met hout van het strand.")
    assert not row.term.accepted
    assert opened(amina, page)["activities_meant"].strip() == "Met hout van het strand."


def test_a_word_of_the_list_is_just_ticked(amina, page):
    Term.objects.filter(slug="dans").update(name="Dans en beweging")
    miss(amina, page, "dáns en  BEWEGING")
    assert draft_names(page) == ["Dans en beweging", MUSIC]
    assert not TermProposal.objects.exists()


def test_a_merged_word_ticks_what_it_became(amina, page):
    old = activity("dans")
    old.name, old.merged_into = "Volksdansen", activity("muziek")
    old.save()
    page.activities = [activity("theater")]
    page.save_revision()
    miss(amina, page, "volksdansen")
    assert MUSIC in draft_names(page)
    assert not TermProposal.objects.exists()


def test_two_pages_that_miss_the_same_word_share_it(amina, browser_of, page, cast):
    other = a_practice(cast.zuilen, cast.fenna, "Hout")
    miss(amina, page, "Timmeren")
    miss(browser_of("fenna"), other, "timmeren")
    assert Term.objects.filter(accepted=False).count() == 1
    assert waiting() == ["Timmeren", "Timmeren"]


def test_while_somebody_types_one_word_is_proposed(amina, page):
    form = opened(amina, page)
    for typed in ("t", "tim", "timmer", "timmeren", "timmeren", "timmeren\nko", "timmeren\nkoken"):
        autosave(amina, page, form, activities_missed=typed)
        assert draft_names(page) == [MUSIC, *sorted(typed.split())][: 1 + len(typed.split())]
    assert waiting() == ["timmeren", "koken"]
    assert Term.objects.filter(accepted=False).count() == 2
    send(amina, admin("edit", page.pk), form, activities_missed="timmeren\nkoken")
    assert waiting() == ["timmeren", "koken"]
    assert boxes(amina, page) == [MUSIC, "koken (voorgesteld)", "timmeren (voorgesteld)"]


def test_a_new_page_begins_with_a_missed_word(amina, cast):
    address = admin("add", "practices", "practicepage", cast.overvecht.pk)
    form = new_form(amina, address) | {"title": "Nieuw", "slug": "nieuw", "activities_missed": "tim"}
    amina.post(address, form, headers={"Accept": "application/json"})
    page = PracticePage.objects.get(slug="nieuw")
    assert draft_names(page) == ["tim"]
    form |= {"overwrite_revision_id": page.latest_revision_id, "loaded_revision_id": page.latest_revision_id}
    autosave(amina, page, form, activities_missed="timmeren")
    assert (draft_names(page), waiting()) == (["timmeren"], ["timmeren"])


def test_what_stands_in_a_text_that_stays_is_never_typed_over(amina, page, cast):
    """A revision in review carries the word; typing another one makes another term."""
    miss(amina, page, "Timmeren")
    doors.submit(fresh(page), cast.amina)
    sent_in = fresh(page).get_latest_revision()
    form = opened(amina, page)
    del form["activities"]
    autosave(amina, page, form, activities=[activity("muziek").pk], activities_missed="koken")
    assert draft_names(page) == [MUSIC, "koken"]
    assert sorted(term.name for term in sent_in.as_object().activities.all()) == [MUSIC, "Timmeren"]


def test_a_word_is_taken_back_and_said_again(amina, page):
    miss(amina, page, "Timmeren")
    form = opened(amina, page)
    send(amina, admin("edit", page.pk), form, activities=[activity("muziek").pk])
    assert (draft_names(page), waiting()) == ([MUSIC], [])
    miss(amina, page, "timmeren")
    assert (draft_names(page), waiting()) == ([MUSIC, "Timmeren"], ["Timmeren"])
    assert TermProposal.objects.count() == 1


def test_a_required_choice_is_met_by_a_proposal(amina, page, cast):
    form = opened(amina, page)
    del form["activities"]
    answer = send(amina, admin("edit", page.pk), form, **{"action-submit": "ja"})
    assert "activities" in answer.context["form"].errors
    send(amina, admin("edit", page.pk), form, **{"action-submit": "ja", "activities_missed": "Timmeren"})
    assert doors.state_of(fresh(page)) is not None
    assert draft_names(page) == ["Timmeren"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("a\nb\nc\nd\ne\nf", "ten hoogste vijf woorden"),
        ("x" * 101, "te lang"),
        ("?!", "“?!” is geen woord"),
    ],
)
def test_what_is_no_word_gets_a_sentence_and_stays_in_the_form(amina, page, typed, sentence):
    answer = miss(amina, page, typed, summary="Nieuwe samenvatting.")
    shown = BeautifulSoup(answer.content, "html.parser")
    assert sentence in shown.get_text()
    assert shown.select_one("[name=activities_missed]").get_text().strip() == typed
    assert shown.select_one("[name=summary]").get_text().strip() == "Nieuwe samenvatting."
    assert not TermProposal.objects.exists()


def test_a_preview_proposes_nothing(amina, page):
    form = opened(amina, page) | {"activities_missed": "Timmeren", "story-count": "0"}
    address = admin("preview_on_edit", page.pk)
    assert amina.post(address, form).json()["is_valid"]
    assert "Timmeren" not in amina.get(address).text
    assert not Term.objects.filter(accepted=False).exists()


def test_a_public_page_carries_it_in_its_draft_only(amina, page, cast):
    public = published(page)
    miss(amina, public, "Timmeren")
    assert draft_names(page) == [MUSIC, "Timmeren"]
    assert [term.name for term in fresh(page).activities.all()] == [MUSIC]


def test_a_form_that_was_open_during_a_merge_is_as_good_as_any(amina, page):
    form = opened(amina, page)
    old = activity("dans")
    old.merged_into = activity("theater")
    old.save()
    send(amina, admin("edit", page.pk), form, activities=[activity("muziek").pk, old.pk])
    assert draft_names(page) == sorted([MUSIC, activity("theater").name])


def test_the_coalition_misses_a_word_too(cast):
    answer = miss(as_(cast.amina), cast.overvecht, "Timmeren")
    assert answer.status_code == 302
    assert waiting() == ["Timmeren"]
