"""A picture is on pages as long as consent is valid, and at no door of the site after."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from coalitions.models import CoalitionPage
from images.chores import keep_to_consent
from images.models import Picture, PictureRendition
from images.signals import taken_off
from images.sizes import PUBLIC_SPECS
from images.uses import files_of, titles, without_consent
from practices.models import PracticePage
from search.indexing import rebuild
from tests.images.acting import GIVEN, add_document, add_picture, change_picture, fetch, withdraw
from tests.images.files import a_photo, pdf
from tests.search.tree import publish

pytestmark = pytest.mark.django_db


def pictures_at(client: Client, address: str) -> set[str]:
    """Every address of a picture on a page."""
    return set(re.findall(r"/media/[^\s\"]+", fetch(client, address).content.decode()))


def pages_with(practice: PracticePage) -> list[str]:
    rebuild()
    coalition = practice.get_parent()
    pages = [practice, coalition, coalition.get_parent()]
    return [*(page.get_url() for page in pages), "/zoeken/", "/zoeken/?soort=coalitie"]


def test_readers_see_it_on_the_page_and_on_cards_in_sizes_that_fit(client: Client, shown: PracticePage) -> None:
    for address in pages_with(shown):
        found = pictures_at(client, address)
        assert found, address
        for picture in found:
            answer = fetch(client, picture)
            assert answer.status_code == 200
            assert answer["Content-Type"] == "image/webp"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Cache-Control"] == "public, max-age=30, must-revalidate"
            assert answer.body[8:12] == b"WEBP"
    html = client.get(shown.get_url()).content.decode()
    assert html.count('alt="Een plein met een klimrek"') == 2
    assert 'width="1408" height="792"' in html
    assert "<figcaption>Samen bouwen</figcaption>" in html


def test_it_is_fetched_again_only_when_it_changed(client: Client, shown: PracticePage) -> None:
    address = pictures_at(client, shown.get_url()).pop()
    tag = fetch(client, address)["ETag"]
    assert fetch(client, address, If_None_Match=tag).status_code == 304
    Picture.objects.update(consent="ingetrokken")
    assert fetch(client, address, If_None_Match=tag).status_code == 404


def yesterday() -> str:
    return (timezone.localdate() - timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    "answers", [{"consent": "ingetrokken"}, {"consent_scope": "ingelogd"}, {"consent": "gevraagd"}, {"expired": "yes"}]
)
def test_when_consent_ends_it_is_gone_from_every_page_and_door_at_once(
    client: Client, editor: Client, photo: Picture, shown: PracticePage, answers: dict[str, str]
) -> None:
    pages = pages_with(shown)
    addresses = set().union(*(pictures_at(client, page) for page in pages))
    if "expired" in answers:
        answers = {"consent_expires_on": yesterday()}
    change_picture(editor, photo, **answers)
    for page in pages:
        assert not pictures_at(client, page)
        assert "Samen bouwen" not in client.get(page).content.decode()
    assert {fetch(client, address).status_code for address in addresses} == {404}


def test_the_worker_removes_the_files_and_tells_once_which_pages_it_stood_on(
    editor: Client, photo: Picture, shown: PracticePage, media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[tuple[Picture, list[Page]]] = []

    def hear(file: Picture, pages: list[Page], **others: Any) -> None:
        told.append((file, pages))

    taken_off.connect(hear)
    try:
        keep_to_consent()
        assert len(list((media / "public").iterdir())) == len(PUBLIC_SPECS)
        assert not told
        withdraw(editor, photo)
        with django_capture_on_commit_callbacks(execute=True):
            keep_to_consent()
            keep_to_consent()
    finally:
        taken_off.disconnect(hear)
    assert not list((media / "public").iterdir())
    assert not PictureRendition.objects.filter(filter_spec__in=PUBLIC_SPECS).exists()
    [(file, pages)] = told
    assert file == photo
    assert {page.pk for page in pages} == {shown.pk, shown.get_parent().pk}


def test_consent_that_is_given_again_brings_it_back(
    client: Client, editor: Client, photo: Picture, shown: PracticePage
) -> None:
    withdraw(editor, photo)
    keep_to_consent()
    change_picture(editor, photo, consent="gegeven")
    address = pictures_at(client, shown.get_url()).pop()
    assert fetch(client, address).status_code == 200


def test_a_draft_shows_it_to_who_may_see_it_and_to_nobody_else(
    client: Client, editor: Client, practice: PracticePage, photo: Picture
) -> None:
    practice.picture = photo
    practice.live = False
    practice.save_revision()
    draft = pictures_at(editor, f"/beheer/pages/{practice.pk}/view_draft/")
    assert draft
    for address in draft:
        assert fetch(client, address).status_code == 404
        answer = fetch(editor, address)
        assert answer.status_code == 200
        assert answer["Cache-Control"].startswith("private")


def test_the_names_of_an_earlier_file_are_gone_when_another_takes_its_place(
    client: Client, editor: Client, photo: Picture, shown: PracticePage
) -> None:
    before = pictures_at(client, shown.get_url())
    original = photo.file.url
    change_picture(editor, photo, file=a_photo(size=(900, 900), colour="orange"))
    after = pictures_at(client, shown.get_url())
    assert after
    assert not before & after
    assert {fetch(client, address).status_code for address in before} == {404}
    assert fetch(editor, original).status_code == 404


def test_originals_and_thumbnails_of_the_admin_are_for_people_with_permission(
    client: Client, editor: Client, photo: Picture
) -> None:
    listing = editor.get("/beheer/images/").content.decode()
    thumbnails = re.findall(r'src="(/beheer/bestanden/[^"]+)"', listing)
    assert thumbnails
    for address in (*thumbnails, photo.file.url):
        assert fetch(client, address).status_code == 404
        assert fetch(editor, address).status_code == 200
        assert fetch(client, address.replace("/beheer/bestanden/private/", "/media/")).status_code == 404
        assert fetch(client, address.replace("/beheer/bestanden/", "/media/")).status_code == 404
        assert fetch(editor, address.replace("private", "public")).status_code == 404


@pytest.mark.parametrize(
    "name", ["../db.sqlite3", "..%2f..%2fdb.sqlite3", "%2e%2e/private/x", "public/x.webp", "x" * 300, "a%00b"]
)
def test_no_other_name_finds_anything(client: Client, editor: Client, name: str) -> None:
    for who in (client, editor):
        for door in ("/media/", "/documents/1/"):
            assert fetch(who, door + name).status_code == 404
        # What can be no name is no address of ours; below /beheer/ a stranger is then sent on to log in.
        assert fetch(who, f"/beheer/bestanden/{name}").status_code in {301, 302, 404}
        assert who.post("/media/x.webp").status_code == 405


def test_a_page_names_what_it_shows_without_consent_also_in_a_draft(
    editor: Client, practice: PracticePage, photo: Picture
) -> None:
    asked = add_picture(editor, title="Gymzaal", people="kinderen", consent="gevraagd")
    plan = add_document(editor, pdf(), title="Plan", people="volwassenen", consent="ingetrokken")
    practice.picture = photo
    practice.story = [
        ("beeld", {"foto": asked, "bijschrift": ""}),
        ("hoe", f'<p><a linktype="document" id="{plan.pk}">Ons plan</a></p>'),
    ]
    revision = practice.save_revision()
    assert without_consent(PracticePage.objects.get(pk=practice.pk)) == []
    draft = revision.as_object()
    assert files_of(draft) == [asked, photo, plan]
    assert without_consent(draft) == [asked, plan]
    sentence = "“Gymzaal” (toestemming is gevraagd, niet gegeven), “Plan” (toestemming is ingetrokken)"
    assert titles(without_consent(draft)) == sentence


def test_a_picture_that_was_deleted_is_no_error_anywhere(
    client: Client, editor: Client, photo: Picture, shown: PracticePage
) -> None:
    draft = shown.save_revision()
    addresses = pictures_at(client, shown.get_url())
    assert editor.post(f"/beheer/images/{photo.pk}/delete/").status_code == 302
    for page in pages_with(shown):
        assert not pictures_at(client, page)
    assert {fetch(client, address).status_code for address in addresses} == {404}
    assert without_consent(draft.as_object()) == []
    assert CoalitionPage.objects.get().picture is None


def test_a_document_is_downloaded_and_never_opened_in_the_page(
    client: Client, editor: Client, practice: PracticePage
) -> None:
    plan = add_document(editor, pdf("Plan 2026.pdf"), **GIVEN)
    address = plan.url
    assert address == f"/documents/{plan.pk}/plan-2026.pdf"
    assert fetch(client, address).status_code == 404  # no public page has it
    assert fetch(editor, address).status_code == 200
    practice.story = [("hoe", f'<p><a linktype="document" id="{plan.pk}">Ons plan</a></p>')]
    publish(practice)
    answer = fetch(client, address)
    assert answer["Content-Disposition"] == 'attachment; filename="plan-2026.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert fetch(client, f"/documents/{plan.pk}/ander.pdf").status_code == 404
    form = {"title": "Plan", "collection": plan.collection_id, "tags": "", **GIVEN, "consent": "ingetrokken"}
    assert editor.post(f"/beheer/documents/edit/{plan.pk}/", form).status_code == 302
    assert fetch(client, address).status_code == 404
    assert fetch(editor, address).status_code == 200


def test_a_document_of_a_private_collection_stays_private(
    client: Client, editor: Client, practice: PracticePage
) -> None:
    plan = add_document(editor, pdf(), **GIVEN)
    practice.story = [("hoe", f'<p><a linktype="document" id="{plan.pk}">Ons plan</a></p>')]
    publish(practice)
    assert fetch(client, plan.url).status_code == 200
    plan.collection.view_restrictions.create(restriction_type=PageViewRestriction.LOGIN)
    assert fetch(client, plan.url).status_code == 302


def test_a_page_whose_picture_lost_its_file_is_served_without_it(
    client: Client, practice: PracticePage, photo: Picture, media: Path
) -> None:
    practice.picture = photo
    publish(practice)
    (media / photo.file.name).unlink()
    keep_to_consent()
    assert not pictures_at(client, practice.get_url())


def test_another_focal_point_cuts_the_sizes_anew(
    client: Client, editor: Client, photo: Picture, shown: PracticePage
) -> None:
    before = pictures_at(client, shown.get_url())
    focus = {f"focal_point_{name}": value for name, value in (("x", 1500), ("y", 60), ("width", 100), ("height", 100))}
    change_picture(editor, photo, **focus)
    after = pictures_at(client, shown.get_url())
    assert len(after) == len(before)
    assert after != before
    assert {fetch(client, address).status_code for address in after} == {200}
    keep_to_consent()
    assert PictureRendition.objects.filter(filter_spec__in=PUBLIC_SPECS).count() == len(PUBLIC_SPECS)
