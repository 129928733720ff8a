"""The agenda in other programs: written by one library, read by another, and by a calendar program of Debian's."""

import subprocess
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import vobject
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.chores import tell_of_changes
from events.models import EventPage, Zone
from home.preparing import the_agenda
from install import debian
from search.indexing import rebuild
from tests.coalitions.readers import as_, read
from tests.events.many import many
from tests.events.meetings import a_meeting
from tests.events.signing import organise
from tests.events.test_in_calendars import NASTY

FEEDS = (
    "/agenda/agenda.ics",
    "/agenda/agenda.ics?regio=utrecht&regio=twente",
    "/agenda/agenda.ics?bijeenkomstsoort=regiobijeenkomst&online=nee",
    "/agenda/agenda.ics?regio=utrecht&activiteit=koken",
    "/agenda/agenda.xml",
)
MOST = 3
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def agenda(cast):
    return the_agenda(cast.home)


def calendar(client, query=""):
    answer = client.get(f"/agenda/agenda.ics{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return vobject.readOne(answer.content.decode())


def entries(client, query=""):
    return {entry.summary.value: entry for entry in calendar(client, query).contents.get("vevent", [])}


def test_the_whole_agenda_for_a_calendar_program(client, cast):
    event = a_meeting(cast.utrecht, title=NASTY[:200].strip())
    a_meeting(cast.twente, title="Elders", time_zone=Zone.ISLANDS, place="", online_link="https://video.example/1")
    read_back = calendar(client)
    assert read_back.method.value == "PUBLISH"
    found = entries(client)
    assert found.keys() == {event.title, "Elders"}
    entry = found[event.title]
    assert (entry.dtstart.value, entry.dtend.value) == (event.starts_at, event.ends_at)
    assert (entry.location.value, entry.status.value) == (event.place, "CONFIRMED")
    assert entry.url.value == f"{settings.BASE_URL}{event.url}"
    assert all(len(line) <= 75 for line in client.get("/agenda/agenda.ics").content.split(b"\r\n"))


def test_nothing_in_the_agenda_is_a_calendar_too(client, db):
    assert entries(client) == {}


def test_a_calendar_has_the_filters_of_the_page_it_was_taken_from(client, cast, agenda):
    a_meeting(cast.utrecht, title="Samen koken")
    a_meeting(cast.utrecht, title="Samen zingen")
    a_meeting(cast.twente, title="Zingen elders")
    rebuild()
    shown = read(client, "/agenda/?q=zingen&regio=utrecht&maand=2027-01&toon=2027-01&volgorde=laatste")
    address = shown.select_one(".k-feeds a")["href"]
    assert address == "/agenda/agenda.ics?q=zingen&regio=utrecht"
    assert entries(client, address.removeprefix("/agenda/agenda.ics")).keys() == {"Samen zingen"}
    assert entries(client, "?regio=twente&bijeenkomstsoort=onzin").keys() == {"Zingen elders"}


def test_what_is_long_over_is_left_out(client, cast):
    now = timezone.now()
    for days in (-100, -80):
        start = now + timedelta(days=days)
        a_meeting(cast.utrecht, title=f"{days}", starts_at=start, ends_at=start + timedelta(hours=1))
    assert entries(client).keys() == {"-80"}


def test_called_off_and_changed_meetings_replace_what_a_program_has(client, cast):
    event = a_meeting(cast.utrecht, seats=4)
    tell_of_changes()
    first = entries(client)[event.title]
    page = EventPage.objects.get(pk=event.pk)
    page.title, page.slug, page.place = "Anders", "anders", "Stadhuis"
    page.save_revision().publish()
    tell_of_changes()
    changed = entries(client)["Anders"]
    assert changed.uid.value == first.uid.value
    assert int(changed.sequence.value) > int(first.sequence.value)
    organise(as_(cast.bram), event, "afgelasten")
    off = entries(client)["Anders"]
    assert (off.uid.value, off.status.value) == (first.uid.value, "CANCELLED")
    assert int(off.sequence.value) > int(changed.sequence.value)


def test_also_where_nobody_signs_up_a_change_has_a_higher_number(client, cast):
    event = a_meeting(cast.utrecht)
    event.save_revision().publish()
    first = entries(client)[event.title]
    EventPage.objects.filter(pk=event.pk).update(first_published_at=timezone.now() - timedelta(hours=1))
    EventPage.objects.get(pk=event.pk).save_revision().publish()
    changed = entries(client)[event.title]
    assert int(changed.sequence.value) >= int(first.sequence.value) + 60
    assert changed.last_modified.value >= first.last_modified.value


def test_a_calendar_program_takes_the_whole_of_it(client, cast, tmp_path, monkeypatch):
    debian.need("the calendar calcurse", debian.calcurse, ["calcurse"])
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    event = a_meeting(cast.utrecht, title="Samen koken")
    later = event.starts_at + timedelta(days=1)
    a_meeting(cast.twente, title="Een dag later", starts_at=later, ends_at=later + timedelta(hours=1))
    (tmp_path / "agenda.ics").write_bytes(client.get("/agenda/agenda.ics").content)
    words = ["calcurse", "--datadir", str(tmp_path), "--confdir", str(tmp_path)]
    subprocess.run([*words, "--quiet", "--import", str(tmp_path / "agenda.ics")], check=True, capture_output=True)
    shown = subprocess.run(
        [*words, "--query", "--from", event.begins.strftime("%m/%d/%Y"), "--days", "2"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert f"{event.begins:%H:%M} -> {event.ends:%H:%M}" in shown
    assert shown.index("Samen koken") < shown.index("Een dag later")


def test_the_feed_has_the_newest_announcement_first(client, cast):
    early = a_meeting(cast.utrecht, title="Eerst & <aangekondigd>", seats=4)
    early.save_revision().publish()
    a_meeting(cast.twente, title="Daarna aangekondigd").save_revision().publish()
    organise(as_(cast.bram), early, "afgelasten")
    answer = client.get("/agenda/agenda.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314  our own
    said = [entry.findtext("a:title", namespaces=ATOM) or "" for entry in feed.findall("a:entry", ATOM)]
    assert said[0].startswith("Daarna aangekondigd, ")
    assert said[1].startswith("Afgelast: Eerst & <aangekondigd>, ")
    assert feed.find("a:entry/a:link", ATOM).get("href") == f"{settings.BASE_URL}/twente/daarna-aangekondigd/"
    assert f":bijeenkomst-{early.pk}@" in feed.findall("a:entry/a:id", ATOM)[1].text
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Kansrijk"
    assert client.get("/agenda/agenda.xml?regio=utrecht").text.count("<entry>") == 1


@pytest.mark.once
def test_five_hundred_cost_no_more_questions_than_one(client, cast):
    many(cast.utrecht, 3)
    few = {address: asked(client, address) for address in FEEDS}
    many(cast.twente, 700)
    assert len(calendar(client).contents["vevent"]) == 500
    assert {address: asked(client, address) for address in FEEDS} == few
    assert max(few.values()) <= MOST


def asked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address).status_code == 200
    return len(questions)
