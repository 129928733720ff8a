"""Signs that come along when text is pasted, and that XML and calendars cannot hold."""

import zipfile
from io import BytesIO

from bs4 import BeautifulSoup

from home.preparing import the_agenda
from search.indexing import rebuild
from tests.coalitions.readers import as_
from tests.events.meetings import a_meeting
from tests.events.signing import answer, letters, sign_up

PASTED = "Samen\x0bkoken"


def test_the_list_is_downloaded_whatever_people_answered(cast, client):
    event = a_meeting(cast.utrecht, seats=5)
    event.questions.create(text="Wat brengt u mee?")
    event.save()
    sign_up(client, event, **{f"vraag-{event.questions.get().pk}": PASTED})
    answer(client, letters()[0], "bevestigen")
    bram = as_(cast.bram)
    sheet = bram.get(f"/beheer/bijeenkomsten/{event.pk}/deelnemers.ods")
    with zipfile.ZipFile(BytesIO(sheet.content)) as parts:
        assert "Samen koken" in parts.read("content.xml").decode()
    assert "Samen koken" in bram.get(f"/beheer/bijeenkomsten/{event.pk}/deelnemers.csv").content.decode("utf-8-sig")


def test_calendar_and_feed_are_there_for_everybody(cast, client):
    the_agenda(cast.home)
    a_meeting(cast.utrecht, title=PASTED, summary=PASTED, place=PASTED)
    rebuild()
    assert "\x0b" not in client.get("/agenda/agenda.ics").text
    feed = BeautifulSoup(client.get("/agenda/agenda.xml").content, "xml")
    assert "Samen koken" in feed.get_text()
