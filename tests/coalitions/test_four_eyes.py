"""Who may say yes to which text, told with one page."""

import pytest

from coalitions.refusal import Refused
from coalitions.review import doors
from coalitions.review.doors import version_of
from coalitions.review.stages import Stage, standing
from tests.cast import a_practice, fresh, rewrite


@pytest.fixture
def sent_in(cast):
    """A practice that Amina wrote and sent in."""
    page = a_practice(cast.overvecht, cast.amina)
    doors.submit(page, cast.amina)
    return fresh(page)


def refused(call, page, user, *words):
    """What was said; nothing may have changed."""
    before = (fresh(page).live, fresh(page).latest_revision_id, standing(fresh(page)))
    with pytest.raises(Refused) as caught:
        call(fresh(page), user, *words)
    assert (fresh(page).live, fresh(page).latest_revision_id, standing(fresh(page))) == before
    return str(caught.value)


def test_the_coordinator_of_the_region_approves(cast, sent_in):
    assert standing(sent_in).stage == Stage.WAITS
    doors.approve(sent_in, cast.bram, version_of(sent_in))
    assert fresh(sent_in).live
    assert standing(fresh(sent_in)).stage == Stage.PUBLISHED


def test_a_national_editor_approves(cast, sent_in):
    doors.approve(sent_in, cast.nadia, version_of(sent_in))
    assert fresh(sent_in).live


@pytest.mark.parametrize("name", ["amina", "badr", "carla", "dewi", "daan"])
def test_nobody_else_approves(cast, sent_in, name):
    refused(doors.approve, sent_in, getattr(cast, name), version_of(sent_in))


def test_who_wrote_does_not_approve_but_hands_back(cast, sent_in):
    corrected = rewrite(sent_in, cast.bram, "Kinderen maken samen muziek.")
    assert "zelf" in refused(doors.approve, corrected, cast.bram, version_of(corrected))
    refused(doors.agree, corrected, cast.amina, version_of(corrected))
    doors.hand_back(corrected, cast.bram, version_of(corrected))
    assert standing(fresh(sent_in)).stage == Stage.YES_ASKED
    for name in ("bram", "carla", "dewi"):
        refused(doors.agree, corrected, getattr(cast, name), version_of(corrected))
    doors.agree(corrected, cast.badr, version_of(corrected))
    assert fresh(sent_in).live
    assert fresh(sent_in).summary == "Kinderen maken samen muziek."


def test_another_coordinator_may_approve_a_correction(cast, sent_in):
    corrected = rewrite(sent_in, cast.bram, "Kinderen maken samen muziek.")
    doors.approve(corrected, cast.bo, version_of(corrected))
    assert fresh(sent_in).live


def test_a_question_is_void_when_somebody_writes_again(cast, sent_in):
    corrected = rewrite(sent_in, cast.bram, "Kinderen maken samen muziek.")
    doors.hand_back(corrected, cast.bram, version_of(corrected))
    again = rewrite(corrected, cast.amina, "Kinderen zingen.")
    assert standing(again).stage == Stage.WAITS
    refused(doors.agree, again, cast.badr, version_of(again))
    refused(doors.approve, again, cast.bram, version_of(again))
    doors.approve(again, cast.bo, version_of(again))
    assert fresh(sent_in).summary == "Kinderen zingen."


def test_a_text_that_changed_meanwhile_is_read_again_first(cast, sent_in):
    seen = version_of(sent_in)
    rewrite(sent_in, cast.amina, "Iets heel anders.")
    assert "veranderd" in refused(doors.approve, sent_in, cast.bram, seen)


def test_after_approval_a_coordinator_who_corrected_before_may_approve_again(cast, sent_in):
    corrected = rewrite(sent_in, cast.bram, "Kinderen maken samen muziek.")
    doors.hand_back(corrected, cast.bram, version_of(corrected))
    doors.agree(corrected, cast.amina, version_of(corrected))
    newer = rewrite(corrected, cast.amina, "Kinderen zingen.")
    assert standing(newer).stage == Stage.NEW_VERSION
    doors.submit(newer, cast.amina)
    doors.approve(fresh(newer), cast.bram, version_of(newer))
    assert fresh(sent_in).summary == "Kinderen zingen."


def test_a_change_needs_a_sentence_and_goes_back_to_the_coalition(cast, sent_in):
    refused(doors.ask_change, sent_in, cast.bram, "  ")
    refused(doors.ask_change, sent_in, cast.carla, "Noem de kosten.")
    doors.ask_change(sent_in, cast.bram, "Noem de kosten.")
    now = standing(fresh(sent_in))
    assert (now.stage, now.question) == (Stage.CHANGE_ASKED, "Noem de kosten.")
    doors.submit(rewrite(sent_in, cast.badr, "Voor 10 euro per kind."), cast.badr)
    again = fresh(sent_in)
    doors.approve(again, cast.bram, version_of(again))
    assert fresh(sent_in).live


def test_an_incomplete_text_is_not_sent_in_and_says_what_it_lacks(cast):
    page = a_practice(cast.overvecht, cast.amina)
    draft = page.get_latest_revision_as_object()
    draft.pitfalls, draft.moments = "", []
    draft.save_revision(user=cast.amina, clean=False)
    said = refused(doors.submit, page, cast.amina)
    assert "valkuilen" in said
    assert "moment" in said


def test_a_text_that_became_incomplete_in_review_is_not_published(cast, sent_in):
    draft = sent_in.get_latest_revision_as_object()
    draft.pitfalls = ""
    draft.save_revision(user=cast.amina, clean=False)
    assert "valkuilen" in refused(doors.approve, sent_in, cast.bram, version_of(fresh(sent_in)))


def test_autosave_never_changes_a_text_that_was_approved(cast, sent_in):
    doors.approve(sent_in, cast.bram, version_of(sent_in))
    approved = fresh(sent_in).live_revision
    draft = fresh(sent_in).get_latest_revision_as_object()
    draft.summary = "Niemand zag dit."
    draft.save_revision(user=cast.amina, overwrite_revision=approved)
    approved.refresh_from_db()
    assert approved.content["summary"] == "Kinderen maken muziek."
    assert fresh(sent_in).latest_revision_id != approved.pk


def test_taking_it_offline_ends_the_review(cast, sent_in):
    doors.approve(sent_in, cast.bram, version_of(sent_in))
    doors.submit(rewrite(sent_in, cast.amina, "Nieuw."), cast.amina)
    fresh(sent_in).unpublish(user=cast.amina)
    assert doors.state_of(fresh(sent_in)) is None
    assert standing(fresh(sent_in)).stage == Stage.OFFLINE
