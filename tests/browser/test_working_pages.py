"""Our own pages in the admin, with letters twice as large and by keyboard, as the public ones."""

import pytest

from tests.browser.addresses import ADMIN
from tests.browser.keyboard import by_keyboard
from tests.browser.watching import too_wide

pytestmark = pytest.mark.browser
OURS = ("coalitions_", "desk_", "wagtailadmin_home", "gezocht:index")
PARTS = ".k-werkblad, .k-bureau"
WIDTHS_FOR_LARGE_LETTERS = (768, 1280)
of_every_page = pytest.mark.parametrize(
    "address", [one for one in ADMIN if one.covers[0].startswith(OURS)], ids=lambda address: address.name
)


@pytest.fixture
def opened(address, context, editors_cookies, visit, page):
    context.add_cookies(editors_cookies)
    visit(address)
    assert page.locator(PARTS).count() == 1
    return page


@of_every_page
def test_letters_twice_as_large_still_fit(opened, context):
    context.new_cdp_session(opened).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 32}})
    for width in WIDTHS_FOR_LARGE_LETTERS:
        opened.set_viewport_size({"width": width, "height": 900})
        assert not too_wide(opened)


@of_every_page
def test_the_keyboard_comes_everywhere_in_order_and_shows_where_it_is(opened):
    passed_over, hidden = by_keyboard(opened, f":is({PARTS})")
    assert not passed_over
    assert not hidden
