"""Sending in, approving, agreeing; and every side door past them."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coalitions.review import doors
from coalitions.review.doors import version_of
from coalitions.review.stages import Stage, standing
from practices.models import PracticePage
from tests.access.acting import Attempt, act
from tests.access.acts_pages import SUMMARY, admin, form_of, new_form, published, sent_in
from tests.access.forms import send
from tests.cast import Cast, a_practice, fresh, rewrite


def door(page: Any, what: str, **said: str) -> Any:
    """The button of the page where a text is judged, as somebody presses it who has the page before them."""
    seen = version_of(page)
    address = reverse("coalitions_review", args=[page.pk])
    return lambda client: client.post(address, {"doen": what, "gezien": seen, **said})


def stage_is(page: Any, stage: Stage) -> Any:
    return lambda: standing(fresh(page)).stage == stage


def corrected(cast: Cast) -> PracticePage:
    """Amina's text, in which Bo changed a word."""
    return rewrite(sent_in(cast), cast.bo, "Kinderen maken samen muziek.")


@act("Een tekst insturen")
def submit(cast: Cast, all_doors: Client) -> Attempt:
    page = a_practice(cast.overvecht, cast.amina)
    return Attempt(door(page, "insturen"), stage_is(page, Stage.WAITS))


@act("Een tekst insturen vanuit het formulier")
def submit_in_the_form(cast: Cast, all_doors: Client) -> Attempt:
    page = a_practice(cast.overvecht, cast.amina)
    form = form_of(all_doors, page)
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, **{"action-submit": "ja"}),
        stage_is(page, Stage.WAITS),
    )


@act("Een ingestuurde tekst terughalen")
def withdraw(cast: Cast, all_doors: Client) -> Attempt:
    page = sent_in(cast)
    return Attempt(door(page, "terughalen"), stage_is(page, Stage.DRAFT))


@act("Goedkeuren wat Amina schreef")
def approve(cast: Cast, all_doors: Client) -> Attempt:
    page = sent_in(cast)
    return Attempt(door(page, "goedkeuren"), lambda: fresh(page).live)


@act("Goedkeuren wat Bo verbeterde")
def approve_a_correction(cast: Cast, all_doors: Client) -> Attempt:
    page = corrected(cast)
    return Attempt(door(page, "goedkeuren"), lambda: fresh(page).live)


@act("Om een wijziging vragen")
def ask(cast: Cast, all_doors: Client) -> Attempt:
    page = sent_in(cast)
    return Attempt(door(page, "vragen", vraag="Noem de kosten."), stage_is(page, Stage.CHANGE_ASKED))


@act("Terugsturen wat Bo verbeterde: akkoord?")
def hand_back(cast: Cast, all_doors: Client) -> Attempt:
    page = corrected(cast)
    return Attempt(door(page, "terugleggen"), stage_is(page, Stage.YES_ASKED))


@act("Akkoord gaan met wat Bo verbeterde")
def agree(cast: Cast, all_doors: Client) -> Attempt:
    page = corrected(cast)
    doors.hand_back(page, cast.bo, version_of(page))
    return Attempt(door(fresh(page), "akkoord"), lambda: fresh(page).live)


@act("Zonder beoordeling openbaar maken in het formulier")
def publish_in_the_form(cast: Cast, all_doors: Client) -> Attempt:
    page = a_practice(cast.overvecht, cast.amina)
    form = form_of(all_doors, page)
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, **{"action-publish": "ja"}), lambda: fresh(page).live
    )


@act("Zonder beoordeling openbaar maken bij het beginnen")
def publish_while_creating(cast: Cast, all_doors: Client) -> Attempt:
    address = admin("add", "practices", "practicepage", cast.overvecht.pk)
    filled = form_of(all_doors, a_practice(cast.overvecht, cast.amina))
    form = {**new_form(all_doors, address), **filled, "title": "Nieuw", "slug": "nieuw", "action-publish": "ja"}
    return Attempt(
        lambda client: client.post(address, form),
        lambda: PracticePage.objects.filter(title="Nieuw", live=True).exists(),
    )


@act("Zonder beoordeling openbaar maken in het overzicht")
def publish_in_bulk(cast: Cast, all_doors: Client) -> Attempt:
    page = a_practice(cast.overvecht, cast.amina)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return Attempt(
        lambda client: client.post(f"{address}?id={page.pk}", {"include_descendants": ""}),
        lambda: fresh(page).live,
    )


@act("Zonder beoordeling inplannen")
def schedule(cast: Cast, all_doors: Client) -> Attempt:
    page = a_practice(cast.overvecht, cast.amina)
    moment = f"{timezone.localdate() + timedelta(days=2)} 12:00"
    form = form_of(all_doors, page)
    pressed = {"go_live_at": moment, "action-publish": "ja"}
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, **pressed), stage_is(page, Stage.SCHEDULED)
    )


@act("Een vorige versie terugzetten en zonder beoordeling openbaar maken")
def revert_and_publish(cast: Cast, all_doors: Client) -> Attempt:
    page = rewrite(published(cast), cast.amina, SUMMARY)
    former = page.revisions.order_by("pk").first()
    form = {**form_of(all_doors, page), "revision": former.pk, "summary": "Heel vroeger.", "action-publish": "ja"}
    return Attempt(
        lambda client: client.post(
            admin("revisions_revert", page.pk, former.pk), {**form, "story-count": 0}, follow=True
        ),
        lambda: fresh(page).summary == "Heel vroeger.",
    )


@act("Kopiëren en de kopie openbaar maken")
def copy_live(cast: Cast, all_doors: Client) -> Attempt:
    return copying(published(cast), cast.zuilen, publish_copies="on")


@act("Een alias maken bij de buurcoalitie")
def alias(cast: Cast, all_doors: Client) -> Attempt:
    return copying(published(cast), cast.zuilen, alias="on")


def copying(page: Any, target: Any, **chosen: str) -> Attempt:
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": target.pk, **chosen}
    return Attempt(
        lambda client: client.post(admin("copy", page.pk), form),
        lambda: fresh(target).get_children().live().exists(),
    )


@act("Een kopie als concept bij de buurcoalitie zetten")
def copy_draft(cast: Cast, all_doors: Client) -> Attempt:
    page = published(cast)
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": cast.zuilen.pk}
    return Attempt(
        lambda client: client.post(admin("copy", page.pk), form),
        lambda: fresh(cast.zuilen).get_children().not_live().exists(),
    )


@act("Goedkeuren met Wagtails eigen adres, buiten de beoordeling om")
def approve_by_the_side_door(cast: Cast, all_doors: Client) -> Attempt:
    page = sent_in(cast)
    state = doors.state_of(page)
    return Attempt(
        lambda client: client.post(admin("workflow_action", page.pk, "approve", state.pk)),
        lambda: fresh(page).live,
    )
