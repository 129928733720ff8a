"""Images, words and the site itself."""

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from search.models import SynonymSet
from tests.access.acting import Attempt, act
from tests.access.acts_pages import see
from tests.access.forms import fields_of
from tests.cast import Cast, fresh
from tests.images.acting import add_picture, form_of
from vocabularies.models import Term, Vocabulary


def posted(all_doors: Client, address: str, form: str, **changed: str) -> object:
    """Send what the browser of somebody who may do everything has, with something changed."""
    fields = {**fields_of(all_doors.get(address).text, form), **changed}
    return lambda client: client.post(address, fields)


@act("Een foto van Overvecht wijzigen")
def change_picture(cast: Cast, all_doors: Client) -> Attempt:
    picture = add_picture(all_doors, collection=cast.overvecht.access.collection.pk)
    form = form_of(file=None, title="Het koor", collection=picture.collection_id)
    return Attempt(
        lambda client: client.post(reverse("wagtailimages:edit", args=[picture.pk]), form),
        lambda: fresh(picture).title == "Het koor",
    )


@act("De foto's van Overvecht zien")
def see_pictures(cast: Cast, all_doors: Client) -> Attempt:
    add_picture(all_doors, title="Koor van Overvecht", collection=cast.overvecht.access.collection.pk)
    seen: list[str] = []
    return Attempt(
        lambda client: see(client, reverse("wagtailimages:index"), seen), lambda: "Koor van Overvecht" in seen[0]
    )


@act("Een woord uit de woordenlijsten wijzigen")
def change_term(cast: Cast, all_doors: Client) -> Attempt:
    term = Term.objects.filter(vocabulary=Vocabulary.MOMENT).first()
    assert term is not None
    address = reverse("woorden_tijdstip:edit", args=[term.pk])
    return Attempt(
        posted(all_doors, address, "main form, form.w-form, form[method=POST]", name="Zondag"),  # type: ignore[arg-type]
        lambda: fresh(term).name == "Zondag",
    )


@act("Een synoniem toevoegen")
def add_synonym(cast: Cast, all_doors: Client) -> Attempt:
    return Attempt(
        lambda client: client.post(reverse("synoniemen:add"), {"words": "zingen, koor", "note": ""}),
        lambda: SynonymSet.objects.filter(words="zingen, koor").exists(),
    )


@act("Een groep van mensen wijzigen buiten de boom om")
def change_group(cast: Cast, all_doors: Client) -> Attempt:
    group = cast.overvecht.access.authors
    address = reverse("wagtailusers_groups:delete", args=[group.pk])
    cast.overvecht.access.delete()  # a group that belongs to a page is protected against everybody
    return Attempt(lambda client: client.post(address), lambda: not Group.objects.filter(pk=group.pk).exists())


@act("De beoordeling zelf afschaffen")
def abolish_review(cast: Cast, all_doors: Client) -> Attempt:
    workflow = Workflow.objects.get(active=True)
    address = reverse("wagtailadmin_workflows:disable", args=[workflow.pk])
    return Attempt(lambda client: client.post(address), lambda: not fresh(workflow).active)


@act("Zien wat lezers zoeken")
def see_what_is_asked(cast: Cast, all_doors: Client) -> Attempt:
    seen: list[str] = []

    def look(client: Client) -> object:
        response = client.get(reverse("gezocht:index"))
        seen[:] = [response.text]
        return response

    return Attempt(look, lambda: "Waar lezers naar zoeken" in seen[0])
