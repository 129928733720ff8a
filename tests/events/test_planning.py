"""A coordinator plans a meeting: by which clock, what the form refuses, and who may."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from events.models import EventPage, Seating
from tests.access.forms import fields_of
from tests.coalitions.readers import as_, page_of, read, text_of
from tests.events.meetings import a_meeting
from tests.events.signing import organise, plan


def made() -> EventPage | None:
    return EventPage.objects.filter(slug="samen-koken").first()


def test_a_coordinator_publishes_at_once_and_readers_see_it(cast, client):
    plan(cast.bram, cast.utrecht)
    page = made()
    assert page.live
    assert page.starts_at == datetime(2027, 3, 9, 12, 30, tzinfo=UTC)
    shown = read(client, page.url).get_text(" ", strip=True)
    for words in ("Regiobijeenkomst", "dinsdag 9 maart 2027, 13:30 tot 16:00 uur", "Dorpsstraat 1, Utrecht"):
        assert words in shown
    assert "Aanmelden" not in shown


def test_hours_of_the_islands_are_by_their_clock_in_the_form_and_on_the_page(cast, client):
    plan(cast.nadia, cast.utrecht, time_zone="America/Kralendijk")
    page = made()
    assert page.starts_at == datetime(2027, 3, 9, 17, 30, tzinfo=UTC)
    assert "13:30 tot 16:00 uur (tijd van de eilanden)" in read(client, page.url).get_text(" ", strip=True)
    form = read(as_(cast.nadia), f"/beheer/pages/{page.pk}/edit/")
    assert form.select_one("#id_starts_at")["value"] == "2027-03-09 13:30"


def test_when_a_page_becomes_public_is_by_the_clock_of_who_says_it(cast):
    tomorrow = f"{timezone.localdate() + timedelta(days=1)} 12:00"
    plan(cast.nadia, cast.utrecht, time_zone="America/Kralendijk", go_live_at=tomorrow)
    nadia = as_(cast.nadia)
    address = f"/beheer/pages/{made().pk}/edit/"
    for _twice in range(2):
        opened = nadia.get(address).text
        # In a dialog of its own, which the reader of forms does not open.
        shown = re.search(r'name="go_live_at" value="([^"]*)"', opened)[1]
        assert shown == tomorrow
        form = fields_of(opened, "#page-edit-form")
        assert form["starts_at"] == "2027-03-09 13:30"
        nadia.post(address, {**form, "go_live_at": shown, "action-publish": "1"})


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_at": "2027-03-09 13:00"}, "Het einde ligt voor het begin"),
        ({"ends_at": "2027-06-09 13:00"}, "ten hoogste twee weken"),
        ({"starts_at": "2027-03-28 02:30", "ends_at": "2027-03-28 12:00"}, "het valt weg, of komt twee keer"),
        ({"starts_at": "2027-10-31 02:30", "ends_at": "2027-10-31 12:00"}, "het valt weg, of komt twee keer"),
        ({"starts_at": "2027-02-30 12:00"}, "geldige datum"),
        ({"starts_at": "0001-01-01 00:00", "ends_at": "0001-01-01 01:00"}, "vanaf 2022"),
        ({"starts_at": "9999-12-31 23:00", "ends_at": "9999-12-31 23:59"}, "vijf jaar vooruit"),
        ({"place": ""}, "Zeg waar het is"),
        ({"online_link": "javascript:alert(1)"}, "geldige URL"),
        ({"time_zone": "Mars/Olympus"}, "Mars/Olympus"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_loses_nothing(cast, changed, sentence):
    shown = plan(cast.bram, cast.utrecht, **changed)
    assert shown.status_code == 200
    assert made() is None
    assert sentence in text_of(shown)
    form = page_of(shown)
    assert form.select_one("#id_title")["value"] == "Samen koken"
    for name in changed.keys() & {"starts_at", "ends_at"}:
        assert form.select_one(f"#id_{name}")["value"] == changed[name]


@pytest.mark.parametrize(("when", "refused"), [("2027-03-09 15:59", True), ("2027-03-09 16:00", False)])
def test_a_page_does_not_go_before_its_meeting_is_over(cast, when, refused):
    shown = plan(cast.bram, cast.utrecht, expire_at=when)
    # In a dialog of its own, which is no text until it opens.
    assert ("Dan verdwijnt de pagina voordat de bijeenkomst voorbij is" in shown.text) is refused
    assert (made() is None) is refused


def test_a_page_asks_the_database_little_however_many_there_are(cast, client, django_assert_max_num_queries):
    event = a_meeting(cast.utrecht, seats=10)
    for number in range(12):
        event.speakers.create(name=f"Spreker {number}")
        a_meeting(cast.utrecht, title=f"Bijeenkomst {number}")
    event.save()
    for address in (event.url, cast.utrecht.url, f"/p/{event.pk}/aanmelden/"):
        client.get(address)
        with django_assert_max_num_queries(30):
            client.get(address)


def test_a_draft_may_lack_its_place(cast):
    plan(cast.bram, cast.utrecht, button="x", place="")
    assert not made().live


def test_another_region_is_not_theirs(cast):
    assert plan(cast.carla, cast.utrecht).status_code in {302, 403}
    assert plan(cast.amina, cast.utrecht).status_code in {302, 403}
    assert made() is None
    event = a_meeting(cast.utrecht)
    assert as_(cast.carla).get(f"/beheer/bijeenkomsten/{event.pk}/").status_code in {302, 403}


def test_a_coalition_below_the_region_still_waits_for_a_review(cast):
    shown = as_(cast.bram).get(f"/beheer/pages/add/coalitions/coalitionpage/{cast.utrecht.pk}/")
    assert "action-publish" not in shown.text


def test_seats_open_signing_up_and_the_deadline_is_by_the_clock_of_the_place(cast, client):
    event = a_meeting(cast.utrecht, time_zone="America/Kralendijk")
    bram = as_(cast.bram)
    assert client.get(f"/p/{event.pk}/aanmelden/").status_code == 404
    deadline = event.begins.strftime("%Y-%m-%d 06:00")
    organise(bram, event, "plaatsen", seats="12", deadline=deadline)
    seating = Seating.objects.get(pk=event.pk)
    assert (seating.seats, seating.deadline.astimezone(event.zone).hour) == (12, 6)
    assert "Er zijn nog 12 van de 12 plaatsen vrij" in read(client, event.url).get_text(" ", strip=True)
    assert "06:00 uur" in read(client, event.url).get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("seats", "sentence"),
    [("0", "ten minste één plaats"), ("1000000", "Ten hoogste 5000 plaatsen"), ("veel", "geheel getal"), ("", "verpl")],
)
def test_a_number_of_seats_that_cannot_be(cast, seats, sentence):
    event = a_meeting(cast.utrecht)
    assert sentence in organise(as_(cast.bram), event, "plaatsen", seats=seats).get_text(" ", strip=True)
    assert not Seating.objects.exists()


def test_a_deadline_after_the_meeting_is_refused(cast):
    event = a_meeting(cast.utrecht)
    late = event.ends.strftime("%Y-%m-%d %H:%M")
    shown = organise(as_(cast.bram), event, "plaatsen", seats="10", deadline=late)
    assert "na het begin van de bijeenkomst" in shown.get_text(" ", strip=True)
    assert shown.select_one("#id_deadline")["value"] == late
