"""People who sign up by the forms, and organisers at their page."""

import json
import re
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from events.models import EventPage
from mail.models import Message
from tests.access.forms import fields_of
from tests.coalitions.readers import as_, fill_in

JAN = {"naam": "Jan de Gast", "organisatie": "De Regenboog", "rol": "leerkracht", "email": "jan@example.org"}
TOO_LONG = f"{'x' * 60}@{'y' * 60}.{'z' * 60}.{'w' * 60}.{'v' * 20}.example"


def plan(person: Any, region: Any, button: str = "action-publish", **changed: str) -> Any:
    """The form of a new meeting, filled in."""
    client = as_(person)
    address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", region.pk])
    opened = client.get(address)
    if opened.status_code != 200:
        return opened
    typed = {
        "title": "Samen koken",
        "slug": "samen-koken",
        "kind": "regiobijeenkomst",
        "summary": "Drie coalities vertellen.",
        "starts_at": "2027-03-09 13:30",
        "ends_at": "2027-03-09 16:00",
        "place": "Dorpsstraat 1, Utrecht",
    }
    form = fields_of(opened.text, "#page-edit-form")
    return client.post(address, {**form, **typed, button: "1", **changed}, follow=True)


def sign_up(client: Client, event: EventPage, **changed: str) -> Any:
    return fill_in(client, reverse("sign-up", args=[event.pk]), {**JAN, **changed})


def letters(email: str = JAN["email"]) -> list[Message]:
    return list(Message.objects.filter(to=email).order_by("pk"))


def subjects(email: str = JAN["email"]) -> list[str]:
    """What each of them is about, without the name of the meeting."""
    return [letter.subject.partition(":")[0] for letter in letters(email)]


def link_in(letter: Message) -> str:
    """The address with which one confirms and cancels."""
    found = re.search(r"/p/aanmelding/\S+", letter.text)
    assert found, letter.text
    return found[0]


def answer(client: Client, letter: Message, word: str) -> BeautifulSoup:
    """Follow the link in the mail, and press a button."""
    shown = client.post(link_in(letter), {"doen": word}, follow=True)
    assert shown.status_code == 200
    return BeautifulSoup(shown.content, "html.parser")


def organise(client: Client, event: EventPage, doing: str, **typed: str) -> BeautifulSoup:
    """What an organiser presses at the page of seats and people."""
    shown = client.post(reverse("events_organising", args=[event.pk]), {"doen": doing, **typed}, follow=True)
    assert shown.status_code == 200, shown.status_code
    return BeautifulSoup(shown.content, "html.parser")


def harvest(client: Client, event: EventPage, report: str = "", **rows: list[dict[str, Any]]) -> Any:
    """The second tab of the form of a meeting, filled in and published."""
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    form = fields_of(client.get(address).text, "#page-edit-form")
    for name, filled in rows.items():
        form[f"{name}-TOTAL_FORMS"] = str(len(filled))
        for number, row in enumerate(filled):
            form |= {f"{name}-{number}-{field}": str(value) for field, value in row.items()}
            form |= {f"{name}-{number}-ORDER": str(number + 1), f"{name}-{number}-id": ""}
    if report:
        form["report"] = contentstate(report)
    return client.post(address, {**form, "action-publish": "1"}, follow=True)


def contentstate(text: str) -> str:
    """As Wagtail's editor sends a paragraph."""
    block = {"key": "eerste", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})
