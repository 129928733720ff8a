"""The weekly mail about the worklist, and that one can do without."""

from datetime import datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from desk.worklist import weekly
from mail.models import Message
from tests.desk import work
from tests.desk.conftest import words

TODAY = timezone.localdate()
MONDAY = datetime.combine(TODAY + timedelta(days=7 - TODAY.weekday()), time(7))
"""The next one: what waits today waits then too."""


def at(moment):
    return timezone.make_aware(moment)


def mailed():
    return dict(Message.objects.filter(key__startswith="worklist:").values_list("to", "text"))


def test_every_coordinator_with_work_is_mailed_once_a_week(cast):
    work.sent_in(cast)
    weekly.mail(at(MONDAY))
    weekly.mail(at(MONDAY + timedelta(hours=3)))
    assert mailed().keys() == {"bram@example.org", "bo@example.org"}
    assert Message.objects.filter(key__startswith=f"worklist:{MONDAY:%G-%V}:").count() == 2
    weekly.mail(at(MONDAY + timedelta(days=7)))
    assert Message.objects.filter(key__startswith="worklist:").count() == 4


def test_it_says_what_waits_where_and_leads_there(cast):
    made = work.sent_in(cast)
    work.unconfirmed(cast)
    weekly.mail(at(MONDAY))
    text = mailed()["bram@example.org"]
    assert "Ingestuurd (Overvecht)" in " ".join(text.split())
    assert made.url in text
    assert "Te beoordelen: 1" in text
    assert "/beheer/werklijst/" in text
    assert Message.objects.filter(key__startswith="worklist:").first().subject == "Uw werklijst: 2 rijen"


@pytest.mark.parametrize(
    "moment", [MONDAY - timedelta(days=1), MONDAY + timedelta(days=1), MONDAY - timedelta(hours=2)]
)
def test_it_comes_on_monday_morning_only(cast, moment):
    work.sent_in(cast)
    weekly.mail(at(moment))
    assert not mailed()


def test_the_first_ten_rows_are_in_it(cast):
    work.many_questions(cast, 10)
    work.unconfirmed(cast)
    weekly.mail(at(MONDAY))
    text = mailed()["bo@example.org"]
    assert text.count("/beheer/mensen/") == 10
    assert "Oud (" not in text
    assert "Praktijken die niemand bevestigde: 1" in " ".join(text.split())


def test_the_national_editors_are_mailed_about_what_they_coordinate(cast):
    work.sent_in(cast)
    region = type(cast.utrecht).objects.get(pk=cast.utrecht.pk)
    region.national = True
    region.save()
    weekly.mail(at(MONDAY))
    assert mailed().keys() == {"nadia@example.org"}


def test_who_left_or_is_not_active_is_not_mailed(cast):
    work.sent_in(cast)
    cast.utrecht.access.coordinators.user_set.remove(cast.bo)
    type(cast.bram).objects.filter(pk=cast.bram.pk).update(is_active=False)
    weekly.mail(at(MONDAY))
    assert not mailed()


def address(text):
    return next(part for part in text.split() if "/accounts/weekmail/" in part).split("/", 3)[3]


def test_the_link_in_it_stops_it_without_logging_in(cast):
    work.sent_in(cast)
    weekly.mail(at(MONDAY))
    link = "/" + address(mailed()["bram@example.org"])
    stranger = Client()
    assert "Stop deze mail" in stranger.get(link).content.decode()
    assert weekly.wants_mail(cast.bram)
    assert "U krijgt deze mail niet meer" in stranger.post(link, follow=True).content.decode()
    Message.objects.all().delete()
    weekly.mail(at(MONDAY))
    assert mailed().keys() == {"bo@example.org"}


@pytest.mark.parametrize("token", ["onzin", "1:abc", "9" * 60, ":"])
def test_a_link_that_was_cut_off_says_so(db, token):
    answer = Client().get(f"/accounts/weekmail/{token}/")
    assert answer.status_code == 404
    assert "Deze link werkt niet meer" in answer.content.decode()


def test_the_page_has_the_choice_too(browser_of, cast):
    bram = browser_of("bram")

    def box():
        return BeautifulSoup(bram.get("/beheer/werklijst/").content, "html.parser").select_one("[name=wekelijks]")

    assert box().has_attr("checked")
    answer = bram.post("/beheer/werklijst/", {"doen": "mail"}, follow=True)
    assert "Genoteerd." in words(BeautifulSoup(answer.content, "html.parser"))
    assert not box().has_attr("checked")
    assert not weekly.wants_mail(cast.bram)
    bram.post("/beheer/werklijst/", {"doen": "mail", "wekelijks": "on"})
    assert box().has_attr("checked")
