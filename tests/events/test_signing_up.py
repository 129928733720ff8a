"""A stranger signs up, confirms, waits, is offered a seat and cancels: by the forms and the mails."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from events.chores import forget_people, give_seats_to_the_next
from events.models import SignUp, Stage
from events.notices import MOST_AGAIN, SIGNER
from mail.models import Message
from tests.cast import a_practice
from tests.coalitions.readers import READING, as_, fill_in, opened_at, read, text_of
from tests.events.meetings import a_meeting
from tests.events.signing import JAN, answer, letters, link_in, organise, sign_up
from tests.events.traces import tables_with


@pytest.fixture
def event(cast):
    return a_meeting(cast.utrecht, seats=1, online_link="https://video.example/samen")


def stage(email=JAN["email"]):
    return SignUp.objects.filter(email=email).latest("pk").stage


def pass_time(**ago):
    """As if all that is held until a moment was asked for so long before."""
    for row in SignUp.objects.exclude(until=None):
        SignUp.objects.filter(pk=row.pk).update(until=row.until - timedelta(**ago))


def test_a_seat_is_confirmed_by_mail(client, event):
    assert "Aanmelden" in read(client, event.url).get_text()
    sent = sign_up(client, event)
    assert "Kijk in uw mail" in text_of(client.get(sent["Location"]))
    assert stage() == Stage.HELD
    assert "video.example" not in letters()[0].text + client.get(event.url).text
    client.get(link_in(letters()[0]))
    assert stage() == Stage.HELD, "to follow a link changes nothing"
    assert "U hebt een plaats" in answer(client, letters()[0], "bevestigen").get_text()
    assert stage() == Stage.CONFIRMED
    assert [letter.subject.partition(":")[0] for letter in letters()] == [
        "Bevestig uw aanmelding",
        "U hebt een plaats",
    ]
    assert "https://video.example/samen" in letters()[1].text


def test_who_is_too_many_waits_and_gets_the_seat_that_comes_free(client, event):
    sign_up(client, event)
    answer(client, letters()[0], "bevestigen")
    assert "Alle plaatsen zijn bezet" in read(client, event.url).get_text(" ", strip=True)
    sign_up(client, event, email="els@example.org")
    els = letters("els@example.org")
    assert "wachtlijst" in els[0].text
    assert "U staat op de wachtlijst" in answer(client, els[0], "bevestigen").get_text()
    answer(client, letters()[-1], "afmelden")
    assert stage("els@example.org") == Stage.OFFERED
    offer = letters("els@example.org")[-1]
    assert offer.subject.startswith("Er is een plaats voor u vrij")
    assert "U hebt een plaats" in answer(client, offer, "bevestigen").get_text()


def test_an_offer_that_nobody_takes_goes_to_the_next(client, event, cast):
    for name in ("jan", "els", "piet"):
        sign_up(client, event, email=f"{name}@example.org")
        answer(client, letters(f"{name}@example.org")[0], "bevestigen")
    answer(client, letters()[-1], "afmelden")
    pass_time(hours=49)
    give_seats_to_the_next()
    assert [stage(f"{name}@example.org") for name in ("els", "piet")] == [Stage.LAPSED, Stage.OFFERED]
    assert "De plaats ging naar de volgende" in letters("els@example.org")[-1].subject
    assert "op de wachtlijst" in answer(client, letters("els@example.org")[-1], "bevestigen").get_text()


def test_a_seat_is_held_for_half_an_hour_and_no_longer(client, event):
    sign_up(client, event)
    pass_time(minutes=31)
    sign_up(client, event, email="els@example.org")
    assert (stage(), stage("els@example.org")) == (Stage.LAPSED, Stage.HELD)
    assert "U staat op de wachtlijst" in answer(client, letters()[0], "bevestigen").get_text()
    assert len(letters()) == 2, "nobody is told that a seat lapsed that was never confirmed"


def test_the_same_address_twice_is_one_seat_and_tells_nobody(client, event):
    first = sign_up(client, event)
    again = sign_up(client, event, email="JAN@example.org", naam="Een ander")
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    assert SignUp.objects.count() == 1
    assert SignUp.objects.get().name == "Jan de Gast"
    assert len({letter.text for letter in letters()}) == 1
    for _time in range(MOST_AGAIN + 2):
        sign_up(client, event)
    assert Message.objects.count() == MOST_AGAIN


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"naam": ""}, "Schrijf uw naam"),
        ({"naam": "Jan\nBcc: allen@example.org"}, "op één regel"),
        ({"email": "jan@example.org\nBcc: allen@example.org"}, "geen e-mailadres"),
        ({"email": "geen adres"}, "geen e-mailadres"),
        ({"organisatie": ""}, "waar u werkt"),
        ({"naam": "J" * 101}, "Ten hoogste 100 tekens"),
        ({"website": "https://robot.example"}, "leeg moet blijven"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_loses_nothing(client, event, changed, sentence):
    shown = sign_up(client, event, **changed)
    assert shown.status_code == 200
    assert sentence in text_of(shown)
    assert JAN["rol"] in shown.text
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("token", ["onzin", "1:vals", SIGNER.sign("999999999"), SIGNER.sign("9" * 30)])
def test_a_link_that_is_none(client, db, token):
    for answered in (client.get(f"/p/aanmelding/{token}/"), client.post(f"/p/aanmelding/{token}/", {"doen": "x"})):
        assert answered.status_code == 404
        assert "Deze link werkt niet meer" in text_of(answered)


def test_diet_is_asked_only_with_a_reason_and_questions_of_the_organiser_come_along(client, cast):
    event = a_meeting(cast.utrecht, seats=5)
    assert "Dieet" not in text_of(client.get(f"/p/{event.pk}/aanmelden/"))
    event.needs_why = "Er is een lunch."
    question = event.questions.create(text="Wat wilt u leren?", required=True)
    event.save()
    field = f"vraag-{question.pk}"
    assert "organisator heeft hier een antwoord" in text_of(sign_up(client, event, wensen="Geen vlees"))
    sign_up(client, event, wensen="Geen vlees", **{field: "Koken met groep 3"})
    listed = read(as_(cast.bram), f"/beheer/bijeenkomsten/{event.pk}/").get_text(" ", strip=True)
    for words in ("Jan de Gast", "Geen vlees", "Wat wilt u leren? Koken met groep 3", "Wacht op bevestiging"):
        assert words in listed


def test_the_organiser_raises_lowers_writes_in_and_takes_off(client, event, cast):
    bram = as_(cast.bram)
    for name in ("jan", "els"):
        sign_up(client, event, email=f"{name}@example.org")
        answer(client, letters(f"{name}@example.org")[0], "bevestigen")
    assert stage("els@example.org") == Stage.WAITING
    organise(bram, event, "plaatsen", seats="2")
    assert stage("els@example.org") == Stage.OFFERED
    shown = organise(bram, event, "plaatsen", seats="1").get_text(" ", strip=True)
    assert "eerst moet 1 persoon een plaats opgeven" in shown
    full = organise(bram, event, "erbij", naam="Piet", organisatie="School", email="piet@example.org")
    assert "Alle plaatsen zijn bezet" in full.get_text(" ", strip=True)
    assert full.select_one("#id_naam")["value"] == "Piet"
    organise(bram, event, "plaatsen", seats="3")
    organise(bram, event, "erbij", naam="Piet", organisatie="School", email="piet@example.org")
    assert stage("piet@example.org") == Stage.CONFIRMED
    organise(bram, event, "eraf", wie=str(SignUp.objects.get(email="piet@example.org").pk))
    assert stage("piet@example.org") == Stage.CANCELLED
    assert "U komt niet" in letters("piet@example.org")[-1].subject
    for who in ("", "onzin", "9" * 30):
        organise(bram, event, "eraf", wie=who)


def test_a_meeting_that_is_called_off_is_told_to_everybody(client, event, cast):
    sign_up(client, event)
    answer(client, letters()[0], "bevestigen")
    address = reverse("sign-up", args=[event.pk])
    opened_before = opened_at(timezone.now() - READING, client, address)
    for _twice in range(2):
        organise(as_(cast.bram), event, "afgelasten")
    assert [letter.subject for letter in letters()][-1] == f"Afgelast: {event.title}"
    assert len(letters()) == 3
    assert "gaat niet door" in read(client, event.url).get_text()
    assert "gaat niet door" in read(client, link_in(letters()[0])).get_text()
    form = {**JAN, "begonnen": opened_before, "website": "", "email": "els@example.org"}
    sent = client.post(address, form)
    assert "is gesloten" in text_of(sent)
    assert "els@example.org" in sent.text


def test_after_the_deadline_and_after_the_meeting_it_is_closed(client, event):
    now = timezone.now()
    sign_up(client, event)
    type(event.seating).objects.update(deadline=now - timedelta(minutes=1))
    assert "aanmelding is gesloten" in read(client, f"/p/{event.pk}/aanmelden/").get_text().casefold()
    type(event).objects.update(starts_at=now - timedelta(hours=2), ends_at=now - timedelta(hours=1))
    assert "voorbij" in read(client, event.url).get_text()
    assert "al begonnen" in answer(client, letters()[0], "bevestigen").get_text()


def test_people_are_forgotten_wherever_they_stand(client, event, cast):
    type(event).objects.update(needs_why="Er is een lunch.")
    sign_up(client, event, wensen="Zonder noten")
    answer(client, letters()[0], "bevestigen")
    organise(as_(cast.bram), event, "eraf", wie=str(SignUp.objects.get().pk))
    assert tables_with("jan@example.org") == {"events.SignUp", "mail.Message"}
    over = timezone.now() - timedelta(days=15)
    type(event).objects.update(starts_at=over - timedelta(hours=2), ends_at=over)
    forget_people()
    assert not tables_with("Zonder noten")
    assert tables_with("jan@example.org")
    over = timezone.now() - timedelta(days=61)
    type(event).objects.update(starts_at=over - timedelta(hours=2), ends_at=over)
    forget_people()
    assert not tables_with("jan@example.org") | tables_with("Jan de Gast")


def test_who_signed_up_changes_what_they_said_and_nothing_else(client, event):
    event.needs_why = "Er is een lunch."
    question = event.questions.create(text="Wat wilt u leren?")
    event.save()
    sign_up(client, event, wensen="Geen vlees", **{f"vraag-{question.pk}": "Koken"})
    answer(client, letters()[0], "bevestigen")
    address = f"{link_in(letters()[0])}wijzigen/"
    form = read(client, address)
    assert form.select_one("[name=wensen]").get_text().strip() == "Geen vlees"
    assert form.select_one(f"[name=vraag-{question.pk}]").get_text().strip() == "Koken"
    assert form.select_one("[name=email]") is None
    typed = {"naam": "Jan Anders", "organisatie": "De Zon", "wensen": "Geen noten", "email": "x@example.org"}
    assert "Schrijf uw naam" in text_of(fill_in(client, address, {**typed, "naam": ""}))
    fill_in(client, address, typed)
    row = SignUp.objects.get()
    assert (row.name, row.organisation, row.needs, row.answers) == ("Jan Anders", "De Zon", "Geen noten", [])
    assert (row.email, row.stage) == (JAN["email"], Stage.CONFIRMED)
    answer(client, letters()[0], "afmelden")
    assert client.get(address).status_code == 404


def test_a_practice_says_where_it_was_presented(client, cast):
    practice = a_practice(cast.overvecht, cast.amina)
    practice.live = True
    practice.save()
    event = a_meeting(cast.utrecht, seats=5)
    event.presented.create(practice=practice)
    event.save()
    told = text_of(client.get(practice.url))
    assert f"Gepresenteerd op Samen koken, samen leren {date_format(event.begins, 'j F Y')}, nog te komen" in told, told
    assert practice.title in text_of(client.get(event.url))
    organise(as_(cast.bram), event, "afgelasten")
    assert "Gepresenteerd op" not in text_of(client.get(practice.url))
