"""What nobody needs any more is removed: files without a row, and uploads that were not finished."""

import os
import time
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import UploadedFile

from images.chores import forget_unfinished_uploads, sweep
from images.models import Picture
from practices.models import PracticePage
from tests.images.files import a_photo

pytestmark = pytest.mark.django_db


def test_files_that_no_row_has_are_removed_after_an_hour(shown: PracticePage, media: Path) -> None:
    kept = {file.name for file in (media / "public").iterdir()}
    for name, age in (("old.webp", 7200), ("new.webp", 60)):
        file = media / "public" / name
        file.write_bytes(b"x")
        os.utime(file, (time.time() - age, time.time() - age))
    sweep()
    assert {file.name for file in (media / "public").iterdir()} == {*kept, "new.webp"}


def test_an_upload_of_which_nobody_filled_in_the_rest_is_forgotten(editor: Client, photo: Picture, media: Path) -> None:
    form = {"title": "Plein", "files[]": a_photo(colour="red"), "collection": photo.collection_id}
    editor.post("/beheer/images/multiple/add/", form)
    forget_unfinished_uploads()
    upload = UploadedFile.objects.get()
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(media / upload.file.name, (two_days_ago, two_days_ago))
    forget_unfinished_uploads()
    assert not UploadedFile.objects.exists()
    assert not (media / upload.file.name).exists()
