"""An author at the desk and in the form."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.authors import BADR, COALITION, DRAFT, PUBLIC, author, edit, log_in_again, prepare
from tests.browser.watching import next_page

pytestmark = pytest.mark.browser
NEW = "/beheer/pages/add/practices/practicepage/{page=" + COALITION + "}/"
KEPT = "Object.keys(sessionStorage).filter((name) => name.startsWith('kansrijk:')).length"
VIOLATIONS = "async () => (await axe.run('.k-bureau')).violations.map((one) => [one.id, one.nodes[0].html])"


@pytest.fixture(scope="module")
def ours(edited_site):
    prepare(edited_site)
    return edited_site


@pytest.fixture
def amina(browser, ours):
    page = author(browser, ours)
    yield page
    page.context.close()


def in_form(page, site, slug="muziek-op-dinsdag"):
    page.goto(site.url(edit(slug)))
    ready(page)
    return page.locator("#id_summary")


def ready(page):
    """The form is there, with what our own scripts add to it."""
    page.locator("#leeshulp").wait_for(state="attached")
    page.wait_for_load_state("networkidle")


def is_autosave(request):
    return request.method == "POST" and "json" in request.headers.get("accept", "")


def saved(page):
    """Autosave has kept it; that is all we wait for."""
    return page.expect_response(
        lambda answer: is_autosave(answer.request) and "json" in answer.headers.get("content-type", "")
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_the_desk_tells_what_to_do_and_a_yes_is_one_click(browser, ours, width):
    page = author(browser, ours, BADR, width)
    page.add_script_tag(path="frontend/node_modules/axe-core/axe.min.js")
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rows = page.locator(".k-werk h3")
    assert PUBLIC in rows.all_inner_texts()
    assert DRAFT in rows.all_inner_texts()
    if page.get_by_role("button", name="Ja, klopt nog").count():
        page.get_by_role("button", name="Ja, klopt nog").click()
        expect(page.get_by_text("is voor een jaar bevestigd")).to_be_visible()
    expect(page.get_by_role("button", name="Ja, klopt nog")).to_have_count(0)
    page.context.close()


def test_a_new_practice_is_kept_from_its_first_words_on(amina, ours):
    amina.goto(ours.url(NEW))
    ready(amina)
    assert "0 van" in amina.locator("[data-meter]").inner_text()
    with saved(amina):
        amina.locator("#id_title").fill("Fietsen met opa")
    amina.locator("#id_summary").press_sequentially("Kinderen fietsen met hun opa.", delay=100)
    amina.wait_for_url(re.compile(r"/edit/"))
    amina.wait_for_timeout(500)  # what was typed stands in the window a quarter of a second later
    amina.wait_for_function(f"{KEPT} === 0")
    expect(amina.locator("[data-meter]")).to_contain_text("2 van")
    expect(amina.locator("[data-meter]")).not_to_contain_text("samenvatting")
    amina.reload()
    assert amina.locator("#id_summary").input_value() == "Kinderen fietsen met hun opa."
    assert amina.evaluate(KEPT) == 0


def test_who_presses_a_button_while_a_new_text_is_kept_gets_one_page(amina, ours):
    amina.goto(ours.url(NEW))
    ready(amina)
    held = []

    def hold(route):
        return held.append(route) if is_autosave(route.request) else route.continue_()

    amina.route("**/pages/add/**", hold)
    with amina.expect_request(lambda request: "/pages/add/" in request.url and request.method == "POST"):
        amina.locator("#id_title").fill("Dammen in het park")
    amina.locator("footer .action-save").click(no_wait_after=True)
    amina.wait_for_timeout(200)
    with next_page(amina):
        held[0].continue_()
    assert amina.locator("#id_title").input_value() == "Dammen in het park"
    assert len(held) == 1
    amina.goto(ours.url("/beheer/"))
    links = amina.get_by_role("link", name="Dammen in het park").all()
    assert len({link.get_attribute("href") for link in links}) == 1


def test_what_is_typed_just_before_the_site_answers_is_kept_too(amina, ours):
    field = in_form(amina, ours)

    def type_on(route):
        answer = route.fetch()
        field.fill("Wat ik daarna typte.")
        route.fulfill(response=answer)

    amina.route("**/edit/", type_on, times=1)
    with saved(amina):
        field.fill("Wat ik eerst typte.")
    amina.wait_for_function(f"{KEPT} === 0")
    amina.reload()
    assert field.input_value() == "Wat ik daarna typte."


def test_a_text_that_is_kept_is_not_sent_again(amina, ours):
    field = in_form(amina, ours)
    sent = []
    amina.on("request", lambda request: sent.append(request) if is_autosave(request) else None)
    with saved(amina):
        field.fill("Wat ik eenmaal typte.")
    amina.wait_for_timeout(5_000)  # Wagtail looks twice a second
    assert len(sent) == 1


def test_the_summary_gets_a_hint_and_is_saved_all_the_same(amina, ours):
    field = in_form(amina, ours)
    long = "Elke dinsdag en donderdag zingen alle kinderen van groep vijf en zes samen met hun ouders in de zaal."
    with saved(amina):
        field.fill(f"{long} Het is interdisciplinair.")
    hint = amina.locator("#leeshulp")
    expect(hint).to_contain_text("19 woorden")
    expect(hint).to_contain_text("interdisciplinair")
    with saved(amina):
        field.fill("Kinderen zingen.")
    expect(hint).to_be_empty()


def test_the_preview_is_as_wide_as_a_telephone_or_a_desk(amina, ours):
    in_form(amina, ours)
    amina.locator("[data-side-panel-toggle=preview], [aria-controls=form-side-preview]").first.click()
    sizes = amina.locator("[name=preview-size]")
    assert [size.get_attribute("data-device-width") for size in sizes.all()] == ["390", "1280"]
    assert [size.get_attribute("aria-label") for size in sizes.all()] == [
        "Bekijk zoals op een telefoon",
        "Bekijk zoals op een computer",
    ]


def test_what_was_typed_after_the_session_ended_is_there_after_logging_in(amina, ours):
    field = in_form(amina, ours)
    with saved(amina):
        field.fill("Wat nog werd bewaard.")
    amina.context.clear_cookies(name="sessionid")
    field.fill("Wat ik typte toen ik was uitgelogd.")
    amina.get_by_role("button", name="Log opnieuw in").click()
    log_in_again(amina)
    amina.get_by_text("staat er weer").wait_for()
    assert amina.locator("#id_summary").input_value() == "Wat ik typte toen ik was uitgelogd."
    assert amina.evaluate(KEPT) == 0


def test_what_was_sent_after_the_session_ended_too_also_on_a_new_page(amina, ours):
    with amina.expect_response("**/bureau/wie/**"):  # whose text it is, is kept with it
        amina.goto(ours.url(NEW))
    ready(amina)
    amina.context.clear_cookies(name="sessionid")
    amina.locator("#id_title").fill("Schaken in het park")
    amina.locator("footer .action-save").click()
    log_in_again(amina)
    amina.wait_for_url(re.compile(r"/edit/"))
    assert amina.locator("#id_title").input_value() == "Schaken in het park"
    assert amina.evaluate(KEPT) == 0


def test_somebody_else_who_logs_in_gets_nothing_of_it(amina, ours):
    field = in_form(amina, ours)
    before = field.input_value()
    amina.context.clear_cookies(name="sessionid")
    field.fill("Alleen van Amina.")
    amina.get_by_role("button", name="Log opnieuw in").click()
    log_in_again(amina, BADR)
    expect(amina.locator("#id_summary")).to_have_value(before)
    amina.wait_for_function(f"{KEPT} === 0")


def press_save(page):
    """Save; whoever was told meanwhile that somebody else saved is asked first whether to go on."""
    page.locator("footer .action-save").click()
    asked = page.locator("#w-save-confirmation-dialog [data-action='w-dialog#confirm']")
    told = page.locator(".messages").get_by_text("heeft deze tekst opgeslagen")
    expect(asked.or_(told).filter(visible=True).first).to_be_visible()
    if asked.is_visible():
        asked.click()


def test_two_people_in_one_text_are_told_and_neither_loses_a_word(amina, browser, ours):
    mine = in_form(amina, ours)
    badr = author(browser, ours, BADR)
    theirs = in_form(badr, ours)
    with saved(badr):
        theirs.fill("De tekst van Badr.")
    mine.fill("De tekst van Amina.")
    press_save(amina)
    expect(amina.locator(".messages")).to_contain_text("Badr heeft deze tekst opgeslagen")
    assert amina.locator("#id_summary").input_value() == "De tekst van Amina."
    with amina.expect_popup() as compared:
        amina.get_by_role("link", name="Bekijk wat er veranderd is").click()
    expect(compared.value.locator("main")).to_contain_text("De tekst van Badr.")
    amina.locator("footer .action-save").click()
    expect(amina.locator(".messages .success")).to_be_visible()
    assert amina.locator("#id_summary").input_value() == "De tekst van Amina."
    amina.goto(ours.url(edit("muziek-op-dinsdag")).replace("/edit/", "/history/"))
    expect(amina.locator("main")).to_contain_text("Badr")
    badr.context.close()


def test_a_new_school_year_starts_from_the_newest_one(amina, ours):
    in_form(amina, ours, "koken-op-vrijdag")
    amina.get_by_role("button", name="Nieuw schooljaar").click()
    assert amina.evaluate("document.activeElement.id") == "id_editions-2-what_changed"
    values = {name: amina.locator(f"#id_editions-2-{name}").input_value() for name in
              ("year", "year_words", "pupils", "cost_words", "what_changed")}  # fmt: skip
    assert values == {
        "year": "2025",
        "year_words": "2025-2026",
        "pupils": "120",
        "cost_words": "Vijf euro",
        "what_changed": "",
    }
    chosen = "[name=editions-{}-funding]:checked, [name=editions-{}-funding] option:checked"
    assert amina.locator(chosen.format(2, 2)).count() == amina.locator(chosen.format(1, 1)).count() == 2
    public = amina.context.new_page()
    public.goto(ours.url(f"/{COALITION}koken-op-vrijdag/"))
    assert "2025-2026" not in public.locator("main").inner_text()


def test_a_form_that_fails_puts_the_cursor_at_the_first_error(amina, ours):
    in_form(amina, ours)
    amina.locator("#id_age_from").fill("12")
    amina.locator("#id_age_to").fill("4")
    amina.locator("footer .action-save").click()
    expect(amina.locator("#id_age_to")).to_be_focused()
    assert "hoogste leeftijd" in amina.locator(".w-field:has(#id_age_to) .error-message").inner_text()
