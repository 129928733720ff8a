"""docs/editors.md shows what people see, and what it names is on their screens.

`make pictures` keeps the screenshots where the page expects them.
"""

import os
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.addresses import OF_A_HARVEST, OF_A_MEETING
from tests.browser.conftest import give_code, give_password
from tests.browser.content import COR, CORRECTED, DUINRAND, NOOR, TO_CONFIRM, WAITS
from tests.browser.site import ROOT, RunningSite
from tests.browser.watching import a_picture, a_reader
from tests.people import Person

pytestmark = pytest.mark.browser
HANDBOOK = ROOT / "docs" / "editors.md"
KEPT = ROOT / "docs" / "beeld"
COLOURS = 64
"""As many as a screenshot of these pages needs."""
MOST_BYTES = 100_000


@dataclass(frozen=True)
class Screen:
    """What one person sees at one address; `name` is that of its picture."""

    name: str
    path: str
    person: Person | None = None
    width: int = 1280


SCREENS = (
    Screen("uitnodiging", "/accounts/uitnodiging/{invitation=iris}/", width=390),
    Screen("bureau-auteur", "/beheer/", NOOR),
    Screen("formulier", "/beheer/pages/{page=" + DUINRAND + "schaken-op-het-plein/}/edit/", NOOR),
    Screen("akkoord", "/beheer/beoordelen/{page=" + CORRECTED + "}/", NOOR),
    Screen("mensen", "/beheer/mensen/{page=" + DUINRAND + "}/", NOOR),
    Screen("bureau-coordinator", "/beheer/", COR),
    Screen("werklijst", "/beheer/werklijst/", COR),
    Screen("beoordelen", "/beheer/beoordelen/{page=" + WAITS + "}/", COR),
    Screen("onderbouwing", "/beheer/onderbouwing/{page=" + TO_CONFIRM + "}/", COR),
    Screen("bijeenkomst", "/beheer/bijeenkomsten/{page=" + OF_A_MEETING[1:] + "}/", COR),
    Screen("oogst", "/beheer/bijeenkomsten/{page=" + OF_A_HARVEST[1:] + "}/", COR),
    Screen("wie-meedoet", "/beheer/coalities/uitnodigen/", COR),
)


@pytest.fixture(scope="module")
def pages(browser: Browser, site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words of each screen, its picture taken on the way."""
    folder = Path(os.environ.get("PICTURES", tmp_path_factory.mktemp("pictures")))
    contexts = {person: a_reader(browser) for person in (None, NOOR, COR)}
    words = {}
    for screen in SCREENS:
        page = contexts[screen.person].new_page()
        open_it(page, site, screen)
        save(a_picture(page), folder / f"{screen.name}.png")
        words[screen.name] = " ".join(page.locator("body").text_content().split())
        page.close()
    for context in contexts.values():
        context.close()
    return words


def open_it(page: Page, site: RunningSite, screen: Screen) -> None:
    page.set_viewport_size({"width": screen.width, "height": 800})
    url = site.url(screen.path)
    page.goto(url)
    if screen.person and page.get_by_label("Wachtwoord").count():
        give_password(page, site, screen.person)
        if screen.person.secret:
            give_code(page, screen.person)
        page.goto(url)
    assert page.url == url
    page.wait_for_load_state("networkidle")


def save(png: bytes, file: Path) -> None:
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS).save(file, optimize=True)
    assert file.stat().st_size < MOST_BYTES


def shown() -> list[str]:
    return re.findall(r"beeld/([\w-]+)\.png", HANDBOOK.read_text())


def named() -> list[str]:
    """What stands in italics: words of the interface."""
    return [" ".join(words.split()) for words in re.findall(r"(?<![*\w])\*([^*]+)\*(?!\*)", HANDBOOK.read_text())]


def test_every_screen_of_the_handbook_is_one_of_the_site(pages):
    assert sorted(shown()) == sorted(screen.name for screen in SCREENS)
    assert all((KEPT / f"{name}.png").is_file() for name in shown())


def test_what_the_handbook_names_is_on_a_screen(pages):
    assert len(named()) > 10
    everything = " ".join(pages.values())
    assert [words for words in named() if words not in everything] == []
