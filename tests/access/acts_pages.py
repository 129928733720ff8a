"""Reading and writing pages."""

from typing import Any

from django.test import Client
from django.urls import reverse

from coalitions.models import CoalitionPage
from coalitions.review import doors
from coalitions.review.doors import version_of
from home.models import ContentPage
from practices.models import PracticePage
from tests.access.acting import Attempt, act
from tests.access.forms import fields_of, send
from tests.cast import Cast, a_practice, fresh, rewrite

SUMMARY = "Een andere samenvatting."


def sent_in(cast: Cast) -> PracticePage:
    """Amina wrote it and sent it in."""
    page = a_practice(cast.overvecht, cast.amina)
    doors.submit(page, cast.amina)
    return fresh(page)


def published(cast: Cast) -> PracticePage:
    """Amina wrote it, Nadia approved it."""
    page = sent_in(cast)
    doors.approve(page, cast.nadia, version_of(page))
    return fresh(page)


def admin(name: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def form_of(client: Client, page: Any) -> dict[str, Any]:
    """As the browser of somebody who may do everything has it."""
    return fields_of(client.get(admin("edit", page.pk)).text, "#page-edit-form")


def newest(page: Any) -> Any:
    return fresh(page).get_latest_revision_as_object()


@act("Een openbare praktijk lezen")
def read_public(cast: Cast, all_doors: Client) -> Attempt:
    page, seen = published(cast), []
    return Attempt(lambda client: see(client, page.url, seen), lambda: page.title in seen[0])


@act("De nieuwste tekst van een praktijk lezen")
def read_draft(cast: Cast, all_doors: Client) -> Attempt:
    page, seen = sent_in(cast), []
    return Attempt(lambda client: see(client, admin("view_draft", page.pk), seen), lambda: page.summary in seen[0])


@act("De geschiedenis van een praktijk zien")
def read_history(cast: Cast, all_doors: Client) -> Attempt:
    page, seen = sent_in(cast), []
    return Attempt(lambda client: see(client, admin("history", page.pk), seen), lambda: "Amina" in seen[0])


@act("Twee versies van een praktijk vergelijken")
def compare(cast: Cast, all_doors: Client) -> Attempt:
    page, seen = rewrite(published(cast), cast.amina, SUMMARY), []
    address = admin("revisions_compare", page.pk, "live", "latest")
    return Attempt(lambda client: see(client, address, seen), lambda: "andere" in seen[0])


def see(client: Client, address: str, seen: list[str]) -> Any:
    response = client.get(address)
    seen[:] = [response.text if response.status_code == 200 else ""]
    return response


@act("Een praktijk van Overvecht beginnen")
def begin(cast: Cast, all_doors: Client) -> Attempt:
    address = admin("add", "practices", "practicepage", cast.overvecht.pk)
    form = new_form(all_doors, address)
    return Attempt(
        lambda client: client.post(address, {**form, "title": "Nieuw", "slug": "nieuw"}),
        lambda: PracticePage.objects.filter(title="Nieuw", live=False).exists(),
    )


def new_form(client: Client, address: str) -> dict[str, Any]:
    return {**fields_of(client.get(address).text, "#page-edit-form"), "story-count": "0"}


@act("Een concept wijzigen")
def change_draft(cast: Cast, all_doors: Client) -> Attempt:
    return changing(all_doors, a_practice(cast.overvecht, cast.amina))


@act("Een ingestuurde tekst wijzigen")
def change_in_review(cast: Cast, all_doors: Client) -> Attempt:
    return changing(all_doors, sent_in(cast))


@act("Een openbare praktijk wijzigen (als concept)")
def change_public(cast: Cast, all_doors: Client) -> Attempt:
    page = published(cast)
    attempt = changing(all_doors, page)
    return Attempt(attempt.do, lambda: attempt.done() and fresh(page).summary != SUMMARY)


def changing(all_doors: Client, page: Any, **changed: Any) -> Attempt:
    form = form_of(all_doors, page)
    changed = changed or {"summary": SUMMARY}
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, **changed),
        lambda: all(getattr(newest(page), name) == value for name, value in changed.items()),
    )


@act("De bladzijde van de coalitie wijzigen (als concept)")
def change_coalition(cast: Cast, all_doors: Client) -> Attempt:
    return changing(all_doors, cast.overvecht)


