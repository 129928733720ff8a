"""What calendar programs get with the mail: written by one library, read by another."""

import subprocess
from datetime import UTC, timedelta

import pytest
import vobject
from django.conf import settings
from django.core import mail
from django.utils import timezone

from events.chores import tell_of_changes
from events.models import EventPage
from install import debian
from mail.models import Message
from mail.sending import send_due
from tests.coalitions.readers import as_
from tests.events.meetings import a_meeting
from tests.events.signing import answer, letters, organise, sign_up

NASTY = "Samen; koken, en\\leren: “é” \U0001f373 " + "heel lang " * 12


@pytest.fixture
def event(cast, client):
    event = a_meeting(
        cast.utrecht,
        seats=1,
        title=NASTY[:200].strip(),
        time_zone="America/Kralendijk",
        online_link="https://video.example/samen?a=1&b=2",
    )
    tell_of_changes()
    sign_up(client, event)
    answer(client, letters()[0], "bevestigen")
    return event


def entry(letter: Message):
    return vobject.readOne(letter.calendar).vevent


def test_who_has_a_seat_gets_the_meeting_for_their_calendar(event):
    assert letters()[0].calendar == ""
    read = vobject.readOne(letters()[1].calendar)
    assert read.method.value == "PUBLISH"
    found = read.vevent
    assert found.summary.value == event.title
    assert found.location.value == event.place
    assert (found.dtstart.value, found.dtend.value) == (event.starts_at, event.ends_at)
    assert found.dtstart.value.utcoffset() == timedelta(0)
    assert found.url.value == f"{settings.BASE_URL}{event.url}"
    assert event.online_link in found.description.value
    assert found.sequence.value == "0"


def test_no_line_is_longer_than_programs_take_and_each_ends_as_they_want(event):
    raw = letters()[1].calendar
    assert "\r\n" in raw
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))


def test_a_change_has_the_same_uid_and_a_higher_sequence_and_calling_off_cancels(event, cast):
    first = entry(letters()[1])
    page = EventPage.objects.get(pk=event.pk)
    page.title, page.slug, page.place = "Anders", "anders", "Stadhuis"
    page.save_revision().publish()
    tell_of_changes()
    changed = entry(letters()[-1])
    assert changed.uid.value == first.uid.value
    assert (changed.sequence.value, changed.location.value) == ("1", "Stadhuis")
    organise(as_(cast.bram), event, "afgelasten")
    off = vobject.readOne(letters()[-1].calendar)
    assert (off.method.value, off.vevent.status.value, off.vevent.sequence.value) == ("CANCEL", "CANCELLED", "2")
    assert off.vevent.uid.value == first.uid.value


def test_it_goes_along_as_a_file_and_is_then_out_of_the_row(event):
    send_due()
    sent = next(each for each in mail.outbox if each.subject.startswith("U hebt een plaats"))
    name, content, kind = sent.attachments[0]
    assert (name, kind) == ("bijeenkomst.ics", "text/calendar")
    assert vobject.readOne(content).vevent.summary.value == event.title
    assert "BEGIN:VCALENDAR" in sent.message().as_string() or "QkVHSU46VkNBTEVOREFS" in sent.message().as_string()
    assert set(Message.objects.values_list("calendar", flat=True)) == {""}


def test_an_hour_of_the_islands_is_the_right_moment(event):
    assert entry(letters()[1]).dtstart.value == event.begins.astimezone(UTC)
    assert event.begins.utcoffset() == timedelta(hours=-4)
    assert timezone.is_aware(event.begins)


def test_a_calendar_program_shows_it_at_the_right_hour_and_takes_the_change(event, tmp_path, monkeypatch):
    debian.need("the calendar calcurse", debian.calcurse, ["calcurse"])
    monkeypatch.setenv("TZ", "America/Kralendijk")
    (tmp_path / "mail.ics").write_text(letters()[1].calendar, newline="")
    words = ["calcurse", "--datadir", str(tmp_path), "--confdir", str(tmp_path)]
    subprocess.run([*words, "--quiet", "--import", str(tmp_path / "mail.ics")], check=True, capture_output=True)
    shown = subprocess.run(
        [*words, "--day", event.begins.strftime("%m/%d/%Y")], check=True, capture_output=True, text=True
    ).stdout
    assert f"{event.begins:%H:%M} -> {event.ends:%H:%M}" in shown
    assert "Samen; koken, en\\leren: “é”" in shown
