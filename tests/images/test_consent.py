"""Images and documents carry the consent of who is in them; it is asked where they are uploaded."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pixels

from images.models import Attachment, ConsentStatus, Picture
from tests.people import EDITOR, log_in, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    registered(EDITOR)
    log_in(client, EDITOR)
    return client


def a_photo() -> SimpleUploadedFile:
    file = BytesIO()
    Pixels.new("RGB", (40, 30), "white").save(file, "PNG")
    return SimpleUploadedFile("plein.png", file.getvalue(), "image/png")


def test_an_editor_uploads_a_photo_and_says_that_consent_was_given(editor: Client) -> None:
    form = {
        "title": "Het schoolplein",
        "file": a_photo(),
        "collection": 1,
        "tags": "",
        "shows_people": "on",
        "shows_minors": "on",
        "consent": "gegeven",
        "consent_scope": "openbaar",
        "consent_expires_on": "2030-01-31",
        "consent_kept_at": "Administratie, map 2026",
    }
    assert editor.post("/beheer/images/add/", form).status_code == 302
    photo = Picture.objects.get()
    assert (photo.consent, photo.shows_minors, photo.consent_expires_on.year) == (ConsentStatus.GIVEN, True, 2030)


# Wagtail leaves the file in which it makes a rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore:Exception ignored.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
def test_a_photo_is_shown_in_another_size_by_our_own_rendition(editor: Client) -> None:
    photo = Picture.objects.create(title="Plein", file=a_photo())
    assert photo.get_rendition("width-20").image == photo


def test_a_document_says_it_too(editor: Client) -> None:
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.4", "application/pdf")
    form = {"title": "Plan", "file": file, "collection": 1, "tags": "", "consent": "niet-nodig"}
    assert editor.post("/beheer/documents/add/", form).status_code == 302
    assert Attachment.objects.get().consent == ConsentStatus.NOT_NEEDED
