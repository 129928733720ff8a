"""Every public page with letters twice as large, by keyboard, and without scripts."""

import pytest

from tests.browser.addresses import PUBLIC
from tests.browser.keyboard import by_keyboard
from tests.browser.watching import a_reader, too_wide

pytestmark = pytest.mark.browser
of_every_page = pytest.mark.parametrize("address", PUBLIC, ids=lambda address: address.name)
NO_SCRIPT = {"java_script_enabled": False}
WIDTHS_FOR_LARGE_LETTERS = (768, 1280)
ORDINARY_TEXT = 16  # px, of a browser that nobody changed
# Text that its own box cuts off; what is only there for screen readers is cut off on purpose.
CUT_OFF = """() => [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && one.innerText && !one.closest('svg, select'))
    .filter((one) => one.clientWidth > 1 && one.clientHeight > 1)
    .filter((one) => /hidden|clip/.test(getComputedStyle(one).overflow))
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.outerHTML.slice(0, 160))"""
LINES = """() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, th, td, a, label, summary)')]
    .filter((one) => !one.closest('noscript'))
    .filter((one) => !one.querySelector(':scope > :is([data-druk], [data-kopieer])'))
    .map((one) => { const copy = one.cloneNode(true);
        copy.querySelectorAll('noscript, button:is([data-druk], [data-kopieer], [data-bewaar])')
            .forEach((part) => part.remove());
        return copy.textContent.replace(/\\s+/g, ' ').trim(); })"""


@of_every_page
def test_letters_twice_as_large_still_fit(address, visit, page, context):
    """Not a zoom: the size that a reader chose for text in the browser itself, with the same window."""
    chosen = {"standard": 2 * ORDINARY_TEXT, "fixed": 2 * ORDINARY_TEXT}
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": chosen})
    visit(address)
    assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 2 * ORDINARY_TEXT
    for width in WIDTHS_FOR_LARGE_LETTERS:
        page.set_viewport_size({"width": width, "height": 900})
        assert not too_wide(page)
        assert not page.evaluate(CUT_OFF)


@of_every_page
def test_the_keyboard_comes_everywhere_in_order_and_shows_where_it_is(address, visit, page):
    visit(address)
    passed_over, hidden = by_keyboard(page, "main")
    assert not passed_over
    assert not hidden


@of_every_page
def test_without_scripts_the_same_is_there_to_read(address, visit, page, browser):
    visit(address)
    with_scripts = page.evaluate(LINES)
    context = a_reader(browser, **NO_SCRIPT)
    plain = context.new_page()
    plain.goto(page.url)
    without_scripts = plain.evaluate(LINES)
    context.close()
    assert without_scripts == with_scripts
