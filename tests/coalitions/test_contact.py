"""A reader asks a coalition something: who gets it, what stays secret, and what keeps robots out."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone

from coalitions.chores import forget_readers
from coalitions.incoming import contact
from coalitions.incoming.robots import FOR_LETTERS, SALT
from coalitions.models import Question
from mail.models import Message
from tests.cast import a_practice
from tests.coalitions.readers import (
    ADDRESS,
    QUESTION,
    compiled_practice,
    fill_in,
    page_of,
    published,
    read,
    set_address,
    text_of,
)

SECRET = "geheim@overvecht.example"


@pytest.fixture
def practice(cast):
    return published(a_practice(cast.overvecht, cast.amina))


@pytest.fixture
def address(practice):
    return f"/p/{practice.pk}/vraag/"


def mailed():
    return sorted(Message.objects.values_list("to", flat=True))


def test_the_page_leads_to_the_form_and_the_form_to_whoever_can_answer(client, practice, address):
    assert read(client, practice.url).select_one(f"a[href='{address}']").get_text() == "Stel een vraag"
    answer = fill_in(client, address, QUESTION)
    assert answer["Location"] == f"{address}verstuurd/"
    assert "Uw vraag is verstuurd" in text_of(client.get(answer["Location"]))
    assert mailed() == ["amina@example.org", "badr@example.org"]
    letter = Message.objects.first()
    assert letter.reply_to == ADDRESS
    assert letter.subject == "Een vraag over “Muziek op dinsdag”"
    for words in ("Jan de Lezer", QUESTION["vraag"], practice.url):
        assert words in letter.text


def test_a_coalition_is_asked_in_the_same_way(client, cast):
    address = f"/p/{cast.overvecht.pk}/vraag/"
    assert read(client, cast.overvecht.url).select_one(f"a[href='{address}']")
    fill_in(client, address, QUESTION)
    assert mailed() == ["amina@example.org", "badr@example.org"]


def test_the_nearest_who_can_be_reached_gets_it(client, cast, practice, address):
    set_address(practice, "praktijk@overvecht.example")
    set_address(cast.overvecht, SECRET)
    nearest_first = [
        ("praktijk", ["praktijk@overvecht.example"], lambda: set_address(practice, "")),
        ("coalitie", [SECRET], lambda: set_address(cast.overvecht, "")),
        ("leden", ["amina@example.org", "badr@example.org"], cast.overvecht.access.authors.user_set.clear),
        ("regiocoordinatoren", ["bo@example.org", "bram@example.org"], cast.utrecht.access.coordinators.user_set.clear),
        ("redactie", ["nadia@example.org"], lambda: None),
    ]
    said = {"regiocoordinatoren": "naar de coördinator van de regio", "redactie": "naar de redactie van deze site"}
    for role, people, gone in nearest_first:
        Message.objects.all().delete()
        assert said.get(role, "gaat naar Overvecht") in read(client, address).get_text()
        fill_in(client, address, QUESTION)
        assert (mailed(), Question.objects.first().sent_to) == (people, role)
        gone()


def test_where_nobody_can_be_reached_the_reader_hears_so_and_keeps_the_text(client, cast, practice, address):
    for person in cast.people.values():
        person.is_active = False
        person.save()
    said = text_of(fill_in(client, address, QUESTION))
    assert "niemand aan wie wij dit kunnen sturen" in said
    assert QUESTION["vraag"] in said
    assert not Question.objects.exists()


def test_the_address_of_the_receiver_is_shown_nowhere(client, cast, practice, address):
    set_address(practice, SECRET)
    set_address(cast.overvecht, SECRET)
    answers = [
        client.get(practice.url),
        client.get(cast.overvecht.url),
        client.get(address),
        fill_in(client, address, {**QUESTION, "email": ""}),
        fill_in(client, address, QUESTION),
        client.get(f"{address}verstuurd/"),
        client.get(contact.answered_url(Question.objects.get())),
    ]
    assert mailed() == [SECRET]
    for answer in answers:
        assert "overvecht.example" not in f"{answer.headers}{answer.content.decode()}"


def test_a_question_about_a_compiled_page_goes_to_the_editors_and_says_so(client, cast, tmp_path):
    page = compiled_practice(tmp_path)
    set_address(page, SECRET)
    address = f"/p/{page.pk}/vraag/"
    assert "naar de redactie van deze site, niet naar de organisatie" in read(client, address).get_text()
    fill_in(client, address, QUESTION)
    assert mailed() == ["nadia@example.org"]


def test_only_what_the_public_finds_can_be_asked_about(client, cast, practice, address):
    draft = a_practice(cast.overvecht, cast.amina, "Nog niet klaar")
    for number in (draft.pk, 0, 10**30, cast.utrecht.pk, cast.home.pk):
        assert client.get(f"/p/{number}/vraag/").status_code == 404
        assert client.post(f"/p/{number}/vraag/", QUESTION).status_code == 404
    practice.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("naam", "", "Vul uw naam in"),
        ("naam", "x" * 5000, "het zijn er nu 5000"),
        ("naam", "Jan\nBcc: alle@example.org", "op één regel"),
        ("naam", "Jan\x00", "Null"),
        ("email", "", "Vul uw e-mailadres in"),
        ("email", "jan", "geen e-mailadres"),
        ("email", f"{ADDRESS}\nBcc: alle@example.org", "geen e-mailadres"),
        ("email", f"{ADDRESS}, alle@example.org", "geen e-mailadres"),
        ("vraag", "   ", "wat u wilt weten"),
        ("vraag", "x" * 3001, "het zijn er nu 3001"),
        ("vraag", "http://a.example www.b.example https://c.example", "meer dan 2 links"),
        ("website", "https://c.example", "leeg moet blijven"),
        ("begonnen", "zomaar iets", "te lang open"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(client, address, field, value, sentence):
    answer = fill_in(client, address, {**QUESTION, field: value})
    assert answer.status_code == 200
    said = text_of(answer)
    assert sentence in said
    page = answer.content.decode()
    for name in {"naam", "email", "vraag"} - {field}:
        assert QUESTION[name] in page
    assert not Question.objects.exists()
    assert not Message.objects.exists()


def test_the_first_field_that_is_wrong_gets_the_focus(client, address):
    answer = fill_in(client, address, {**QUESTION, "email": "jan", "vraag": ""})
    assert [field["name"] for field in page_of(answer).select("[autofocus]")] == ["email"]


@pytest.mark.parametrize(("age", "sentence"), [(1, "erg snel"), (25 * 3600, "te lang open")])
def test_too_quick_and_too_late_are_told_and_the_second_time_it_goes(client, address, age, sentence):
    stamp = signing.dumps(timezone.now().timestamp() - age, salt=SALT)
    answer = client.post(address, {**QUESTION, "begonnen": stamp, "website": ""})
    assert sentence in text_of(answer)
    assert QUESTION["vraag"] in text_of(answer)
    offered = page_of(answer).select_one("input[name=begonnen]")["value"]
    assert (offered == stamp) == (age == 1)
    fill_in(client, address, QUESTION)
    assert Question.objects.count() == 1


def test_a_form_from_elsewhere_is_refused_and_the_text_is_still_there(address):
    strict = Client(enforce_csrf_checks=True)
    said = text_of(fill_in(strict, address, QUESTION))
    assert "Sta cookies toe" in said
    assert QUESTION["vraag"] in said
    token = read(strict, address).select_one("input[name=csrfmiddlewaretoken]")["value"]
    assert fill_in(strict, address, {**QUESTION, "csrfmiddlewaretoken": token}).status_code == 302


@pytest.fixture
def one_hour():
    """No new hour begins in the middle of a test."""
    with time_machine.travel(timezone.now().replace(minute=1), tick=False):
        yield


@pytest.mark.usefixtures("one_hour")
def test_one_client_may_send_so_many_an_hour(client, address):
    for _time in range(FOR_LETTERS.of_a_client):
        assert fill_in(client, address, QUESTION).status_code == 302
    answer = fill_in(client, address, QUESTION)
    assert answer.status_code == 429
    assert "probeer het over een uur opnieuw" in text_of(answer)
    assert QUESTION["vraag"] in text_of(answer)
    assert Question.objects.count() == FOR_LETTERS.of_a_client
    # A header that anybody can write makes nobody another client.
    assert fill_in(client, address, QUESTION, HTTP_X_FORWARDED_FOR="192.0.2.9").status_code == 429
    assert fill_in(client, address, QUESTION, REMOTE_ADDR="192.0.2.9").status_code == 302


@pytest.mark.usefixtures("one_hour")
def test_a_network_of_ipv6_is_one_client(client, address):
    for number in range(FOR_LETTERS.of_a_client):
        fill_in(client, address, QUESTION, REMOTE_ADDR=f"2001:db8:1:2::{number}")
    assert fill_in(client, address, QUESTION, REMOTE_ADDR="2001:db8:1:2:ffff::1").status_code == 429
    assert fill_in(client, address, QUESTION, REMOTE_ADDR="2001:db8:1:3::1").status_code == 302


@pytest.mark.usefixtures("one_hour")
def test_behind_the_proxy_its_own_word_counts_and_no_other(client, address, settings):
    settings.BEHIND_PROXY = True
    for number in range(FOR_LETTERS.of_a_client):
        fill_in(client, address, QUESTION, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}, 198.51.100.7")
    assert fill_in(client, address, QUESTION, HTTP_X_FORWARDED_FOR="192.0.2.99, 198.51.100.7").status_code == 429
    assert fill_in(client, address, QUESTION, HTTP_X_FORWARDED_FOR="198.51.100.8").status_code == 302


@pytest.mark.usefixtures("one_hour")
def test_one_page_gets_so_many_an_hour_from_everybody_together(client, cast, address):
    for number in range(FOR_LETTERS.about_a_page):
        assert fill_in(client, address, QUESTION, REMOTE_ADDR=f"192.0.2.{number}").status_code == 302
    assert fill_in(client, address, QUESTION, REMOTE_ADDR="198.51.100.7").status_code == 429
    other = f"/p/{cast.enschede.pk}/vraag/"
    assert fill_in(client, other, QUESTION, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_to_follow_the_link_in_the_mail_changes_nothing_and_its_button_does(client, address, cast):
    fill_in(client, address, QUESTION)
    question = Question.objects.get()
    link = contact.answered_url(question)
    assert link in Message.objects.first().text
    assert "Ja, die is beantwoord" in read(client, link).get_text()
    assert Question.objects.get().state == "onbekend"
    client.post(link)
    assert Question.objects.get().state == "beantwoord"
    assert "Op " in read(client, link).get_text()
    assert QUESTION["vraag"] not in read(client, link).get_text()


def test_a_link_that_we_did_not_sign_leads_nowhere(client, address):
    fill_in(client, address, QUESTION)
    question = Question.objects.get()
    other_purpose = signing.Signer(salt="iets anders").sign(str(question.pk))
    for token in (str(question.pk), f"{question.pk}:abc", other_purpose):
        assert client.post(f"/p/vraag/{token}/").status_code == 404
    assert Question.objects.get().state == "onbekend"


def test_after_thirty_days_the_row_is_left_without_text_name_and_address(client, practice, address):
    fill_in(client, address, QUESTION)
    Question.objects.update(asked_at=timezone.now() - timedelta(days=29))
    forget_readers()
    assert Question.objects.get().text
    Question.objects.update(asked_at=timezone.now() - timedelta(days=31))
    forget_readers()
    question = Question.objects.get()
    assert (question.text, question.name, question.email) == ("", "", "")
    assert (question.page_id, question.sent_to, question.state) == (practice.pk, "leden", "onbekend")
    practice.delete()
    assert Question.objects.get().title == "Muziek op dinsdag"
    assert client.get(contact.answered_url(question)).status_code == 200
