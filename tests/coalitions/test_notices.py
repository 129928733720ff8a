"""Who gets which mail about a review, and that nobody gets one twice."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from coalitions.review import doors
from coalitions.review.doors import version_of
from coalitions.review.notices import remind
from coalitions.review.working_days import working_days_before, working_days_between
from mail.models import Message
from practices.models import PracticePage
from tests.cast import a_practice, rewrite


@pytest.fixture
def sent_in(cast):
    page = a_practice(cast.overvecht, cast.amina)
    doors.submit(page, cast.amina)
    return PracticePage.objects.get(pk=page.pk)


def mailed(subject):
    return sorted(Message.objects.filter(subject__startswith=subject).values_list("to", flat=True))


def test_the_coordinators_of_the_region_hear_that_a_text_was_sent_in(sent_in):
    assert mailed("Te beoordelen") == ["bo@example.org", "bram@example.org"]
    assert f"/beheer/beoordelen/{sent_in.pk}/" in Message.objects.first().text


def test_where_every_coordinator_wrote_the_national_editors_hear(cast):
    page = a_practice(cast.enschede, cast.carla)
    doors.submit(page, cast.carla)
    assert mailed("Te beoordelen") == ["nadia@example.org"]


def test_the_coalition_reads_the_question_in_its_mail(cast, sent_in):
    doors.ask_change(sent_in, cast.bram, "Noem de kosten per kind.")
    assert mailed("Een vraag") == ["amina@example.org", "badr@example.org"]
    assert "Noem de kosten per kind." in Message.objects.filter(subject__startswith="Een vraag").first().text


def test_a_correction_and_its_yes_are_mailed(cast, sent_in):
    corrected = rewrite(sent_in, cast.bram, "Beter.")
    doors.hand_back(corrected, cast.bram, version_of(corrected))
    assert mailed("Bent u akkoord") == ["amina@example.org", "badr@example.org"]
    doors.agree(corrected, cast.amina, version_of(corrected))
    assert mailed("Openbaar") == ["badr@example.org", "bram@example.org"]
    assert "is openbaar" in Message.objects.filter(subject__startswith="Openbaar").first().text


def test_coordinators_are_reminded_after_ten_working_days_and_editors_after_fifteen(cast, sent_in):
    started = doors.state_of(sent_in).started_at
    remind(started + timedelta(days=9))
    assert not mailed("Wacht nog")
    for _ in range(2):
        remind(working_day(started, 10))
    assert mailed("Wacht nog") == ["bo@example.org", "bram@example.org"]
    remind(working_day(started, 15))
    assert mailed("Wacht nog") == ["bo@example.org", "bram@example.org", "nadia@example.org"]


def working_day(start, count):
    """The first moment at which so many working days have passed."""
    moment = start
    while working_days_between(start, moment) < count:
        moment += timedelta(hours=1)
    return moment + timedelta(days=1)


def test_what_waits_for_the_coalition_reminds_no_coordinator(cast, sent_in):
    corrected = rewrite(sent_in, cast.bram, "Beter.")
    doors.hand_back(corrected, cast.bram, version_of(corrected))
    remind(timezone.now() + timedelta(days=60))
    assert not mailed("Wacht nog")


def test_king_s_day_and_weekends_are_no_working_days():
    monday = timezone.make_aware(datetime(2026, 4, 20, 12))
    assert working_days_between(monday, monday + timedelta(days=10)) == 7
    assert working_days_before(monday + timedelta(days=10), 7) == monday
