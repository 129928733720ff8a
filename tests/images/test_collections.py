"""Each coalition has a collection: a neighbour neither sees nor changes what is in it, by whatever address."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from images.listing import STATES
from images.models import Attachment, Picture
from tests.images.acting import GIVEN, add_document, add_picture, change_picture, fetch, form_of
from tests.images.conftest import a_member
from tests.images.files import a_photo, pdf

pytestmark = pytest.mark.django_db
THUMBNAIL = re.compile(r"/beheer/bestanden/[^\"\\ ]+")
Member = tuple[Client, Collection]


@pytest.fixture
def amina(db: None) -> Member:
    return a_member("Overvecht")


@pytest.fixture
def carla(db: None) -> Member:
    return a_member("Twente")


@pytest.fixture
def photo(amina: Member) -> Picture:
    client, collection = amina
    return add_picture(client, title="Het geheime plein", collection=collection.pk, **GIVEN)


@pytest.fixture
def plan(amina: Member) -> Attachment:
    client, collection = amina
    return add_document(client, pdf(), title="Het geheime plan", collection=collection.pk, **GIVEN)


def seen(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


LISTS = (
    "/beheer/images/",
    "/beheer/images/results/",
    "/beheer/images/?q=geheime",
    "/beheer/images/chooser/",
    "/beheer/images/chooser/results/",
    "/beheer/images/chooser/results/?q=geheime",
    "/beheer/documents/chooser/results/?q=geheime",
    "/beheer/api/main/images/",
    "/beheer/documents/",
    "/beheer/documents/chooser/",
    "/beheer/documents/chooser/results/",
    "/beheer/api/main/documents/",
)


@pytest.mark.parametrize("address", LISTS)
def test_lists_and_choosers_have_what_is_ones_own(
    amina: Member, carla: Member, photo: Picture, plan: Attachment, address: str
) -> None:
    assert "Het geheime" in seen(amina[0], address)
    theirs = seen(carla[0], address)
    assert "Het geheime" not in theirs
    collection = f"collection_id={photo.collection_id}"
    assert "Het geheime" not in carla[0].get(f"{address}{'&' if '?' in address else '?'}{collection}").content.decode()


def doors(photo: Picture, plan: Attachment) -> list[str]:
    return [
        f"/beheer/images/{photo.pk}/",
        f"/beheer/images/{photo.pk}/delete/",
        f"/beheer/images/usage/{photo.pk}/",
        reverse("wagtailimages_chooser:chosen", args=[photo.pk]),
        f"/beheer/documents/edit/{plan.pk}/",
        f"/beheer/documents/delete/{plan.pk}/",
        f"/beheer/documents/usage/{plan.pk}/",
        reverse("wagtaildocs_chooser:chosen", args=[plan.pk]),
        plan.url,
        photo.file.url,
    ]


def test_every_door_to_one_file_is_open_to_its_own_coalition_and_shut_for_a_neighbour(
    amina: Member, carla: Member, photo: Picture, plan: Attachment
) -> None:
    for address in doors(photo, plan):
        assert fetch(amina[0], address).status_code == 200, address
        theirs = fetch(carla[0], address)
        assert theirs.status_code in {302, 404}, address
        assert "geheime" not in theirs.content.decode()


CLOSED = (
    "/beheer/images/{pk}/generate_url/",
    "/beheer/images/{pk}/generate_url/output/",
    "/beheer/images/{pk}/preview/original/",
    "/beheer/images/chooser/{pk}/select_format/",
    "/images/x/{pk}/original/",
)


@pytest.mark.parametrize("address", CLOSED)
def test_doors_that_ask_nobody_or_make_any_size_are_shut_for_all(
    editor: Client, carla: Member, photo: Picture, address: str
) -> None:
    for who in (editor, carla[0]):
        assert who.get(address.format(pk=photo.pk)).status_code == 404
        assert who.post(address.format(pk=photo.pk)).status_code in {404, 405}


def test_the_address_of_a_thumbnail_is_of_no_use_to_a_neighbour(amina: Member, carla: Member, photo: Picture) -> None:
    thumbnails = set(
        THUMBNAIL.findall(seen(amina[0], "/beheer/images/") + seen(amina[0], f"/beheer/images/{photo.pk}/"))
    )
    assert len(thumbnails) >= 2
    for address in thumbnails:
        assert fetch(amina[0], address).status_code == 200
        assert fetch(carla[0], address).status_code == 404


def test_nothing_of_a_neighbour_can_be_changed(amina: Member, carla: Member, photo: Picture, plan: Attachment) -> None:
    before = list(Picture.objects.values()), list(Attachment.objects.values())
    theirs = form_of(title="Van mij", collection=carla[1].pk)
    answers = {f"image-{photo.pk}-{name}": value for name, value in theirs.items()}
    tried: list[tuple[str, dict[str, Any]]] = [
        (f"/beheer/images/{photo.pk}/", theirs),
        (f"/beheer/images/{photo.pk}/delete/", {}),
        (f"/beheer/images/multiple/{photo.pk}/", answers),
        (f"/beheer/images/multiple/{photo.pk}/delete/", {}),
        (f"/beheer/bulk/images/picture/delete/?id={photo.pk}", {"confirm": "yes"}),
        (f"/beheer/bulk/images/picture/add_to_collection/?id={photo.pk}", {"collection": carla[1].pk}),
        (f"/beheer/bulk/images/picture/add_tags/?id={photo.pk}", {"tags": "van-mij"}),
        (f"/beheer/documents/edit/{plan.pk}/", {"title": "Van mij", "collection": carla[1].pk}),
        (f"/beheer/documents/delete/{plan.pk}/", {}),
        (f"/beheer/documents/multiple/{plan.pk}/delete/", {}),
        (f"/beheer/bulk/images/attachment/delete/?id={plan.pk}", {"confirm": "yes"}),
    ]
    for address, answer in tried:
        assert carla[0].post(address, answer).status_code in {200, 302, 403}, address
    assert (list(Picture.objects.values()), list(Attachment.objects.values())) == before


def test_nobody_puts_a_photo_into_a_neighbours_collection(amina: Member, carla: Member) -> None:
    response = carla[0].post("/beheer/images/add/", form_of(collection=amina[1].pk))
    assert response.status_code in {200, 302}
    assert not Picture.objects.filter(collection=amina[1]).exists()


def test_a_member_changes_what_they_uploaded_themselves(amina: Member, photo: Picture) -> None:
    change_picture(amina[0], photo, title="Het plein")
    assert photo.title == "Het plein"


def test_only_what_can_be_shown_is_offered_in_the_chooser(amina: Member, photo: Picture) -> None:
    waiting = {"people": "kinderen", "consent": "gevraagd", "collection": amina[1].pk}
    add_picture(amina[0], title="Wacht op antwoord", file=a_photo(colour="red"), **waiting)
    offered = json.loads(seen(amina[0], "/beheer/images/chooser/"))["html"]
    assert "Het geheime plein" in offered
    assert "Wacht op antwoord" not in offered
    assert "Wacht op antwoord" in seen(amina[0], "/beheer/images/")


def test_the_list_says_how_it_stands_with_consent_and_can_be_filtered_by_it(amina: Member, photo: Picture) -> None:
    client, collection = amina
    add_picture(client, title="Gymzaal", people="kinderen", consent="gevraagd", collection=collection.pk)
    soon = (timezone.localdate() + timedelta(days=30)).isoformat()
    add_picture(client, title="Tuin", collection=collection.pk, **{**GIVEN, "consent_expires_on": soon})
    everything = {"Het geheime plein", "Gymzaal", "Tuin"}
    found = {
        state: {title for title in everything if title in seen(client, f"/beheer/images/results/?toestemming={state}")}
        for state in STATES
    }
    assert found == {
        "geldig": {"Het geheime plein", "Tuin"},
        "loopt-af": {"Tuin"},
        "niet-geldig": {"Gymzaal"},
        "gevraagd": {"Gymzaal"},
        "ingetrokken": set(),
    }
    assert "Toestemming is gevraagd, niet gegeven" in seen(client, "/beheer/images/")
    assert "toestemming is gevraagd, niet gegeven" in seen(client, "/beheer/images/?layout=list")
    assert "Gymzaal" in seen(client, "/beheer/images/results/?q=gymzaal&toestemming=gevraagd")


def test_the_list_of_documents_too(amina: Member, plan: Attachment) -> None:
    assert "mag openbaar zijn" in seen(amina[0], "/beheer/documents/")
    assert "Het geheime plan" in seen(amina[0], "/beheer/documents/results/?toestemming=geldig")
    assert "Het geheime plan" not in seen(amina[0], "/beheer/documents/results/?toestemming=niet-geldig")
