"""As many questions to the database with many coalitions and practices as with few."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalitions.models import CoalitionPage
from coalitions.review import doors
from practices.models import PracticePage
from tests.cast import a_practice

pytestmark = pytest.mark.once
MOST_QUERIES = 30


def asked(client, address="/beheer/"):
    client.get(address)
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address).status_code == 200
    return len(questions)


def fill(cast, coalitions, each):
    """Of each coalition some that wait, some public, some drafts."""
    for number in range(coalitions):
        page = cast.utrecht.add_child(instance=CoalitionPage(title=f"Coalitie {number}", slug=f"coalitie-{number}"))
        coalition = CoalitionPage.objects.get(pk=page.pk)
        coalition.access.authors.user_set.add(cast.amina)
        coalition.also_in = [cast.twente]
        coalition.save()
        amina = get_user_model().objects.get(pk=cast.amina.pk)  # Wagtail keeps what somebody may do with the person
        for of_it in range(each):
            practice = a_practice(coalition, amina, f"Praktijk {number}-{of_it}")
            if of_it % 2:
                doors.submit(practice, amina)
            if of_it % 4 == 3:
                practice = PracticePage.objects.get(pk=practice.pk)
                doors.approve(practice, cast.bram, doors.version_of(practice))


@pytest.mark.parametrize("name", ["amina", "bram", "carla", "nadia"])
def test_the_desk_asks_as_much_for_few_as_for_many(browser_of, cast, name):
    fill(cast, 1, 4)
    client = browser_of(name)
    few = asked(client)
    fill_more(cast)
    assert asked(client) == few
    assert few <= MOST_QUERIES


@pytest.mark.parametrize("name", ["bram", "nadia"])
def test_the_explorer_asks_as_much_for_few_as_for_many(browser_of, cast, name):
    fill(cast, 2, 4)
    first = CoalitionPage.objects.get(slug="coalitie-0")
    places = {"region": f"/beheer/pages/{cast.utrecht.pk}/", "coalition": f"/beheer/pages/{first.pk}/"}
    client = browser_of(name)
    few = {place: asked(client, address) for place, address in places.items()}
    for number in range(8):
        practice = a_practice(first, cast.amina, f"Nog {number}")
        doors.submit(practice, cast.amina)
    fill_more(cast)
    assert {place: asked(client, address) for place, address in places.items()} == few


def fill_more(cast):
    for page in CoalitionPage.objects.filter(slug__startswith="coalitie-"):
        page.slug = f"eerste-{page.pk}"
        page.save()
    cast.utrecht = type(cast.utrecht).objects.get(pk=cast.utrecht.pk)
    fill(cast, 6, 8)
