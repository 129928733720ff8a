"""What an editor does in the admin, and what a reader then sees."""

import pytest

from tests.browser.conftest import log_in
from tests.browser.content import PASSWORD
from tests.browser.editing import PITFALLS_EDITOR, found, gone, new_practice, publish, save
from tests.browser.watching import next_page

pytestmark = pytest.mark.browser
MOST_REQUIRED = 9
REQUIRED = """() => [...document.querySelectorAll('form .w-required-mark')]
    .filter((mark) => !mark.closest('.w-minimap, template'))
    .map((mark) => mark.parentElement.textContent.replace('*', '').trim())"""
CARD = ".k-kaart a:text-is('{}')"


@pytest.fixture
def editor(page, edited_site):
    """The editor's browser, logged in."""
    log_in(page, edited_site)
    return page


@pytest.fixture
def reader(somebody):
    return somebody()


def test_a_practice_with_only_what_is_required_is_found_within_seconds(editor, reader, edited_site):
    new_practice(editor, edited_site, "Zingen op de vensterbank")
    marked = editor.evaluate(REQUIRED)
    assert len(marked) <= MOST_REQUIRED, marked
    publish(editor)
    card = found(reader, edited_site, "/zoeken/?q=vensterbank", CARD.format("Zingen op de vensterbank"))
    with next_page(reader):
        card.click()
    assert reader.locator(".k-schrift .k-tekst").inner_text() == "In het eerste jaar kwam op vrijdag bijna niemand."
    assert reader.locator("h1").inner_text() == "Zingen op de vensterbank"
    assert "samengesteld" not in reader.locator(".k-herkomst").inner_text().casefold()


def test_a_required_field_left_empty_gives_a_sentence_and_keeps_what_was_typed(editor, edited_site):
    new_practice(editor, edited_site, "Half ingevuld")
    for box in editor.locator("input[name=moments]:checked").all():
        box.uncheck()
    editor.locator("#id_moments_words").fill("twee middagen, alleen groep 7")
    publish(editor)
    assert editor.locator(".messages .error").first.is_visible()
    error = editor.locator(".w-field:has(input[name=moments]) .error-message")
    assert "verplicht" in error.first.inner_text()
    assert editor.locator("#id_title").input_value() == "Half ingevuld"
    assert editor.locator("#id_moments_words").input_value() == "twee middagen, alleen groep 7"
    assert "vrijdag bijna niemand" in editor.locator(PITFALLS_EDITOR).inner_text()


def test_a_draft_may_lack_everything_but_its_title(editor, reader, edited_site):
    editor.goto(
        edited_site.url("/beheer/pages/add/practices/practicepage/{page=zeeland/de-ravensteinschool-met-imc-basis/}/")
    )
    editor.locator("#id_title").fill("Nog maar een begin")
    with next_page(editor):
        editor.locator("footer .action-save").click()
    assert "/edit/" in editor.url
    assert editor.locator("#id_title").input_value() == "Nog maar een begin"
    reader.goto(edited_site.url("/zeeland/de-ravensteinschool-met-imc-basis/nog-maar-een-begin/"))
    assert reader.title().startswith("Pagina niet gevonden")


def test_what_is_taken_offline_is_no_longer_found(editor, reader, edited_site):
    new_practice(editor, edited_site, "Drummen in de kelder")
    publish(editor)
    card = found(reader, edited_site, "/zoeken/?q=drummen+kelder", CARD.format("Drummen in de kelder"))
    with next_page(reader):
        card.click()
    address = reader.url.removeprefix(edited_site.base)
    editor.goto(edited_site.url("/beheer/pages/{page=" + address[1:] + "}/unpublish/"))
    save(editor)
    gone(reader, edited_site, "/zoeken/?q=drummen+kelder", CARD.format("Drummen in de kelder"))
    assert reader.goto(edited_site.url(address)).status == 404


def test_a_renamed_term_has_its_new_name_in_the_filters(editor, reader, edited_site):
    editor.goto(edited_site.url("/beheer/woorden/tijdstip/edit/{term=tijdstip/weekend}/"))
    editor.locator("#id_name").fill("Zaterdag en zondag")
    save(editor)
    label = "#facet-tijdstip label:has-text('Zaterdag en zondag')"
    found(reader, edited_site, "/zoeken/", label)
    reader.goto(edited_site.url("/zoeken/?tijdstip=weekend"))
    assert "Zaterdag en zondag" in reader.locator(".k-keuzes").inner_text()


def test_a_hidden_term_leaves_the_filters(editor, reader, edited_site):
    found(reader, edited_site, "/zoeken/", "#facet-tijdstip input[value=avond]")
    editor.goto(edited_site.url("/beheer/woorden/tijdstip/edit/{term=tijdstip/avond}/"))
    editor.locator("#id_hidden").check()
    save(editor)
    gone(reader, edited_site, "/zoeken/", "#facet-tijdstip input[value=avond]")


def test_the_password_of_a_private_page_opens_it(reader, edited_site):
    reader.goto(edited_site.url("/besloten/"))
    reader.locator("input[type=password]").fill("verkeerd")
    reader.locator("main button").click()
    reader.locator("main .k-fout").first.wait_for()
    reader.locator("input[type=password]").fill(PASSWORD)
    reader.locator("main button").click()
    reader.locator("h1:text-is('Besloten')").wait_for()
