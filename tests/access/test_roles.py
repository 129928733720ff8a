"""Every cell of docs/roles.md, tried through the site's own addresses by the same people."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access import (  # noqa: F401  the acts register themselves
    acts_events,
    acts_evidence,
    acts_files,
    acts_keeping,
    acts_pages,
    acts_people,
    acts_review,
    acts_words,
    acts_work,
    table,
)
from tests.access.acting import ACTS, everything, sentence, written
from tests.cast import Cast

pytestmark = pytest.mark.once

ROLES, CELLS = table.read()
PEOPLE = {
    "bezoeker": None, "lezer": "daan", "oud-auteur": "gijs", "auteur": "badr", "schrijver": "amina", "buur": "fenna",
    "auteur elders": "dewi", "coördinator": "bram", "coördinator die schreef": "bo", "coördinator elders": "carla",
    "landelijke redactie": "nadia", "beheerder": "sam",
}  # fmt: skip


def test_the_table_is_large_enough_and_every_act_in_it_can_be_tried():
    assert len(CELLS) >= 30
    assert len(ROLES) >= 12
    assert CELLS.keys() == ACTS.keys()
    assert set(ROLES) == PEOPLE.keys()


@pytest.mark.parametrize("name", CELLS)
def test_who_may(name: str, cast: Cast, browser_of: Callable[[str], Client]) -> None:
    attempt = ACTS[name](cast, browser_of("sam"))
    before = everything()
    faults = []
    for role, allowed in CELLS[name].items():
        with transaction.atomic():
            faults += [f"{role}: {fault}" for fault in tried(attempt, browser(browser_of, role), allowed, before)]
            transaction.set_rollback(True)
    assert not faults, "\n".join(faults)


def browser(browser_of, role):
    return browser_of(PEOPLE[role]) if PEOPLE[role] else Client()


def tried(attempt, client, allowed, before):
    with CaptureQueriesContext(connection) as asked:
        response = attempt.do(client)
    assert response.status_code < 500
    if allowed:
        return [] if attempt.done() else [f"should be allowed; was told: {told(client, response)}"]
    # What nobody wrote to is as it was; else every row is compared.
    is_changed = bool(written(asked)) and everything() != before
    changed = ["should be refused, and something changed"] if is_changed else []
    return changed + ([] if told(client, response) else [f"was refused without a word ({response.status_code})"])


def told(client, response):
    """What the person reads in the end: what waits for their next page, or stands on the page they are sent to."""
    if response.status_code != 302:
        return sentence(response)[:300]
    waiting = " ".join(str(message) for message in get_messages(response.wsgi_request))
    return (waiting or sentence(client.get(response.url, follow=True)))[:300]
