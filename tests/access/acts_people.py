"""Coming and going."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.people import admit
from coalitions.authority.people import is_member
from coalitions.inviting import invitations
from coalitions.models import CoalitionPage, Invitation
from tests.access.acting import Attempt, act
from tests.access.acts_pages import see
from tests.cast import Cast

TABLE = b"regio;coalitie\nUtrecht;Kanaleneiland\n"


def people_of(page: Any) -> str:
    return reverse("coalitions_people", args=[page.pk])


def inviting(page: Any, role: str) -> Attempt:
    form = {"doen": "uitnodigen", "email": "sal@example.org", "role": role}
    return Attempt(lambda client: client.post(people_of(page), form), lambda: Invitation.objects.open().exists())


@act("Zien wie er voor Overvecht schrijven")
def see_people(cast: Cast, all_doors: Client) -> Attempt:
    seen: list[str] = []
    return Attempt(lambda client: see(client, people_of(cast.overvecht), seen), lambda: "badr@example.org" in seen[0])


@act("Een collega als auteur van Overvecht uitnodigen")
def invite_author(cast: Cast, all_doors: Client) -> Attempt:
    return inviting(cast.overvecht, "auteur")


@act("Iemand uitnodigen die voor Overvecht mag uitnodigen")
def invite_owner(cast: Cast, all_doors: Client) -> Attempt:
    return inviting(cast.overvecht, "beheerder")


@act("Een coördinator voor Utrecht uitnodigen")
def invite_coordinator(cast: Cast, all_doors: Client) -> Attempt:
    return inviting(cast.utrecht, "coordinator")


@act("Een landelijk redacteur uitnodigen")
def invite_editor(cast: Cast, all_doors: Client) -> Attempt:
    form = {"doen": "uitnodigen", "email": "sal@example.org", "role": "redactie"}
    return Attempt(
        lambda client: client.post(reverse("coalitions_national_people"), form),
        lambda: Invitation.objects.open().exists(),
    )


@act("Een uitnodiging van Amina intrekken")
def withdraw(cast: Cast, all_doors: Client) -> Attempt:
    invitation = invitations.invite("sal@example.org", "auteur", cast.overvecht, cast.amina)
    form = {"doen": "intrekken", "uitnodiging": invitation.pk}
    return Attempt(
        lambda client: client.post(people_of(cast.overvecht), form), lambda: not Invitation.objects.open().exists()
    )


@act("Een auteur van Overvecht eraf halen")
def take_off(cast: Cast, all_doors: Client) -> Attempt:
    # Somebody outside this table, or it would be about leaving oneself.
    hugo = admit("hugo@example.org")
    cast.overvecht.access.authors.user_set.add(hugo)
    form = {"doen": "eraf", "persoon": hugo.pk}
    return Attempt(
        lambda client: client.post(people_of(cast.overvecht), form), lambda: not is_member(hugo, cast.overvecht)
    )


@act("Coalities van Utrecht uit een tabel invoeren")
def bring_table(cast: Cast, all_doors: Client) -> Attempt:
    address = reverse("coalitions_import")

    def both_steps(client: Client) -> Any:
        client.post(address, {"tabel": SimpleUploadedFile("coalities.csv", TABLE)})
        return client.post(address, {"uitvoeren": "ja"})

    return Attempt(both_steps, lambda: CoalitionPage.objects.filter(title="Kanaleneiland").exists())


@act("De rapporten van het hele land zien")
def reports(cast: Cast, all_doors: Client) -> Attempt:
    seen: list[str] = []
    address = reverse("wagtailadmin_reports:site_history")
    return Attempt(lambda client: see(client, address, seen), lambda: "report" in seen[0] and "export" in seen[0])