@act("De bladzijde van de regio wijzigen en openbaar maken")
def change_region(cast: Cast, all_doors: Client) -> Attempt:
    form = form_of(all_doors, cast.utrecht)
    pressed = {"intro": "Welkom in Utrecht.", "action-publish": "ja"}
    return Attempt(
        lambda client: send(client, admin("edit", cast.utrecht.pk), form, **pressed),
        lambda: fresh(cast.utrecht).intro == "Welkom in Utrecht.",
    )


@act("Een vaste bladzijde van de site wijzigen en openbaar maken")
def change_plain_page(cast: Cast, all_doors: Client) -> Attempt:
    page = cast.home.add_child(instance=ContentPage(title="Over", slug="over", body="<p>Over.</p>"))
    form = form_of(all_doors, page)
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, **{"title": "Over ons", "action-publish": "ja"}),
        lambda: fresh(page).title == "Over ons",
    )


@act("Een coalitie in Utrecht beginnen")
def begin_coalition(cast: Cast, all_doors: Client) -> Attempt:
    address = admin("add", "coalitions", "coalitionpage", cast.utrecht.pk)
    form = new_form(all_doors, address)
    return Attempt(
        lambda client: client.post(address, {**form, "title": "Kanaleneiland", "slug": "kanaleneiland"}),
        lambda: CoalitionPage.objects.filter(title="Kanaleneiland", live=False).exists(),
    )


@act("Een concept weggooien")
def throw_away_draft(cast: Cast, all_doors: Client) -> Attempt:
    return deleting(a_practice(cast.overvecht, cast.amina))


@act("Een openbare praktijk verwijderen")
def delete_public(cast: Cast, all_doors: Client) -> Attempt:
    return deleting(published(cast))


@act("Een coalitie met alles erin verwijderen")
def delete_coalition(cast: Cast, all_doors: Client) -> Attempt:
    published(cast)
    return deleting(cast.overvecht)


def deleting(page: Any) -> Attempt:
    return Attempt(
        lambda client: client.post(admin("delete", page.pk)),
        lambda: not type(page).objects.filter(pk=page.pk).exists(),
    )


@act("Een openbare praktijk offline halen")
def take_offline(cast: Cast, all_doors: Client) -> Attempt:
    return unpublishing(published(cast))


@act("Een openbare praktijk offline halen terwijl een nieuwe versie wacht")
def take_offline_in_review(cast: Cast, all_doors: Client) -> Attempt:
    page = rewrite(published(cast), cast.amina, SUMMARY)
    doors.submit(page, cast.amina)
    attempt = unpublishing(page)
    return Attempt(attempt.do, lambda: attempt.done() and doors.state_of(fresh(page)) is None)


def unpublishing(page: Any) -> Attempt:
    return Attempt(lambda client: client.post(admin("unpublish", page.pk)), lambda: not fresh(page).live)


@act("Een concept naar de buurcoalitie verplaatsen")
def move_draft(cast: Cast, all_doors: Client) -> Attempt:
    return moving(a_practice(cast.overvecht, cast.amina), cast.zuilen)


@act("Een openbare praktijk naar een andere regio verplaatsen")
def move_to_region(cast: Cast, all_doors: Client) -> Attempt:
    return moving(published(cast), cast.enschede)


@act("Een coalitie naar een andere regio verplaatsen")
def move_coalition(cast: Cast, all_doors: Client) -> Attempt:
    return moving(cast.overvecht, cast.twente)


def moving(page: Any, target: Any) -> Attempt:
    return Attempt(
        lambda client: client.post(admin("move_confirm", page.pk, target.pk)),
        lambda: fresh(page).get_parent().pk == target.pk,
    )


@act("Een openbare praktijk afschermen met een wachtwoord")
def make_private(cast: Cast, all_doors: Client) -> Attempt:
    page = published(cast)
    chosen = {"restriction_type": "password", "password": "geheim"}
    return Attempt(
        lambda client: client.post(admin("set_privacy", page.pk), chosen),
        lambda: not PracticePage.objects.findable().filter(pk=page.pk).exists(),
    )


@act("Een praktijk op slot zetten")
def lock(cast: Cast, all_doors: Client) -> Attempt:
    page = published(cast)
    return Attempt(lambda client: client.post(admin("lock", page.pk)), lambda: fresh(page).locked)
