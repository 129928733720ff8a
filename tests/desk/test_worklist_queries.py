"""As many questions to the database for a full worklist as for an almost empty one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coalitions.models import CoalitionPage
from coalitions.review import doors
from desk.models import Snoozed
from desk.worklist import taking
from desk.worklist.listing import worklist
from desk.worklist.rows import EVERYWHERE
from tests.cast import a_practice
from tests.desk import work

pytestmark = pytest.mark.once
MOST_QUERIES = 25
LATER = timezone.localdate() + timedelta(days=30)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def asked(client, address="/beheer/werklijst/"):
    client.get(address)
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address).status_code == 200
    return len(questions)


def put_off_and_taken(cast):
    """The first row is put off, all others are taken."""
    now = timezone.now()
    listed = worklist(EVERYWHERE, now)
    first, *others = listed.rows(0, 200)
    if not Snoozed.objects.exists():
        Snoozed.objects.create(key=first.key, by=cast.bo, until=LATER, reason="Vakantie")
    for found in others:
        taking.take(listed, found.key, cast.bo, now)


def more(cast):
    for number in range(5):
        page = cast.utrecht.add_child(instance=CoalitionPage(title=f"Nog {number}", slug=f"nog-{number}"))
        coalition = CoalitionPage.objects.get(pk=page.pk)
        cast.utrecht.refresh_from_db()
        for of_it in range(4):
            practice = a_practice(coalition, cast.sam, f"Praktijk {number}-{of_it}")
            if of_it % 2:
                doors.submit(practice, cast.sam)
            else:
                work.measured(practice)
                practice.save_revision(user=cast.sam).publish()


@pytest.mark.parametrize("name", ["bram", "nadia"])
def test_the_worklist_asks_as_much_for_few_as_for_many(browser_of, cast, name):
    for make in work.MAKERS.values():
        make(cast)
    put_off_and_taken(cast)
    client = browser_of(name)
    few = asked(client)
    more(cast)
    assert asked(client) == few
    assert few <= MOST_QUERIES
