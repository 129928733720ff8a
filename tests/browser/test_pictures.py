"""Pictures of the site: to look at, and the one in the README.

`PICTURES=1 pytest tests/browser/test_pictures.py` writes the README's picture anew. All pictures of a run stand in
its temporary folder (`pytest --basetemp=...` chooses it).
"""

import os
import struct

import pytest
from django.conf import settings

from tests.browser.addresses import HOMEWORK, OF_A_COALITION, RICH, SPARSE
from tests.browser.watching import a_picture

pytestmark = pytest.mark.browser
IN_README = settings.ROOT / "docs" / "beeld" / "home.png"
WIDE = {"viewport": {"width": 1280, "height": 800}}
NARROW = {"viewport": {"width": 390, "height": 844}}
LARGEST = 300 * 1024  # bytes
PAGES = {
    "home": "/",
    "results": "/zoeken/?q=muziek",
    "homework": HOMEWORK,
    "coalitions": "/zoeken/?soort=coalitie",
    "nothing": "/zoeken/?q=onderzeeboot",
    "practice": RICH,
    "sparse": SPARSE,
    "coalition": OF_A_COALITION,
    "region": "/zuid-holland/",
    "private": "/besloten/",
}


@pytest.mark.parametrize("context", [WIDE, NARROW], indirect=True, ids=["1280", "390"])
def test_the_pages_can_be_looked_at(context, page, site, tmp_path):
    for name, path in PAGES.items():
        page.goto(site.url(path))
        (tmp_path / f"{name}.png").write_bytes(a_picture(page, full_page=True))
    assert len(list(tmp_path.glob("*.png"))) == len(PAGES)


@pytest.mark.parametrize("context", [WIDE], indirect=True, ids=["1280"])
def test_the_picture_in_the_readme_is_there_and_light(context, page, site):
    page.goto(site.url("/"))
    fresh = a_picture(page)
    if os.environ.get("PICTURES"):
        IN_README.parent.mkdir(parents=True, exist_ok=True)
        IN_README.write_bytes(fresh)
    assert IN_README.stat().st_size < LARGEST
    assert struct.unpack(">II", IN_README.read_bytes()[16:24]) == struct.unpack(">II", fresh[16:24])
