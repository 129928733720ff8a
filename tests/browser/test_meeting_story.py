"""A meeting from its plan to what it left behind: lived by a coordinator, two strangers and a reader."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.content import COR
from tests.browser.site import RunningSite, change, rows
from tests.browser.watching import next_page

pytestmark = pytest.mark.browser
TITLE, ADDRESS, PRESENTED = "Samen koken", "/zeeland/samen-koken/", "Koken op vrijdag"


def press(page: Page, name: str) -> None:
    with next_page(page):
        page.get_by_role("button", name=name, exact=True).first.click()


def newest_mail(site: RunningSite, email: str) -> tuple[str, str]:
    """Subject and text, as they stand in the outbox."""
    return rows(site.folder, 'SELECT subject, text FROM mail_message WHERE "to" = ? ORDER BY id DESC', email)[0]


def follow_mail(page: Page, site: RunningSite, email: str) -> None:
    _subject, text = newest_mail(site, email)
    page.goto(site.url(re.search(r"/p/aanmelding/\S+", text)[0]))


def test_from_a_plan_to_the_practice_that_shows_the_meeting(somebody, edited_site):
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
    weeks_pass(edited_site)
    mark_who_came(coordinator, "Els")
    fill_in_the_harvest(coordinator)
    reader = somebody()
    reader.goto(edited_site.url(ADDRESS))
    expect(reader.get_by_text("Wie snijdt de uien?")).to_be_visible()
    reader.get_by_role("link", name=PRESENTED).click()
    expect(reader.get_by_role("heading", name="Gepresenteerd op")).to_be_visible()
    reader.get_by_role("link", name=TITLE, exact=True).click()
    expect(reader.get_by_role("heading", name=TITLE)).to_be_visible()


def plan(coordinator: Page, site: RunningSite) -> None:
    day = timezone.localdate() + timedelta(days=30)
    coordinator.goto(site.url("/beheer/pages/add/events/eventpage/{page=zeeland/}/"))
    coordinator.locator("#id_title").fill(TITLE)
    coordinator.locator("#id_kind").select_option(label="Werkbezoek")
    coordinator.locator("#id_summary").fill("Wij koken met groep 5 en praten na.")
    type_moment(coordinator, "#id_starts_at", f"{day} 13:30")
    type_moment(coordinator, "#id_ends_at", f"{day} 16:00")
    coordinator.locator("#id_place").fill("De Haard, Dorpsstraat 1, Vlissingen")
    coordinator.locator("footer .w-dropdown__toggle").click()
    with next_page(coordinator):
        coordinator.locator("button[name=action-publish]").click()


def type_moment(page: Page, field: str, moment: str) -> None:
    """The picker comes a tenth of a second after the focus and goes with it; who is faster than that leaves it open."""
    page.locator(field).focus()
    page.locator(".xdsoft_datetimepicker:visible").wait_for()
    page.locator(field).fill(moment)
    page.locator(field).press("Tab")
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)


def open_signing_up(coordinator: Page, seats: str) -> None:
    with next_page(coordinator):
        coordinator.get_by_role("link", name=TITLE).first.click()
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


def weeks_pass(site: RunningSite) -> None:
    """It was the day before yesterday."""
    change(
        site.folder,
        "UPDATE events_eventpage SET starts_at = datetime(starts_at, '-32 days'), "
        "ends_at = datetime(ends_at, '-32 days') "
        "WHERE page_ptr_id = (SELECT id FROM wagtailcore_page WHERE url_path = ?)",
        f"/home{ADDRESS}",
    )


def mark_who_came(coordinator: Page, name: str) -> None:
    coordinator.reload()
    coordinator.get_by_label(name).check()
    press(coordinator, "Bewaren wie er was")
    assert "er was 1 persoon" in coordinator.locator(".messages").inner_text()


def fill_in_the_harvest(coordinator: Page) -> None:
    with next_page(coordinator):
        coordinator.get_by_role("link", name="De oogst invullen").click()
    expect(coordinator.get_by_role("tab", name="Oogst")).to_have_attribute("aria-selected", "true")
    coordinator.locator("#id_presented-ADD").click()
    coordinator.locator("#id_presented-0-practice-chooser [data-chooser-action-choose]").first.click()
    dialog = coordinator.locator(".modal-body")
    dialog.locator("#id_q").fill(PRESENTED)
    dialog.locator("a.choose-page", has_text=PRESENTED).first.click()
    coordinator.locator("#id_asked-ADD").click()
    coordinator.locator("#id_asked-0-question").fill("Wie snijdt de uien?")
    coordinator.locator("#id_asked-0-answer").fill("De ouders.")
    coordinator.locator("footer .w-dropdown__toggle").click()
    with next_page(coordinator):
        coordinator.locator("button[name=action-publish]").click()
