"""Three questions to who came: each answers once, and nobody learns who said what."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.chores import ask_for_the_harvest, forget_people
from events.models import Evaluation, EventPage, SignUp
from events.seats import add_by_hand
from tests.coalitions.readers import as_, page_of, text_of
from tests.events.meetings import a_meeting, a_wish
from tests.events.signing import letters, organise
from tests.events.traces import tables_with

SAID = {"opbrengst": "veel", "doen": "ja", "anders": "Meer tijd voor vragen."}
NAMES = ("jan", "els", "kim", "noa", "sem", "zoe")


@pytest.fixture
def event(cast):
    """Six people came; Tom did not."""
    event = a_meeting(cast.utrecht, seats=10)
    rows = [add_by_hand(event, a_wish(name), timezone.now()) for name in (*NAMES, "tom")]
    ends_at = timezone.now() - timedelta(hours=2)
    EventPage.objects.filter(pk=event.pk).update(starts_at=ends_at - timedelta(hours=2), ends_at=ends_at)
    organise(as_(cast.bram), event, "aanwezig", **{"was-er": [str(row.pk) for row in rows[:-1]]})
    return event


def link(name):
    (letter,) = [mail for mail in letters(f"{name}@example.org") if mail.subject.startswith("Wat vond u ervan")]
    return re.search(r"/p/evaluatie/\S+", letter.text)[0]


def results(cast, event):
    return organise(as_(cast.bram), event, "").get_text(" ", strip=True)


def test_only_who_came_is_asked_and_once(event):
    for _twice in range(2):
        ask_for_the_harvest()
    assert link("jan")
    assert not [mail for mail in letters("tom@example.org") if mail.subject.startswith("Wat vond u ervan")]


def test_results_show_from_five_answers_on_and_name_nobody(cast, event, client):
    ask_for_the_harvest()
    for number, name in enumerate(NAMES[:5], start=1):
        assert "Dank" in text_of(client.post(link(name), {**SAID, "anders": f"Wens {number}"}, follow=True))
        shown = results(cast, event)
        assert ("Wens 1" in shown) == (number == 5)
    assert "5 mensen hebben geantwoord" in shown
    assert "Veel: 5" in shown
    assert {field.name for field in Evaluation._meta.get_fields()} == {"key", "event", "gain", "use", "otherwise"}


def test_an_answer_counts_once_and_a_link_without_meaning_says_so(cast, event, client):
    ask_for_the_harvest()
    client.post(link("jan"), SAID)
    for address in (link("jan"), "/p/evaluatie/1/", "/p/evaluatie/1:x/", link("els")[:-2] + "/"):
        answer = client.post(address, SAID)
        assert answer.status_code == 404
        assert "Hier valt niets te beantwoorden" in text_of(answer)
    assert Evaluation.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"opbrengst": ""}, "Kies wat het best past"),
        ({"doen": "misschien wel"}, "Selecteer een geldige keuze"),
        ({"anders": "x" * 1001}, "1000"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_loses_nothing(event, client, changed, sentence):
    ask_for_the_harvest()
    shown = page_of(client.post(link("jan"), {**SAID, **changed}))
    assert sentence in shown.get_text(" ", strip=True)
    assert shown.select_one("textarea").text.strip() == {**SAID, **changed}["anders"]
    assert not Evaluation.objects.exists()


def test_after_a_month_it_is_over_and_the_answers_stay_when_people_are_forgotten(event, client):
    ask_for_the_harvest()
    client.post(link("jan"), SAID)
    address, long_ago = link("els"), timezone.now() - timedelta(days=61)
    EventPage.objects.filter(pk=event.pk).update(starts_at=long_ago - timedelta(hours=2), ends_at=long_ago)
    assert client.get(address).status_code == 404
    forget_people()
    assert not SignUp.objects.exists()
    assert not tables_with("jan@example.org")
    assert not tables_with("els@example.org")
    assert client.get(address).status_code == 404
    assert Evaluation.objects.count() == 1
