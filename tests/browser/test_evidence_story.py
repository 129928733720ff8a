"""From a word that stood in no list and a count that disappointed, to a reader who compares and prints."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.content import COR, NOOR, TO_CONFIRM
from tests.browser.editing import found
from tests.browser.site import RunningSite
from tests.browser.test_print import sheets
from tests.browser.watching import move, next_page

pytestmark = pytest.mark.browser
WORD, TITLE = "Brood bakken", "Koken op vrijdag"
WHAT = "hoeveel kinderen er komen"
SOURCE = "Effectstudie VoorleesExpress"
OTHER = "Huiswerkbegeleiding"


def press(page: Page, name: str) -> None:
    with next_page(page):
        page.get_by_role("button", name=name).first.click()


def test_what_an_author_misses_and_measured_reaches_a_reader(somebody, edited_site):
    author, coordinator, reader = somebody(NOOR), somebody(COR), somebody()
    write_it_down(author, edited_site)
    approve_the_text(coordinator, edited_site)
    accept_the_word(coordinator, edited_site)
    say_seen(coordinator, edited_site)
    relate_a_source(coordinator, edited_site)
    filter_by_it(reader, edited_site)
    compare_and_print(reader, edited_site)


def write_it_down(author: Page, site: RunningSite) -> None:
    author.goto(site.url("/beheer/pages/{page=" + TO_CONFIRM + "}/edit/"))
    author.locator("#id_activities_missed").fill(WORD)
    author.locator("#id_measurements-ADD").click()
    for name, value in (
        ("what", WHAT),
        ("measured_by", "de school"),
        ("measured_when", "herfst 2026"),
        ("result", "Minder dan wij hoopten: elf van de dertig."),
    ):
        author.locator(f"#id_measurements-1-{name}").fill(value)
    author.locator("#id_measurements-1-kind").select_option(label="Deelname geteld")
    author.locator("footer .w-dropdown__toggle").click()
    with next_page(author):
        author.locator("button[name=action-submit]").click()


def row(page: Page, words: str):
    return page.locator("tr", has_text=words)


def approve_the_text(coordinator: Page, site: RunningSite) -> None:
    coordinator.goto(site.url("/beheer/werklijst/?soort=beoordelen"))
    with next_page(coordinator):
        row(coordinator, TITLE).get_by_role("link", name="Lees").click()
    press(coordinator, "Goedkeuren en openbaar maken")


def accept_the_word(coordinator: Page, site: RunningSite) -> None:
    coordinator.goto(site.url("/beheer/werklijst/"))
    with next_page(coordinator):
        row(coordinator, WORD).get_by_role("link", name="Beslis over het woord").click()
    place = coordinator.locator("form", has=coordinator.locator(f"input[value='{WORD}']"))
    place.get_by_label("Cultuur").check()
    with next_page(coordinator):
        place.get_by_role("button", name="Aanvaarden").click()
    coordinator.goto(site.url("/beheer/werklijst/"))
    expect(row(coordinator, WORD)).to_have_count(0)


def say_seen(coordinator: Page, site: RunningSite) -> None:
    with next_page(coordinator):
        row(coordinator, WHAT).get_by_role("link").first.click()
    with next_page(coordinator):
        coordinator.get_by_role("button", name=re.compile(f"Gezien: het is duidelijk.*{WHAT}")).click()
    coordinator.goto(site.url("/beheer/werklijst/"))
    expect(row(coordinator, WHAT)).to_have_count(0)


def relate_a_source(coordinator: Page, site: RunningSite) -> None:
    coordinator.goto(site.url("/beheer/onderbouwing/{page=" + TO_CONFIRM + "}/"))
    coordinator.get_by_text("Een bron verbinden").click()
    coordinator.get_by_role("button", name="Kies een pagina").click()
    coordinator.locator(".modal-body input[name=q]").fill("VoorleesExpress")
    coordinator.locator(".modal-body").get_by_role("link", name=SOURCE).click()
    coordinator.locator("#id_relatie-kind").select_option(label="alleen een vergelijkbaar doel")
    coordinator.locator("#id_relatie-why").fill("Ook hier doen ouders thuis mee.")
    press(coordinator, "Relatie bewaren")
    assert coordinator.get_by_text("Bewaard. Het telt meteen.").is_visible()


def filter_by_it(reader: Page, site: RunningSite) -> None:
    """By the word that stood in no list, and by how they know it."""
    card = found(reader, site, "/zoeken/?activiteit=brood-bakken&meting=tellen", f".k-kaart a:text-is('{TITLE}')")
    with next_page(reader):
        card.click()
    story = reader.locator(".k-verhaal").inner_text()
    assert "Minder dan wij hoopten: elf van de dertig." in story
    assert "Gezien door de coördinator van de regio." in story
    assert f"Deze praktijk heeft alleen een vergelijkbaar doel als “{SOURCE}”" in story
    assert "bewezen" not in story.casefold()


def compare_and_print(reader: Page, site: RunningSite) -> None:
    keep(reader)
    reader.goto(site.url("/zoeken/?q=huiswerk"))
    keep(reader)
    with next_page(reader):
        reader.get_by_role("link", name="Vergelijk").first.click()
    table = reader.locator("table").first
    assert f"Deelname geteld: {WHAT}" in table.inner_text()
    assert "niet bekend" in table.inner_text()
    assert sheets(reader.pdf(format="A4", prefer_css_page_size=True)) == 1


def keep(reader: Page) -> None:
    move(reader)
    reader.get_by_role("button", name="Bewaar om te vergelijken").first.click()
