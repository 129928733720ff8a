"""Readers look for what nobody calls so; an editor sees it, and mends it with two clicks and a word."""

import pytest

from tests.browser.conftest import log_in
from tests.browser.site import rows
from tests.browser.test_accessible import WAGTAILS_OWN
from tests.browser.watching import ADMIN_RULES, a_reader, at_every_width, next_page
from tests.patience import until

pytestmark = pytest.mark.browser
TITLE = ".k-kaart a"


@pytest.fixture
def reader(browser):
    context = a_reader(browser, viewport={"width": 390, "height": 900})
    yield context.new_page()
    context.close()


def asks(reader, site, text):
    reader.goto(site.url("/"))
    reader.locator("input[name=q]").first.fill(text)
    reader.locator("input[name=q]").first.press("Enter")
    reader.wait_for_url("**/zoeken/?q=*")


def counted(site, text):
    """How often it was asked, and how often something was opened. What would have to wait for the database is not
    counted: `search.counting`.
    """
    query = "SELECT total(asked), total(opened) FROM search_askedinweek WHERE text = ?"
    return rows(site.folder, query, text)[0]


def asked_thrice(reader, site, text):
    asks(reader, site, text)
    return counted(site, text)[0] >= 3


def asked_in_vain(reader, site):
    enough = asked_thrice(reader, site, "kokkerellen")
    assert not reader.locator(TITLE).count()
    return enough


def opened_once(reader, site):
    asks(reader, site, "muziek")
    with next_page(reader):
        reader.locator(TITLE).first.click()
    return counted(site, "muziek")[1] == 1


def test_two_clicks_and_a_word(axe, page, reader, edited_site, watch):
    until(lambda: asked_in_vain(reader, edited_site))
    until(lambda: asked_thrice(reader, edited_site, "muziek"))
    until(lambda: opened_once(reader, edited_site))

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
    page.wait_for_load_state()
    assert not at_every_width(page, ADMIN_RULES, WAGTAILS_OWN)
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Opgeslagen. Wie “kokkerellen” typt, vindt vanaf nu ook: koken.").wait_for()
    assert not watch.complaints
    assert not watch.others()

    asks(reader, edited_site, "kokkerellen")
    assert reader.locator(TITLE).count()
