"""What a page does behind its face: its requests, its complaints, and what axe finds in it."""

from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from tests.patience import PATIENCE

WIDTHS = (320, 390, 1280)
HEIGHT = 900
ADMIN_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = """async ([rules, known]) => {
    await new Promise((soon) => requestAnimationFrame(() => requestAnimationFrame(soon)));
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(moving.map((one) => one.finished));
    const options = {resultTypes: ["violations"], ...(rules ? {runOnly: {type: "tag", values: rules}} : {})};
    const {violations} = await axe.run(document, options);
    for (const violation of violations) violation.nodes = violation.nodes.filter(
        ({target}) => !known.some(([rule, selector]) =>
            rule === violation.id && document.querySelector(target[0])?.matches(selector)));
    return violations.map(({id, nodes}) => ({id, nodes}));
}"""
TOO_WIDE = """() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > clientWidth);
    return [`${scrollWidth} px in ${clientWidth} px`, ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))];
}"""
Exceptions = dict[tuple[str, str], str]


def a_reader(browser: Browser, **others: Any) -> BrowserContext:
    """A browser without a past: Dutch, and as wide as a desk unless told otherwise."""
    context = browser.new_context(**{"locale": "nl-NL", "viewport": {"width": 1280, "height": HEIGHT}, **others})
    context.set_default_timeout(1000 * PATIENCE)
    return context


class Watch:
    """Requests and complaints of one page, from the moment it is made."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self.heard)

    def heard(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        # The browser itself reports the status of a page that is meant to have it.
        if message.location.get("url") == self.page.url and "the server responded with a status of" in message.text:
            return
        self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def others(self) -> set[str]:
        """Hosts that are not the site; addresses that hold their data themselves have none."""
        return self.hosts - {urlsplit(self.page.url).netloc, ""}


def violations(page: Page, rules: list[str] | None = None, known: Exceptions | None = None) -> list[str]:
    """A line for each thing that axe objects to, once what moves has come to rest: what fades in has another colour.
    `known`: (rule, selector) pairs that are left out, with the reason.
    """
    found: dict[str, Any] = page.evaluate(AXE, [rules, list(known or {})])
    return [
        f"{violation['id']}: {node['target']}\n    {node['html'][:300]}\n    {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways; nothing when it does not."""
    return page.evaluate(TOO_WIDE)


def at_every_width(page: Page, rules: list[str] | None = None, known: Exceptions | None = None) -> list[str]:
    """What is wrong at 320, 390 and 1280 px: objections of axe, and scrolling sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wide = [f"scrolls sideways: {line}" for line in too_wide(page)]
        found += [f"{width} px: {line}" for line in (*wide, *violations(page, rules, known))]
    return found


def a_picture(page: Page, *, full_page: bool = False) -> bytes:
    """What one sees of it, once its letters are there. Chromium gives up where the machine is too busy to draw it in
    time; then it is asked again.
    """
    page.evaluate("() => document.fonts.ready.then(() => null)")
    for _try in range(5):
        try:
            return page.screenshot(full_page=full_page)
        except Error as error:
            if "Unable to capture screenshot" not in error.message:
                raise
    return page.screenshot(full_page=full_page)


def next_page(page: Page) -> AbstractContextManager[object]:
    """Until another document stands there. Playwright's `expect_navigation` also takes an address that a script wrote,
    and the autosave of the admin's forms writes one.
    """
    return page.expect_event("load")


def move(page: Page) -> None:
    """What a reader does first, with which the list of saved practices comes."""
    page.wait_for_load_state()  # the script listens from then on
    page.mouse.move(40, 40)
    page.locator("[data-bewaar]").first.wait_for()
