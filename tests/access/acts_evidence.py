"""What is known of a practice, and of the library: who may say so."""

from typing import Any

from django.test import Client
from django.urls import reverse

from evidence.loading import load, the_library
from evidence.models import EvidencePage, Recognition, RecognitionLevel, Register, Relation
from practices.models import Measurement, PracticePage, Seen
from tests.access.acting import Attempt, act
from tests.access.acts_pages import SUMMARY, admin, form_of, published
from tests.access.forms import fields_of, send
from tests.cast import Cast, fresh
from tests.evidence.sources import a_source
from vocabularies.models import Term, Vocabulary


def library(cast: Cast) -> Any:
    load()
    return the_library(cast.home)


def curated(page: PracticePage, name: str, typed: dict[str, Any]) -> Any:
    form = {"doen": name, **{f"{name}-{field}": value for field, value in typed.items()}}
    return lambda client: client.post(reverse("practices_curating", args=[page.pk]), form)


@act("Een bron aan de kennis toevoegen")
def add_source(cast: Cast, all_doors: Client) -> Attempt:
    address = reverse("wagtailadmin_pages:add", args=["evidence", "evidencepage", library(cast).pk])
    form = fields_of(all_doors.get(address).text, "#page-edit-form")
    typed = {"title": "Langer op school", "slug": "langer"}
    typed |= dict.fromkeys(("summary", "says", "says_not", "authors"), "Twaalf onderzoeken.")
    kind = Term.objects.filter(vocabulary=Vocabulary.KNOWLEDGE).first()
    typed |= {"kind": kind.pk if kind else "", "link": "https://example.org/", "action-publish": "1"}
    return Attempt(
        lambda client: client.post(address, {**form, **typed}),
        lambda: EvidencePage.objects.filter(slug="langer", live=True).exists(),
    )


@act("Een bron van een ander wijzigen")
def change_source(cast: Cast, all_doors: Client) -> Attempt:
    page = a_source(library(cast), owner=cast.nadia)
    form = form_of(all_doors, page)
    return Attempt(
        lambda client: send(client, admin("edit", page.pk), form, summary=SUMMARY, **{"action-publish": "1"}),
        lambda: fresh(page).summary == SUMMARY,
    )


@act("Een erkenning bij een praktijk noteren")
def recognise(cast: Cast, all_doors: Client) -> Attempt:
    library(cast)
    level, register = RecognitionLevel.objects.first(), Register.objects.first()
    typed = {
        "register": register.pk if register else "",
        "decision": "erkend",
        "level": level.pk if level else "",
        "approach": "Muziek op school",
        "recognised_on": "2024-03-01",
        "link": "https://example.org/",
    }
    return Attempt(curated(published(cast), "erkenning", typed), lambda: Recognition.objects.exists())


@act("Een praktijk met een bron verbinden")
def relate(cast: Cast, all_doors: Client) -> Attempt:
    source = a_source(library(cast))
    typed = {"source": source.pk, "kind": "zelfde-doel", "why": "Ook muziek."}
    return Attempt(curated(published(cast), "relatie", typed), lambda: Relation.objects.exists())


@act("Zeggen dat een meting gezien is")
def see_measurement(cast: Cast, all_doors: Client) -> Attempt:
    page = published(cast)
    kind = Term.objects.filter(vocabulary=Vocabulary.MEASUREMENT).first()
    row = Measurement(practice=page, kind=kind, what="x", measured_by="x", measured_when="x", result="x")
    row.save()
    form = {"doen": "gezien", "rij": row.pk}
    return Attempt(
        lambda client: client.post(reverse("practices_curating", args=[page.pk]), form),
        lambda: Seen.objects.filter(practice=page, verdict="gezien").exists(),
    )
