"""Being invited, coming in, going: by the mail that was sent and the pages of the site."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from coalitions.authority.people import coordinators, is_member, members, national_editors, owners
from coalitions.models import Invitation
from mail.models import Message

SALLY = {"first_name": "Sal", "last_name": "de Wit", "password": "een-heel-lang-wachtwoord-van-sal"}


def people_page(page):
    return f"/beheer/mensen/{page.pk}/"


def invite(client, page, email="sal@example.org", role="auteur", words="Fijn dat je meedoet."):
    form = {"doen": "uitnodigen", "email": email, "role": role, "words": words}
    return client.post(people_page(page), form, follow=True)


def link_in_mail(email="sal@example.org"):
    """The address in the newest mail to this person."""
    text = Message.objects.filter(to=email).order_by("-pk").first().text
    return re.search(r"/accounts/uitnodiging/\S+/", text)[0]


@pytest.mark.parametrize(
    ("who", "where", "role", "allowed"),
    [
        ("nadia", "utrecht", "coordinator", True),
        ("nadia", "overvecht", "beheerder", True),
        ("bram", "overvecht", "beheerder", True),
        ("bram", "overvecht", "auteur", True),
        ("amina", "overvecht", "auteur", True),
        ("amina", "overvecht", "beheerder", False),
        ("badr", "overvecht", "auteur", False),
        ("bram", "utrecht", "coordinator", False),
        ("bram", "enschede", "auteur", False),
        ("carla", "overvecht", "auteur", False),
        ("fenna", "overvecht", "auteur", False),
        ("amina", "overvecht", "redactie", False),
    ],
)
def test_who_may_invite_whom(cast, browser_of, who, where, role, allowed):
    answer = invite(browser_of(who), getattr(cast, where), role=role)
    assert Invitation.objects.exists() == allowed
    assert Message.objects.filter(to="sal@example.org").exists() == allowed
    if not allowed:
        assert any(word in answer.text for word in ("messages", "error-message"))


def test_a_newcomer_makes_an_account_and_writes(cast, browser_of):
    invite(browser_of("amina"), cast.overvecht)
    letter = Message.objects.get(to="sal@example.org")
    assert "Fijn dat je meedoet." in letter.text
    assert letter.reply_to == "amina@example.org"
    newcomer, link = Client(), link_in_mail()
    assert "Amina nodigt u uit als auteur: Overvecht." in newcomer.get(link).text
    assert not User.objects.filter(email="sal@example.org").exists()
    answer = newcomer.post(link, SALLY, follow=True)
    assert answer.request["PATH_INFO"] == "/beheer/"
    sal = User.objects.get(email="sal@example.org")
    assert sal.get_full_name() == "Sal de Wit"
    assert is_member(sal, cast.overvecht)
    assert sal.emailaddress_set.get().verified


def test_a_weak_password_gets_a_sentence_and_what_was_typed_stays(cast, browser_of):
    invite(browser_of("amina"), cast.overvecht)
    answer = Client().post(link_in_mail(), {**SALLY, "password": "kort"})
    assert "12 tekens" in answer.text
    assert 'value="de Wit"' in answer.text
    assert Invitation.objects.open().exists()


def test_a_link_is_used_once(cast, browser_of):
    invite(browser_of("amina"), cast.overvecht)
    link = link_in_mail()
    Client().post(link, SALLY)
    answer = Client().post(link, SALLY)
    assert answer.status_code == 409
    assert "al gebruikt" in answer.text


def test_a_link_expires_and_can_be_sent_again(cast, browser_of):
    amina = browser_of("amina")
    invite(amina, cast.overvecht)
    old = link_in_mail()
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=14, minutes=1))
    assert "verlopen" in Client().get(old).text
    invitation = Invitation.objects.get()
    amina.post(people_page(cast.overvecht), {"doen": "opnieuw", "uitnodiging": invitation.pk})
    new = link_in_mail()
    assert new != old
    assert "nieuwere mail" in Client().get(old).text
    Client().post(new, SALLY)
    assert members(cast.overvecht).filter(email="sal@example.org").exists()


def test_a_withdrawn_link_does_nothing(cast, browser_of):
    amina = browser_of("amina")
    invite(amina, cast.overvecht)
    amina.post(people_page(cast.overvecht), {"doen": "intrekken", "uitnodiging": Invitation.objects.get().pk})
    assert "ingetrokken" in Client().post(link_in_mail(), SALLY).text
    assert not User.objects.filter(email="sal@example.org").exists()


def test_a_changed_link_does_nothing(cast, browser_of):
    invite(browser_of("amina"), cast.overvecht)
    assert "niet compleet" in Client().get(link_in_mail()[:-3] + "x/").text


def test_who_has_an_account_logs_in_and_accepts(cast, browser_of):
    invite(browser_of("bram"), cast.overvecht, email="DEWI@example.org", role="beheerder")
    link = link_in_mail("dewi@example.org")
    assert "Er is een account" in Client().get(link).text
    assert "Log eerst in" in Client().post(link, SALLY).text
    assert (
        "ander e-mailadres" in browser_of("fenna").post(link).text
        or "account met dit" in browser_of("fenna").post(link).text
    )
    browser_of("dewi").post(link)
    dewi = cast.dewi
    assert is_member(dewi, cast.overvecht)
    assert is_member(dewi, cast.enschede)
    assert owners(cast.overvecht).filter(pk=dewi.pk).exists()


def test_a_coordinator_who_comes_in_must_set_up_a_second_factor(cast, browser_of):
    invite(browser_of("nadia"), cast.twente, role="coordinator")
    answer = Client().post(link_in_mail(), SALLY, follow=True)
    assert coordinators(cast.twente).filter(email="sal@example.org").exists()
    assert answer.request["PATH_INFO"].startswith("/accounts/tweede-stap/")


def test_the_national_editors_invite_a_colleague(cast, browser_of):
    browser_of("nadia").post(
        "/beheer/mensen/landelijk/", {"doen": "uitnodigen", "email": "sal@example.org", "role": "redactie"}
    )
    Client().post(link_in_mail(), SALLY)
    assert national_editors().filter(email="sal@example.org").exists()


def test_somebody_is_taken_off_in_one_action_and_their_texts_stay(cast, browser_of):
    from tests.cast import a_practice

    page = a_practice(cast.overvecht, cast.badr)
    browser_of("bram").post(people_page(cast.overvecht), {"doen": "eraf", "persoon": cast.badr.pk})
    assert not is_member(cast.badr, cast.overvecht)
    assert page.permissions_for_user(User.objects.get(pk=cast.amina.pk)).can_edit()
    assert not page.permissions_for_user(User.objects.get(pk=cast.badr.pk)).can_edit()


def test_a_member_may_leave_but_not_send_others_away(cast, browser_of):
    badr = browser_of("badr")
    badr.post(people_page(cast.overvecht), {"doen": "eraf", "persoon": cast.amina.pk})
    assert is_member(cast.amina, cast.overvecht)
    badr.post(people_page(cast.overvecht), {"doen": "eraf", "persoon": cast.badr.pk})
    assert not is_member(cast.badr, cast.overvecht)


@pytest.mark.parametrize("who", ["fenna", "dewi", "carla", "daan"])
def test_the_names_are_only_for_that_coalition_and_region(cast, browser_of, who):
    assert "badr@example.org" not in browser_of(who).get(people_page(cast.overvecht), follow=True).text


@pytest.mark.parametrize("who", ["badr", "bram", "nadia"])
def test_colleagues_and_coordinators_see_who_is_there(cast, browser_of, who):
    assert "badr@example.org" in browser_of(who).get(people_page(cast.overvecht)).text


def test_the_same_person_is_not_invited_twice(cast, browser_of):
    amina = browser_of("amina")
    invite(amina, cast.overvecht)
    answer = invite(amina, cast.overvecht, email="Sal@Example.org")
    assert "al uitgenodigd" in answer.text
    assert "Fijn dat je meedoet." in answer.text
    assert "hoort er al bij" in invite(amina, cast.overvecht, email="badr@example.org").text


def test_nonsense_gets_a_sentence(cast, browser_of):
    answer = invite(browser_of("amina"), cast.overvecht, email="geen adres", role="koning", words="x" * 3000)
    assert not Invitation.objects.exists()
    assert answer.text.count("error-message") >= 3
