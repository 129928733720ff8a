"""A withdrawn image as a stranger meets it: gunicorn and the worker on production's settings, over a socket."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.running import HOST, Served, copy_of, filled_once, serving, shell, worker

WITHIN = 60  # seconds: what is withdrawn is off every page, and its files are gone
# What an editor does, in the order in which it happens; each prints what a stranger could have learnt.
EDITOR = """
import json, re
from datetime import date, timedelta
from django.test import Client
from images.models import Picture, PictureRendition
from practices.models import PracticePage
from tests.images.acting import GIVEN, add_picture, change_picture, withdraw
from tests.images.files import a_photo
from tests.people import EDITOR, log_in, registered
registered(EDITOR)
editor = Client(SERVER_NAME="HOST")
log_in(editor, EDITOR)
def names(picture):
    files = [picture.file.name, *PictureRendition.objects.filter(image=picture).values_list("file", flat=True)]
    return json.dumps(files)
""".replace("HOST", HOST)
PUBLISHED = """
picture = add_picture(editor, file=a_photo(size=(1500, 1000)), **GIVEN)
page = PracticePage.objects.get(title="Muziek op dinsdag")
page.picture = picture
page.story = [("beeld", {"foto": picture, "bijschrift": ""})]
page.save_revision().publish()
editor.get("/beheer/images/")
editor.get(f"/beheer/images/{picture.pk}/")
print(names(picture))
"""
REPLACED = """
picture = Picture.objects.get()
change_picture(editor, picture, file=a_photo(size=(1500, 1000), colour="orange"))
editor.get(f"/beheer/images/{picture.pk}/")
print(names(picture))
"""
WITHDRAWN = """
picture = Picture.objects.get()
withdraw(editor, picture)
editor.get("/beheer/images/")
editor.get(f"/beheer/images/{picture.pk}/")
print(names(picture))
"""
ADDRESS = re.compile(r"/media/[\w.-]+")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(filled_once(tmp_path_factory), tmp_path_factory.mktemp("pictures") / "var")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    with serving(folder) as running, worker(folder):
        yield running


def status(served: Served, address: str, *headers: str) -> int:
    lines = [f"GET {address} HTTP/1.1", f"Host: {HOST}", "Connection: close", *headers]
    return int(served.say("\r\n".join([*lines, "", ""]).encode()).split(maxsplit=2)[1])


def acted(folder: Path, lines: str) -> list[str]:
    return list(json.loads(shell(folder, EDITOR + lines).splitlines()[-1]))


def every_address(name: str) -> set[str]:
    """By which a stranger might look for a file of this name."""
    last = name.rpartition("/")[2]
    return {
        f"/media/{last}",
        f"/media/{name}",
        f"/media/../{name}",
        f"/beheer/bestanden/{name}",
        f"/beheer/bestanden/{last}",
        f"/documents/1/{last}",
        f"/{name}",
    }


def shown_on(served: Served, address: bytes) -> set[str]:
    return set(ADDRESS.findall(served.get(address)[1]))


def files_in(folder: Path) -> set[str]:
    media = folder / "media"
    return {str(file.relative_to(media)) for file in media.rglob("*") if file.is_file()}


def test_a_stranger_finds_no_file_name_that_a_withdrawn_image_ever_had(folder: Path, served: Served) -> None:
    page = shell(
        folder, "from practices.models import PracticePage as P; print(P.objects.get(title='Muziek op dinsdag').url)"
    ).strip()
    names = acted(folder, PUBLISHED)
    known = shown_on(served, page.encode())
    assert known
    assert {status(served, address) for address in known} == {200}
    before = {f"public/{address.removeprefix('/media/')}" for address in known} | set(names)
    names = acted(folder, REPLACED)
    known = shown_on(served, page.encode())
    assert {status(served, address) for address in known} == {200}
    after = {f"public/{address.removeprefix('/media/')}" for address in known} | set(names)
    assert not before & after
    wait_for_the_card(served)

    after |= set(acted(folder, WITHDRAWN))
    began = time.monotonic()
    assert not shown_on(served, page.encode()) | shown_on(served, b"/zoeken/")
    for name in before | after:
        for address in every_address(name):
            assert status(served, address) == 404, address
        assert status(served, f"/media/{Path(name).name}", f'If-None-Match: "{name}"') == 404
    while any(file.startswith("public/") for file in files_in(folder)):
        assert time.monotonic() - began < WITHIN
        time.sleep(0.5)
    assert not before & files_in(folder)


def wait_for_the_card(served: Served) -> None:
    """Until the worker made the sizes that lists show."""
    deadline = time.monotonic() + WITHIN
    while not shown_on(served, b"/zoeken/"):
        assert time.monotonic() < deadline
        time.sleep(0.5)
