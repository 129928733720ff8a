"""Once a year a coalition is asked whether its practice still holds; one click answers."""

import re
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client
from django.utils import timezone

from coalitions.confirming import confirmed_on
from coalitions.models import Confirmation
from coalitions.review import doors
from mail.models import Message
from practices.freshness import due
from practices.still_true import ask
from tests.cast import a_practice, fresh, rewrite


@pytest.fixture
def public(cast):
    """Written by Amina, approved by Bram today."""
    page = a_practice(cast.overvecht, cast.amina)
    doors.submit(page, cast.amina)
    page = fresh(page)
    doors.approve(page, cast.bram, doors.version_of(page))
    return fresh(page)


@pytest.fixture
def today():
    return timezone.localdate()


def letters():
    return Message.objects.filter(key__startswith="still-true:").order_by("pk")


def link_of(letter):
    return re.search(r"(/klopt-dit-nog/\S+)", letter.text)[1]


def text_of(client, path):
    return " ".join(client.get(path).content.decode().split())


def test_approving_counts_as_confirming(public, today, client):
    assert confirmed_on(public) == today
    assert "Bevestigd op" in text_of(client, public.get_url())


def test_the_agreeing_yes_of_the_coalition_confirms_too(cast, public, today):
    Confirmation.objects.update(on=today - relativedelta(months=15))
    rewrite(public, cast.amina, "Kinderen zingen.")
    doors.submit(fresh(public), cast.amina)
    corrected = rewrite(public, cast.bram, "Kinderen zingen mee.")
    doors.hand_back(corrected, cast.bram, doors.version_of(corrected))
    doors.agree(fresh(public), cast.badr, doors.version_of(fresh(public)))
    assert confirmed_on(public) == today


def test_it_is_asked_after_a_year_and_no_day_earlier(public, today):
    year = today + relativedelta(months=12)
    assert list(due(year - timedelta(days=1))) == []
    assert list(due(year)) == [public]


def test_every_member_gets_one_mail_a_year_however_often_it_is_looked(cast, public, today):
    year = today + relativedelta(months=12)
    for day in (year - timedelta(days=1), year, year, year + timedelta(days=30), year + relativedelta(months=11)):
        ask(day)
    assert [letter.to for letter in letters()] == [cast.amina.email, cast.badr.email]
    assert "Klopt dit nog? Muziek op dinsdag" in letters()[0].subject
    ask(year + relativedelta(months=12))
    assert letters().count() == 4


def test_an_answer_begins_a_new_year(cast, public, today):
    year = today + relativedelta(months=12)
    ask(year)
    Confirmation.objects.update(on=year)
    ask(year + relativedelta(months=11))
    assert letters().count() == 2
    ask(year + relativedelta(months=12))
    assert letters().count() == 4


def test_nobody_is_asked_about_drafts_and_what_was_compiled_or_taken_offline(cast, public, today):
    a_practice(cast.overvecht, cast.amina, "Concept")
    compiled = a_practice(cast.zuilen, cast.fenna, "Samengesteld")
    compiled.compiled = True
    compiled.save_revision().publish()
    public.unpublish()
    ask(today + relativedelta(months=12))
    assert not letters().exists()


@pytest.fixture
def link(public, today):
    Confirmation.objects.update(on=today - relativedelta(months=13))
    ask(today)
    return link_of(letters()[0])


def test_the_link_asks_and_the_button_answers(public, today, link, client):
    before = fresh(public).latest_revision_id
    assert "Ja, klopt nog" in text_of(client, link)
    assert client.head(link).status_code == 200
    assert confirmed_on(public) == today - relativedelta(months=13)  # a program that follows links changed nothing
    answer = Client(enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(answer, link))[1]
    done = answer.post(link, {"csrfmiddlewaretoken": token}, follow=True)
    assert "Dank u wel" in done.content.decode()
    assert confirmed_on(public) == today
    assert Confirmation.objects.get().by.email == "amina@example.org"
    assert fresh(public).latest_revision_id == before
    assert "Dank u wel" in text_of(client, link)


@pytest.mark.parametrize("spoil", [lambda link: link[:-3] + "xx/", lambda link: "/klopt-dit-nog/onzin/"])
def test_a_link_that_was_cut_off_says_so(link, client, spoil):
    answer = client.post(spoil(link))
    assert answer.status_code == 404
    assert "Deze link werkt niet meer" in answer.content.decode()


def test_who_left_and_what_is_offline_can_not_be_answered(cast, public, today, link, client):
    cast.overvecht.access.authors.user_set.remove(cast.amina)
    assert client.post(link).status_code == 404
    cast.overvecht.access.authors.user_set.add(cast.amina)
    fresh(public).unpublish()
    assert client.post(link).status_code == 404
    assert confirmed_on(public) == today - relativedelta(months=13)


def test_a_yes_publishes_no_draft_and_a_later_publication_brings_back_no_older_date(cast, public, today, link, client):
    rewrite(public, cast.amina, "Een concept dat niemand heeft gelezen.")
    client.post(link)
    assert fresh(public).summary == "Kinderen maken muziek."
    assert fresh(public).has_unpublished_changes
    older = public.revisions.order_by("pk").first()
    older.publish(user=cast.sam)
    assert confirmed_on(public) == today


def test_after_fourteen_months_the_page_says_so(public, today, client):
    Confirmation.objects.update(on=today - relativedelta(months=14))
    assert "Niet bevestigd" not in text_of(client, public.get_url())
    Confirmation.objects.update(on=today - relativedelta(months=14) - timedelta(days=1))
    assert "Niet bevestigd sinds" in text_of(client, public.get_url())
    assert "kregen geen antwoord" in text_of(client, public.get_url())
