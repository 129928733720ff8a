"""A meeting from its plan to the seat that came free: lived by a coordinator and three strangers."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import give_code, give_password
from tests.browser.content import COR
from tests.browser.site import RunningSite
from tests.browser.watching import next_page
from tests.patience import PATIENCE
from tests.people import Person

pytestmark = pytest.mark.browser
TITLE, ADDRESS = "Samen koken", "/zeeland/samen-koken/"


@pytest.fixture
def somebody(browser, edited_site):
    contexts = []

    def new(person: Person | None = None) -> Page:
        contexts.append(browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}))
        contexts[-1].set_default_timeout(1000 * PATIENCE)
        page = contexts[-1].new_page()
        if person:
            give_password(page, edited_site, person)
            give_code(page, person)
        return page

    yield new
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    with next_page(page):
        page.get_by_role("button", name=name, exact=True).first.click()


def newest_mail(site: RunningSite, email: str) -> tuple[str, str]:
    """Subject and text, as they stand in the outbox."""
    with closing(sqlite3.connect(site.folder / "db.sqlite3")) as connection:
        query = 'SELECT subject, text FROM mail_message WHERE "to" = ? ORDER BY id DESC'
        return connection.execute(query, [email]).fetchone()


def follow_mail(page: Page, site: RunningSite, email: str) -> None:
    _subject, text = newest_mail(site, email)
    page.goto(site.url(re.search(r"/p/aanmelding/\S+", text)[0]))


def test_from_a_plan_to_the_seat_that_came_free(somebody, edited_site):
    coordinator, jan, els = somebody(COR), somebody(), somebody()
    plan(coordinator, edited_site)
    open_signing_up(coordinator, seats="1")
    sign_up(jan, edited_site, "jan")
    confirm(jan, edited_site, "jan", "U hebt een plaats.")
    sign_up(els, edited_site, "els")
    confirm(els, edited_site, "els", "U staat op de wachtlijst.")
    follow_mail(jan, edited_site, "jan@nergens.example")
    press(jan, "Ik kom niet")
    assert newest_mail(edited_site, "els@nergens.example")[0] == f"Er is een plaats voor u vrij: {TITLE}"
    confirm(els, edited_site, "els", "U hebt een plaats.")
    look_who_comes(coordinator)


def plan(coordinator: Page, site: RunningSite) -> None:
    day = timezone.localdate() + timedelta(days=30)
    coordinator.goto(site.url("/beheer/pages/add/events/eventpage/{page=zeeland/}/"))
    coordinator.locator("#id_title").fill(TITLE)
    coordinator.locator("#id_kind").select_option(label="Werkbezoek")
    coordinator.locator("#id_summary").fill("Wij koken met groep 5 en praten na.")
    coordinator.locator("#id_starts_at").fill(f"{day} 13:30")
    coordinator.locator("#id_ends_at").fill(f"{day} 16:00")
    coordinator.locator("#id_place").fill("De Haard, Dorpsstraat 1, Vlissingen")
    coordinator.locator("footer .w-dropdown__toggle").click()
    with next_page(coordinator):
        coordinator.locator("button[name=action-publish]").click()


def open_signing_up(coordinator: Page, seats: str) -> None:
    coordinator.get_by_role("link", name=TITLE).first.click()
    coordinator.wait_for_url(re.compile(r"/pages/\d+/"))
    number = re.search(r"/pages/(\d+)/", coordinator.url)[1]
    coordinator.goto(re.sub(r"/beheer/.*", f"/beheer/bijeenkomsten/{number}/", coordinator.url))
    coordinator.locator("#id_seats").fill(seats)
    press(coordinator, "Aanmelding openen")
    assert "Vanaf nu kan men zich aanmelden." in coordinator.locator(".messages").inner_text()


def sign_up(stranger: Page, site: RunningSite, name: str) -> None:
    stranger.goto(site.url("/zeeland/"))
    stranger.get_by_role("link", name=TITLE, exact=True).click()
    stranger.locator(".k-plaatsen a").click()
    stranger.get_by_label("Uw naam").fill(name.title())
    stranger.get_by_label("Uw school of organisatie").fill("De Regenboog")
    stranger.get_by_label("Uw e-mailadres").fill(f"{name}@nergens.example")
    stranger.wait_for_timeout(3_100)  # as long as a person needs
    press(stranger, "Aanmelden")
    expect(stranger.get_by_role("heading", name="Kijk in uw mail")).to_be_visible()


def confirm(stranger: Page, site: RunningSite, name: str, told: str) -> None:
    follow_mail(stranger, site, f"{name}@nergens.example")
    with next_page(stranger):
        stranger.locator("button[value=bevestigen]").click()
    expect(stranger.get_by_text(told)).to_be_visible()


def look_who_comes(coordinator: Page) -> None:
    coordinator.reload()
    rows = [" ".join(row.split()) for row in coordinator.locator(".listing tbody tr").all_inner_texts()]
    assert [row.split()[0] for row in rows] == ["Els", "Jan"]
    assert "Komt" in rows[0]
    assert "Afgemeld" in rows[1]
