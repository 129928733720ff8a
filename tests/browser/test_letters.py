"""What readers send, in a browser: on a telephone and on a desk, with a script and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import SPARSE
from tests.browser.conftest import log_in
from tests.browser.site import rows
from tests.browser.test_accessible import WAGTAILS_OWN
from tests.browser.watching import ADMIN_RULES, a_reader, at_every_width, next_page

pytestmark = pytest.mark.browser
READING = 3_100  # milliseconds that a person needs at least
QUESTION = "/p/{page=" + SPARSE[1:] + "}/vraag/"
REPORT = "/p/{page=" + SPARSE[1:] + "}/melding/"
WIDE = {"viewport": {"width": 1280, "height": 900}}
NARROW = {"viewport": {"width": 390, "height": 844}}
BOTH = pytest.mark.parametrize(
    "context", [WIDE, NARROW, {**NARROW, "java_script_enabled": False}], indirect=True, ids=["wide", "narrow", "no-js"]
)


def send(page):
    page.wait_for_timeout(READING)
    with next_page(page):
        page.locator("main form button").click()


@BOTH
def test_a_question(page, edited_site, watch):
    page.goto(edited_site.url(SPARSE))
    page.get_by_role("link", name="Stel een vraag").click()
    page.get_by_label("Uw naam").fill("Jan de Lezer")
    page.get_by_label("Uw e-mailadres").fill("jan")
    page.get_by_label("Uw vraag").fill("Hoeveel kinderen doen er mee?\nEn wie betaalt het?")
    send(page)
    assert page.locator(".k-fout").inner_text() == "Dit is geen e-mailadres. Schrijf het zoals naam@school.nl."
    assert page.get_by_label("Uw vraag").input_value() == "Hoeveel kinderen doen er mee?\nEn wie betaalt het?"
    assert page.locator("[autofocus]").get_attribute("name") == "email"
    page.get_by_label("Uw e-mailadres").fill("jan@example.org")
    send(page)
    assert page.locator("h1").inner_text() == "Uw vraag is verstuurd"
    asked = rows(edited_site.folder, "SELECT text, sent_to FROM coalitions_question ORDER BY id DESC LIMIT 1")
    assert asked[0][1] == "redactie"
    assert "En wie betaalt het?" in asked[0][0]
    assert not watch.complaints
    assert not watch.others()


@BOTH
def test_a_report(page, edited_site, watch):
    page.goto(edited_site.url(SPARSE))
    page.get_by_role("link", name="Klopt niet / weghalen").click()
    send(page)
    assert page.locator(".k-fout").inner_text() == "Kies een van de twee."
    page.get_by_label("Er klopt iets niet").check()
    page.get_by_label("Wat klopt er niet").fill("Het zijn drie scholen.")
    send(page)
    assert page.locator("h1").inner_text() == "De redactie heeft uw bericht"
    assert not watch.complaints


@pytest.mark.parametrize("path", [QUESTION, REPORT])
def test_nothing_is_wrong_with_a_form_that_failed(axe, page, edited_site, path):
    page.goto(edited_site.url(path))
    send(page)
    assert page.locator(".k-fout").count()
    expect(page.locator(".k-veld--fout :focus")).to_have_count(1)
    assert not at_every_width(page)


def test_an_editor_hides_the_page_with_one_click_and_shows_it_again(axe, page, browser, edited_site, watch):
    reader = a_reader(browser).new_page()
    reader.goto(edited_site.url(REPORT))
    reader.get_by_label("Haal deze pagina weg").check()
    send(reader)
    log_in(page, edited_site)
    page.get_by_role("link", name="Meldingen").click()
    page.wait_for_url("**/beheer/meldingen/")
    assert not at_every_width(page, ADMIN_RULES, WAGTAILS_OWN)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Pagina verbergen").last.click()
    page.get_by_text("Verborgen. Niemand kan de pagina nog vinden.").wait_for()
    assert reader.goto(edited_site.url(SPARSE)).status == 404
    page.get_by_role("button", name="Weer tonen").first.click()
    page.get_by_text("De pagina is weer openbaar.").wait_for()
    assert reader.goto(edited_site.url(SPARSE)).status == 200
    assert not watch.complaints
    reader.context.close()


def test_what_machines_read_is_no_offence_to_the_policy(page, edited_site, watch):
    page.goto(edited_site.url(SPARSE))
    said = page.locator("script[type='application/ld+json']").evaluate("element => JSON.parse(element.textContent)")
    assert said["@type"] == "Article"
    assert not watch.complaints
