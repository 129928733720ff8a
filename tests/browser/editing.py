"""An editor at work in the admin."""

import time

from playwright.sync_api import Locator, Page

from tests.browser.addresses import OF_A_COALITION
from tests.browser.site import RunningSite
from tests.browser.watching import next_page
from tests.patience import PATIENCE

NEW_PRACTICE = "/beheer/pages/add/practices/practicepage/{page=" + OF_A_COALITION[1:] + "}/"
CHECKED = ("domains", "activities", "sectors", "moments")
PITFALLS_EDITOR = "[data-contentpath=pitfalls] [contenteditable=true]"
SUMMARY = "Elke dinsdag zingen kinderen van groep 5 samen in het buurthuis."
PITFALLS = "In het eerste jaar kwam op vrijdag bijna niemand."


def new_practice(page: Page, site: RunningSite, title: str) -> None:
    """The form with every required field filled, and nothing else."""
    page.goto(site.url(NEW_PRACTICE))
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill(SUMMARY)
    for field in CHECKED:
        page.locator(f"input[name={field}]").first.check()
    page.locator("#id_areas").select_option(label="Zuid-Holland")
    write_pitfalls(page, PITFALLS)


def write_pitfalls(page: Page, text: str) -> None:
    editor = page.locator(PITFALLS_EDITOR)
    editor.scroll_into_view_if_needed()
    editor.click()
    editor.press_sequentially(text)
    # The editor hands its text to the form a quarter of a second after the last key.
    page.wait_for_function("(text) => document.getElementById('id_pitfalls').value.includes(text)", arg=text)


def publish(page: Page) -> None:
    """Press Publish, and wait for the page that comes of it."""
    page.locator("footer .w-dropdown__toggle").click()
    with next_page(page):
        page.locator("button[name=action-publish]").click()


def save(page: Page) -> None:
    with next_page(page):
        page.locator("footer button[type=submit], form button.action-save, form [type=submit].button").last.click()


def found(page: Page, site: RunningSite, path: str, selector: str) -> Locator:
    """What stands there as soon as the worker is done; fails when it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        page.goto(site.url(path))
        if page.locator(selector).count():
            return page.locator(selector)
        time.sleep(0.3)
    raise AssertionError(f"After {PATIENCE} seconds {selector} is not at {path}")


def gone(page: Page, site: RunningSite, path: str, selector: str) -> None:
    """Wait until it no longer stands there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        page.goto(site.url(path))
        if not page.locator(selector).count():
            return
        time.sleep(0.3)
    raise AssertionError(f"After {PATIENCE} seconds {selector} is still at {path}")
