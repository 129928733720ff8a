"""The log: who did what, for national editors to read and to take along."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from coalitions.authority.membership import take_off
from coalitions.inviting.invitations import invite
from coalitions.models import Role
from coalitions.review import doors
from tests.access.forms import fields_of
from tests.cast import a_practice, fresh, rewrite
from vocabularies.models import Term

SITE_HISTORY = "/beheer/reports/site-history/"
QUESTION = "Noem de kosten per kind."


@pytest.fixture
def page(cast):
    """Sent in by Amina; Bram asked for a change, Bo corrected a word, and Badr agreed."""
    page = a_practice(cast.overvecht, cast.amina)
    doors.submit(page, cast.amina)
    doors.ask_change(fresh(page), cast.bram, QUESTION)
    doors.submit(fresh(page), cast.amina)
    corrected = rewrite(page, cast.bo, "Kinderen maken samen muziek.")
    doors.hand_back(corrected, cast.bo, doors.version_of(corrected))
    doors.agree(fresh(page), cast.badr, doors.version_of(corrected))
    return fresh(page)


def told(client):
    """What the file says."""
    answer = client.get(SITE_HISTORY, {"export": "csv"})
    assert answer["content-type"].startswith("text/csv")
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_what_was_asked_stands_in_the_history_of_the_page(page, browser_of):
    for name in ("amina", "bram"):
        shown = browser_of(name).get(f"/beheer/pages/{page.pk}/history/").text
        assert QUESTION in shown
        assert "Verbeterde de tekst" in shown


def test_who_asked_corrected_agreed_and_took_offline_is_in_the_file(page, cast, browser_of):
    browser_of("amina").post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    actions = PageLogEntry.objects.filter(page=page.pk)
    by = {action: set(actions.filter(action=action).values_list("user", flat=True)) for action in (
        "wagtail.workflow.reject", "kansrijk.handed_back", "wagtail.workflow.approve", "wagtail.unpublish"
    )}  # fmt: skip
    assert by == {
        "wagtail.workflow.reject": {cast.bram.pk},
        "kansrijk.handed_back": {cast.bo.pk},
        "wagtail.workflow.approve": {cast.badr.pk},
        "wagtail.unpublish": {cast.amina.pk},
    }
    file = told(browser_of("nadia"))
    assert all(name in file for name in ("Amina", "Badr", "Bo", "Bram"))


def test_who_invited_and_took_off_and_changed_a_word_is_in_the_file(cast, browser_of):
    invite("iris@example.org", Role.AUTHOR, cast.overvecht, cast.amina)
    take_off(cast.badr, cast.overvecht, cast.amina)
    term = Term.objects.filter(vocabulary="tijdstip").first()
    address = f"/beheer/woorden/tijdstip/edit/{term.pk}/"
    nadia = browser_of("nadia")
    form = fields_of(nadia.get(address).text, "main form")
    assert nadia.post(address, {**form, "definition": "Een andere uitleg."}).status_code == 302
    file = told(nadia)
    assert "kansrijk.invited" in file or "Uitnodigen" in file
    assert "kansrijk.taken_off" in file or "eraf" in file.lower()
    assert str(term) in file


def test_nobody_else_reads_it(page, browser_of):
    for name in ("amina", "bram", "daan"):
        assert QUESTION not in browser_of(name).get(SITE_HISTORY, follow=True).text
