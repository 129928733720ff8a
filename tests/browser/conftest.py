"""A real browser on a real server."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.addresses import Address
from tests.browser.site import ROOT, RunningSite, change, copied, prepared, running
from tests.browser.watching import Watch, a_reader, next_page
from tests.made_once import of_this_run
from tests.patience import PATIENCE
from tests.people import EDITOR, Person

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
Folder = Callable[..., Path]
expect.set_options(timeout=1000 * PATIENCE)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Hands out copies of the prepared site."""
    source = prepared(of_this_run(tmp_path_factory))
    return lambda name, *without: copied(source, tmp_path_factory.mktemp(name) / "var", *without)


@pytest.fixture(scope="session")
def site(folder: Folder) -> Iterator[RunningSite]:
    """The site that tests only read."""
    with running(folder("read")) as site:
        yield site


@pytest.fixture(scope="module")
def edited_site(folder: Folder) -> Iterator[RunningSite]:
    """A site of a module's own, to change."""
    with running(folder("edited")) as site:
        yield site


@pytest.fixture
def somebody(browser: Browser, edited_site: RunningSite) -> Iterator[Callable[..., Page]]:
    """New people at that site, each with a browser of their own; who is a Person has logged in."""
    contexts = []

    def new(person: Person | None = None) -> Page:
        contexts.append(a_reader(browser))
        page = contexts[-1].new_page()
        if person:
            give_password(page, edited_site, person)
        if person and person.secret:
            give_code(page, person)
        return page

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def site_without_index(folder: Folder) -> Iterator[RunningSite]:
    var_dir = folder("without-index", "search")
    change(var_dir, "DELETE FROM search_ticket")  # for them the worker would begin an index
    with running(var_dir) as site:
        yield site


@pytest.fixture(scope="session")
def broken_site(folder: Folder) -> Iterator[RunningSite]:
    """A site whose database lost what every page needs."""
    var_dir = folder("broken")
    with running(var_dir) as site:
        change(var_dir, "ALTER TABLE wagtailcore_site RENAME TO lost")
        yield site


# One browser a module: as long as Playwright's loop runs in this thread, Django refuses its database here.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "The browser tests need Chromium. On Debian, as root: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS], headless=True)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser without a past; parametrized indirectly it gets other options."""
    context = a_reader(browser, **getattr(request, "param", {}))
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def watch(page: Page) -> Watch:
    """What the page asked for and complained about."""
    return Watch(page)


@pytest.fixture
def axe(context: BrowserContext) -> None:
    """axe in every page, ready before the page's own policy is."""
    context.add_init_script(path=AXE)


@pytest.fixture(scope="module")
def editors_cookies(browser: Browser, site: RunningSite) -> list[dict]:
    """What a browser holds once the editor logged in to the site that is only read."""
    context = a_reader(browser)
    page = context.new_page()
    log_in(page, site)
    cookies = context.cookies()
    context.close()
    return cookies


LOGGED_IN: dict[str, list[dict]] = {}


def log_in(page: Page, site: RunningSite) -> None:
    """The editor in the admin: the first time at a site with password and code, later with the session of then. A code
    counts once, and the next one comes after half a minute.
    """
    if site.base in LOGGED_IN:
        page.context.add_cookies(LOGGED_IN[site.base])
        page.goto(site.url("/beheer/"))
        return
    give_password(page, site, EDITOR)
    give_code(page, EDITOR)
    page.wait_for_url(site.url("/beheer/"))
    LOGGED_IN[site.base] = page.context.cookies()


def give_password(page: Page, site: RunningSite, person: Person) -> None:
    page.goto(site.url("/beheer/"))
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord").fill(person.password)
    with next_page(page):
        page.get_by_role("button", name="Inloggen").click()


def give_code(page: Page, person: Person) -> None:
    page.get_by_label("Code van zes cijfers").fill(next(person.codes()))
    with next_page(page):
        page.get_by_role("button", name="Inloggen").click()


@pytest.fixture
def visit(page: Page, request: pytest.FixtureRequest) -> Callable[[Address], None]:
    """Open an address of the table, and see that it answers as the table says."""

    def open_it(address: Address) -> None:
        served = request.getfixturevalue("site" if address.site == "signed_out" else address.site)
        response = page.goto(served.url(address.path))
        assert response is not None
        assert response.status == address.status
        page.wait_for_load_state("load")
        if address.tab:
            page.get_by_role("tab", name=address.tab).click()

    return open_it
