"""What the agenda says before a meeting is opened: whether there is a seat, and in which order they stand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.chores import tell_of_changes
from events.models import Seating
from home.preparing import the_agenda
from search.indexing import rebuild
from tests.coalitions.readers import read
from tests.events.meetings import a_meeting
from tests.events.signing import answer, letters, sign_up
from vocabularies.models import Domain


@pytest.fixture(autouse=True)
def agenda(cast):
    return the_agenda(cast.home)


def orders(client, query=""):
    """Those that are offered; the chosen one first."""
    options = read(client, f"/agenda/{query}").select("#volgorde option")
    return [option.get_text() for option in sorted(options, key=lambda option: not option.has_attr("selected"))]


def states(client):
    """By title what stands beside the kind of each meeting."""
    return {
        card.select_one("h3").get_text(strip=True): [said.get_text() for said in card.select(".k-kaart__dag .k-klein")]
        for card in read(client, "/agenda/").select(".k-kaart")
    }


def test_what_is_full_closed_or_moved_says_so_in_the_list(client, cast):
    a_meeting(cast.utrecht, title="Vrij", seats=4)
    full = a_meeting(cast.utrecht, title="Bezet", seats=1)
    shut = a_meeting(cast.utrecht, title="Dicht", seats=4)
    Seating.objects.filter(pk=shut.pk).update(deadline=timezone.now() - timedelta(hours=1))
    moved = a_meeting(cast.utrecht, title="Later", seats=4)
    for domain in Domain.objects.all()[:3]:
        full.domains.add(domain)
    full.save()
    sign_up(client, full)
    answer(client, letters()[0], "bevestigen")
    tell_of_changes()
    moved.starts_at += timedelta(hours=1)
    moved.save_revision().publish()
    tell_of_changes()
    rebuild()
    assert states(client) == {"Vrij": [], "Bezet": ["Vol"], "Dicht": ["Aanmelden gesloten"], "Later": ["Verplaatst"]}


def test_without_words_they_stand_by_day_and_with_words_by_what_fits(client, cast):
    a_meeting(cast.utrecht, title="Op reis")
    a_meeting(cast.utrecht, title="Terug", now=timezone.now() - timedelta(days=40))
    rebuild()
    assert orders(client) == ["Eerstkomende eerst", "Titel, A tot Z", "Laatste eerst"]
    assert orders(client, "?volgorde=nieuwste") == orders(client)
    assert orders(client, "?wanneer=voorbij") == ["Laatste eerst", "Eerstkomende eerst", "Titel, A tot Z"]
    assert orders(client, "?q=reis")[0] == "Best passend"
