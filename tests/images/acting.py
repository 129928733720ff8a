"""What people do with images, through the site's own addresses."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from wagtail.models import Collection

from images.models import Attachment, Picture
from tests.images.files import a_photo

ANSWERS = {"people": "niemand", "consent": "niet-nodig"}
GIVEN = {
    "people": "kinderen",
    "consent": "gegeven",
    "consent_scope": "openbaar",
    "consent_expires_on": (date.today() + timedelta(days=365)).isoformat(),
    "consent_kept_at": "Administratie, map 2026",
}
NO_FOCUS = {f"focal_point_{name}": "" for name in ("x", "y", "width", "height")}


def form_of(**answers: Any) -> dict[str, Any]:
    """The form of an image, filled in; answers of None are left out."""
    filled = {
        "title": "Het schoolplein",
        "description": "Een plein met een klimrek",
        "file": a_photo(),
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
        **NO_FOCUS,
        **ANSWERS,
        **answers,
    }
    return {name: value for name, value in filled.items() if value is not None}


def add_picture(client: Client, **answers: Any) -> Picture:
    """Upload one; fails with what the form says."""
    before = set(Picture.objects.values_list("pk", flat=True))
    response = client.post("/beheer/images/add/", form_of(**answers))
    assert response.status_code == 302, response.context["form"].errors if response.context else response
    return Picture.objects.exclude(pk__in=before).get()


def refused(client: Client, **answers: Any) -> dict[str, list[str]]:
    """What the form says by field when it does not take an upload, while it keeps the rest."""
    response = client.post("/beheer/images/add/", form_of(**answers))
    assert response.status_code == 200
    assert not Picture.objects.exists()
    assert 'value="Het schoolplein"' in response.content.decode()
    errors: dict[str, list[str]] = response.context["form"].errors
    return errors


def change_picture(client: Client, picture: Picture, **answers: Any) -> None:
    """Fill the form of an image again, without another file."""
    kept = {
        "title": picture.title,
        "description": picture.description,
        "file": None,
        "collection": picture.collection_id,
        "people": picture.people,
        "consent": picture.consent,
        "consent_scope": picture.consent_scope,
        "consent_kept_at": picture.consent_kept_at,
        "consent_expires_on": picture.consent_expires_on.isoformat() if picture.consent_expires_on else "",
    }
    response = client.post(f"/beheer/images/{picture.pk}/", form_of(**{**kept, **answers}))
    assert response.status_code == 302, response.context["form"].errors
    picture.refresh_from_db()


def withdraw(client: Client, picture: Picture) -> None:
    change_picture(client, picture, consent="ingetrokken")


def add_document(client: Client, file: Any, **answers: Any) -> Attachment:
    form = {"title": "Plan", "file": file, "collection": Collection.get_first_root_node().pk, "tags": ""}
    response = client.post("/beheer/documents/add/", {**form, **ANSWERS, **answers})
    assert response.status_code == 302, response.context["form"].errors
    return Attachment.objects.latest("pk")


def fetch(client: Client, address: str, **headers: str) -> Any:
    """A file as it is sent, read to its end."""
    response = client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    if response.streaming:
        response.body = b"".join(response.streaming_content)
    return response
