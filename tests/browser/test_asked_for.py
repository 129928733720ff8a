"""Readers look for what nobody calls so; an editor sees it, and mends it with two clicks and a word."""

import pytest

from tests.browser.conftest import log_in
from tests.browser.test_accessible import WAGTAILS_OWN
from tests.browser.watching import ADMIN_RULES, at_every_width

pytestmark = pytest.mark.browser
TITLE = ".k-kaart a"


@pytest.fixture
def reader(browser):
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 900})
    yield context.new_page()
    context.close()


def asks(reader, site, text):
    reader.goto(site.url("/"))
    reader.locator("input[name=q]").first.fill(text)
    reader.locator("input[name=q]").first.press("Enter")
    reader.wait_for_url("**/zoeken/?q=*")


def test_two_clicks_and_a_word(axe, page, reader, edited_site, watch):
    for _time in range(3):
        asks(reader, edited_site, "kokkerellen")
        assert not reader.locator(TITLE).count()
    for _time in range(3):
        asks(reader, edited_site, "muziek")
    reader.locator(TITLE).first.click()
    reader.wait_for_load_state()

    log_in(page, edited_site)
    page.get_by_role("link", name="Gezocht").click()
    page.wait_for_url("**/beheer/gezocht/")
    assert page.locator("#meest-gevraagd-content tr", has_text="muziek").locator("td").last.inner_text() == "1"
    assert not page.locator("#zonder-klik-content", has_text="muziek").count()
    assert not at_every_width(page, ADMIN_RULES, WAGTAILS_OWN)
    page.locator("#zonder-resultaat-content").get_by_role("link", name="Synoniem toevoegen: kokkerellen").click()

    page.get_by_label("Betekent ook").fill("koken")
    page.get_by_label("Betekent ook").press("Enter")
    page.get_by_text("Met deze woorden: ").wait_for()
    assert not at_every_width(page, ADMIN_RULES, WAGTAILS_OWN)
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Opgeslagen. Wie “kokkerellen” typt, vindt vanaf nu ook: koken.").wait_for()
    assert not watch.complaints
    assert not watch.others()

    asks(reader, edited_site, "kokkerellen")
    assert reader.locator(TITLE).count()
