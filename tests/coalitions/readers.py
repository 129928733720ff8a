"""Readers, and people of a coalition or a region, at the site's own addresses."""

import json
from datetime import datetime, timedelta
from io import StringIO

import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from coalitions.models import CoalitionPage
from practices.models import PracticePage
from tests.cast import PERSONS
from tests.factories import full_facts
from tests.people import log_in

READING = timedelta(seconds=4)
"""What a person needs at least, before the form believes that it is one."""
ADDRESS = "reader@example.org"
QUESTION = {"naam": "Jan de Lezer", "email": ADDRESS, "vraag": "Hoeveel kinderen doen er mee?"}
REPORT = {"wens": "klopt-niet", "tekst": "Het zijn drie scholen.", "email": ADDRESS}


def read(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return page_of(answer)


def fill_in(client: Client, address: str, fields: dict[str, str], **more):
    """Open the form, read it, fill it in and send it."""
    opened = opened_at(timezone.now() - READING, client, address)
    return client.post(address, {"website": "", "begonnen": opened, **fields}, **more)


def opened_at(moment: datetime, client: Client, address: str) -> str:
    """What the form says of when somebody opened it."""
    with time_machine.travel(moment):
        return read(client, address).select_one("input[name=begonnen]")["value"]


def page_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def text_of(answer) -> str:
    return page_of(answer).get_text(" ", strip=True)


def as_(person) -> Client:
    """The browser of somebody who is logged in."""
    client, known = Client(), PERSONS[person.email.partition("@")[0]]
    for code in known.codes() if known.secret else ():
        # As if the last log-in was a minute ago.
        cache.delete(f"accounts:used:{person.pk}:{code}")
        cache.delete(f"allauth.mfa.totp.used?user={person.pk}&code={code}")
    log_in(client, known)
    return client


def import_facts(folder, *records) -> str:
    file = folder / "praktijken.json"
    file.write_text(json.dumps({"praktijken": list(records)}))
    out = StringIO()
    call_command("import_practices", file, stdout=out)
    return out.getvalue()


def in_utrecht(**others):
    """A record in the region that Bram and Bo coordinate."""
    return full_facts(
        **{"organisatie": "Stichting Klank", "gemeente": ["Utrecht"], "provincie_of_eiland": ["Utrecht"], **others}
    )


def compiled_practice(folder, **others) -> PracticePage:
    """A page that the importer made, below the compiled page of its organisation."""
    record = in_utrecht(**others)
    import_facts(folder, record)
    return PracticePage.objects.get(external_id=record["id"])


def published(page: PracticePage) -> PracticePage:
    page.get_latest_revision().publish()
    return PracticePage.objects.get(pk=page.pk)


def set_address(page: CoalitionPage | PracticePage, address: str) -> None:
    type(page).objects.filter(pk=page.pk).update(contact_email=address)
