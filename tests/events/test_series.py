"""A meeting that comes again: its dates by the clock of the place, and a meeting for each."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from events.chores import tell_of_changes
from events.models import EventPage, Seating, SignUp, Stage
from events.series import MOST, dates_of
from tests.coalitions.readers import as_, read
from tests.events.meetings import a_meeting
from tests.events.signing import answer, letters, organise, sign_up

HERE = ZoneInfo("Europe/Amsterdam")
TUESDAY = datetime(2027, 3, 9, 13, 30, tzinfo=HERE)


@pytest.fixture
def event(cast):
    times = {"starts_at": TUESDAY, "ends_at": TUESDAY + timedelta(hours=3)}
    event = a_meeting(cast.utrecht, seats=12, **times)
    event.speakers.create(name="Koor")
    event.save()
    Seating.objects.update(deadline=TUESDAY - timedelta(days=1))
    return event


def send(person, event, **typed) -> BeautifulSoup:
    shown = as_(person).post(f"/beheer/bijeenkomsten/{event.pk}/herhalen/", typed, follow=True)
    assert shown.status_code == 200
    return BeautifulSoup(shown.content, "html.parser")


def days(shown):
    return [box["value"] for box in shown.select("input[name=dag]")]


def test_every_second_tuesday_stays_half_past_one_in_summer(event, cast):
    typed = {"ritme": "twee-weken", "tot": "2027-04-20"}
    assert days(send(cast.bram, event, **typed)) == ["2027-03-23", "2027-04-06", "2027-04-20"]
    send(cast.bram, event, **typed, doen="maken", dag=["2027-03-23", "2027-04-20"])
    made = EventPage.objects.filter(series__isnull=False).exclude(pk=event.pk).order_by("starts_at")
    assert [one.begins.hour for one in made] == [13, 13]
    assert [one.starts_at for one in made] == [
        datetime(2027, 3, 23, 12, 30, tzinfo=UTC),
        datetime(2027, 4, 20, 11, 30, tzinfo=UTC),
    ]
    assert [one.seating.seats for one in made] == [12, 12]
    assert [one.seating.deadline.astimezone(HERE).hour for one in made] == [13, 13]
    assert [one.speakers.get().name for one in made] == ["Koor", "Koor"]
    assert all(one.live for one in made)


def test_each_date_has_its_own_seats_and_leads_to_the_others(event, cast, client):
    SignUp.objects.create(event=event, name="Jan", email="jan@example.org", stage=Stage.CONFIRMED)
    typed = {"ritme": "week", "tot": "2027-03-16", "doen": "maken", "dag": ["2027-03-16"]}
    for _twice in range(2):
        send(cast.bram, event, **typed)
    other = EventPage.objects.exclude(pk=event.pk).get()
    assert other.sign_ups.count() == 0
    links = [link["href"] for link in read(client, event.url).select(".k-partners a")]
    assert other.url in links


def test_a_date_that_got_another_hour_is_not_made_again(event, cast, client):
    typed = {"ritme": "week", "tot": "2027-03-23", "doen": "maken"}
    send(cast.bram, event, **typed, dag=["2027-03-16", "2027-03-23"])
    moved = EventPage.objects.get(slug__endswith="2027-03-16")
    moved.starts_at += timedelta(hours=1)
    moved.save_revision().publish()
    organise(as_(cast.bram), EventPage.objects.get(slug__endswith="2027-03-23"), "afgelasten")
    send(cast.bram, event, **{**typed, "tot": "2027-03-30"}, dag=["2027-03-16", "2027-03-23", "2027-03-30"])
    assert EventPage.objects.count() == 4
    others = [row.get_text(" ", strip=True) for row in read(client, event.url).select(".k-partners li")]
    assert [other.endswith("afgelast") for other in others if "maart 2027" in other] == [False, True, False]


def test_the_second_tuesday_of_the_month(event):
    found = dates_of(event, "maand", date(2027, 6, 30))
    assert [start.date() for start in found.starts] == [date(2027, 4, 13), date(2027, 5, 11), date(2027, 6, 8)]


def test_an_hour_that_does_not_exist_is_left_out_with_a_sentence(cast):
    start = datetime(2027, 3, 21, 2, 30, tzinfo=HERE)
    event = a_meeting(cast.utrecht, starts_at=start, ends_at=start + timedelta(hours=1))
    shown = send(cast.bram, event, ritme="week", tot="2027-04-04")
    assert days(shown) == ["2027-04-04"]
    assert "Op 28 maart 2027 bestaat dit uur niet" in shown.get_text(" ", strip=True)


def test_a_long_series_is_capped_with_a_sentence(event, cast):
    shown = send(cast.bram, event, ritme="week", tot="2031-01-01")
    assert len(days(shown)) == MOST
    assert f"ten hoogste {MOST} data" in shown.get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ritme": "week", "tot": ""}, "Zeg tot wanneer"),
        ({"ritme": "week", "tot": "2027-03-09"}, "niet na de bijeenkomst zelf"),
        ({"ritme": "week", "tot": "2099-01-01"}, "meer dan vijf jaar vooruit"),
        ({"ritme": "week", "tot": "2027-02-30"}, "geldige datum"),
        ({"ritme": "altijd", "tot": "2027-05-01"}, "geldige keuze"),
    ],
)
def test_what_cannot_be_gets_a_sentence(event, cast, typed, sentence):
    assert sentence in send(cast.bram, event, **typed, doen="maken").get_text(" ", strip=True)
    assert EventPage.objects.count() == 1


def test_another_region_is_not_theirs(event, cast):
    typed = {"ritme": "week", "tot": "2027-04-20", "doen": "maken", "dag": ["2027-03-16"]}
    answer = as_(cast.carla).post(f"/beheer/bijeenkomsten/{event.pk}/herhalen/", typed)
    assert answer.status_code in {302, 403}
    assert EventPage.objects.count() == 1


def test_who_signs_up_for_a_date_of_a_series_is_not_told_of_a_change_that_nobody_made(event, cast, client):
    send(cast.bram, event, ritme="week", tot="2027-03-16", doen="maken", dag=["2027-03-16"])
    other = EventPage.objects.exclude(pk=event.pk).get()
    sign_up(client, other)
    answer(client, letters()[0], "bevestigen")
    before = len(letters())
    tell_of_changes()
    assert len(letters()) == before
    other.place = "Stadhuis, Utrecht"
    other.save_revision().publish()
    tell_of_changes()
    assert letters()[-1].subject.startswith("Andere plek")


def test_what_the_first_left_behind_is_not_of_the_next(event, cast):
    event.report = "<p>Wij leerden veel.</p>"
    event.asked.create(question="Wie betaalt?")
    event.agreements.create(text="Wij bellen.")
    event.save()
    send(cast.bram, event, ritme="week", tot="2027-03-16", doen="maken", dag=["2027-03-16"])
    other = EventPage.objects.exclude(pk=event.pk).get()
    assert (other.report, other.asked.count(), other.agreements.count()) == ("", 0, 0)
    assert other.series == EventPage.objects.get(pk=event.pk).series is not None
    assert other.speakers.get().name == "Koor"
