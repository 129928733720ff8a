"""How many queries a page costs with the demo content; that the number does not grow is tested in each app."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import HomePage
from home.preparing import prepare
from tests.browser.addresses import PUBLIC
from vocabularies.loading import load

pytestmark = pytest.mark.once
RESULTS_MOST = 12
PAGE_MOST = 40
# Served by gunicorn itself, on another site, or of people whom a file of facts does not make.
NOT_HERE = {
    "too long",
    "broken",
    "results, degraded",
    "behind a password",
    "question, answered",
    "invitation",
    "still true?",
    "weekly mail",
    "practice with evidence",
    "meeting",
    "meeting with free seats",
    "signing up",
    "signed up",
    "somebody who comes",
    "somebody who waits",
    "what somebody filled in",
    "meeting with its harvest",
    "meeting of a coalition",
    "evaluation",
}
HERE = [address for address in PUBLIC if address.name not in NOT_HERE]


@pytest.fixture
def demo(db, settings):
    load()
    prepare()
    call_command("import_practices", settings.ROOT / "practices" / "data" / "praktijken.json", verbosity=0)
    call_command("search_rebuild", verbosity=0)


class Ids(dict):
    def __missing__(self, name):
        return Page.objects.get(url_path=HomePage.objects.get().url_path + name.removeprefix("page=")).pk


def asked(client, address):
    """The number of queries the second time, when what is kept between requests is there."""
    path = address.path.format_map(Ids())
    assert client.get(path, follow=True).status_code == address.status
    with CaptureQueriesContext(connection) as queries:
        client.get(path, follow=True)
    return len(queries)


def test_no_page_asks_the_database_much(demo, client):
    most = {address.name: RESULTS_MOST if "search" in address.covers else PAGE_MOST for address in HERE}
    counted = {address.name: asked(client, address) for address in HERE}
    assert not {name: number for name, number in counted.items() if number > most[name]}
