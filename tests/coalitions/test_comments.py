"""Comments beside the fields of a text: both sides write them, and hear of each other's."""

import pytest
from django.db import transaction

from mail.models import Message
from practices.models import PracticePage
from tests.access.forms import fields_of

REPLY = "comments-0-replies"


@pytest.fixture
def begun(cast, browser_of, settings):
    """By Amina, with the form; mail goes where the site sends it."""
    settings.EMAIL_BACKEND = "mail.posting.Backend"
    address = f"/beheer/pages/add/practices/practicepage/{cast.overvecht.pk}/"
    save(browser_of("amina"), address, title="Muziek op dinsdag", slug="muziek", comment_notifications="on")
    return PracticePage.objects.get(slug="muziek")


def save(client, address, **changed):
    form = fields_of(client.get(address).text, "#page-edit-form")
    answer = client.post(address, {**form, "story-count": "0", **changed})
    assert answer.status_code == 302, answer.text
    return answer


def comment(client, page, text):
    said = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": text,
        "comments-0-contentpath": "summary",
        f"{REPLY}-TOTAL_FORMS": "0",
        f"{REPLY}-INITIAL_FORMS": "0",
    }
    return save(client, f"/beheer/pages/{page.pk}/edit/", **said)


def reply(client, page, text):
    there = page.wagtail_admin_comments.get()
    said = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "1",
        "comments-0-id": str(there.pk),
        "comments-0-text": there.text,
        "comments-0-contentpath": there.contentpath,
        f"{REPLY}-TOTAL_FORMS": "1",
        f"{REPLY}-INITIAL_FORMS": "0",
        f"{REPLY}-0-text": text,
    }
    return save(client, f"/beheer/pages/{page.pk}/edit/", **said)


def letters(to):
    return Message.objects.filter(to=to, text__contains="Muziek op dinsdag").order_by("pk")


def test_the_author_hears_of_the_coordinators_comment_and_the_other_way_round(begun, browser_of):
    comment(browser_of("bram"), begun, "Hoeveel kinderen doen mee?")
    (heard,) = letters("amina@example.org")
    assert "Hoeveel kinderen doen mee?" in heard.text
    assert f"/beheer/pages/{begun.pk}/edit/" in heard.text
    reply(browser_of("amina"), begun, "Twaalf, elke week.")
    (answer,) = letters("bram@example.org")
    assert "Twaalf, elke week." in answer.text


def test_of_a_comment_that_is_rolled_back_nobody_hears(begun, browser_of):
    before = Message.objects.count()
    with transaction.atomic():
        comment(browser_of("bram"), begun, "Hoeveel kinderen doen mee?")
        transaction.set_rollback(True)
    assert Message.objects.count() == before
