"""What a stranger cannot learn by signing up, and an address that no mail takes."""

import pytest

from events.models import SignUp
from tests.coalitions.readers import read, text_of
from tests.events.meetings import a_meeting
from tests.events.signing import JAN, TOO_LONG, answer, letters, sign_up


@pytest.fixture
def event(cast):
    return a_meeting(cast.utrecht, seats=5)


def free(client, event):
    return read(client, event.url).select_one(".k-plaatsen").get_text(" ", strip=True)


def test_the_number_of_free_seats_does_not_tell_who_signed_up(client, event):
    before = free(client, event)
    sign_up(client, event)
    assert free(client, event) == before
    answer(client, letters()[0], "bevestigen")
    one_less = free(client, event)
    assert one_less != before
    for email in (JAN["email"], "els@example.org"):
        sign_up(client, event, email=email)
        assert free(client, event) == one_less


def test_an_address_that_is_too_long_gets_a_sentence_and_nothing_is_lost(client, event):
    refused = sign_up(client, event, email=TOO_LONG, rol="leerkracht")
    assert "Dit is geen e-mailadres." in text_of(refused)
    assert TOO_LONG in refused.text
    assert "leerkracht" in refused.text
    assert not SignUp.objects.exists()
