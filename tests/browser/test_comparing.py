"""Putting practices side by side: the list in the browser by pointer and by keyboard, the table on screen and paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import OF_FOUR, PICTURED, RICH
from tests.browser.test_print import longest_first, sheets
from tests.browser.watching import move, next_page, too_wide, violations

pytestmark = pytest.mark.browser
KEY = "kansrijk.bewaard"
LANDSCAPE = b"/MediaBox [0 0 841.9"
NO_SCRIPT = {"java_script_enabled": False}
BAR = "#bewaard aside"
TAB_STOPS = 16
WIDTHS = (320, 390, 768, 1280)
UNREADABLE = [
    "",
    "{",
    "null",
    "7",
    '"tekst"',
    '{"id": 1}',
    '[null, 7, "x", {"id": "1"}, {"id": -1, "titel": "x"}, [[]]]',
]
AT_REST = """async () => {
    const start = scrollY;
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    return scrollY === start;
}"""
CLEAR = """() => {
    const bar = document.querySelector('#bewaard aside').getBoundingClientRect();
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    return one.closest('#bewaard') || box.bottom <= bar.top + 1 || box.top >= bar.bottom;
}"""


def save(page, *places):
    for place in places:
        page.locator("[data-bewaar]").nth(place).click()


def saved(page):
    return page.locator('[data-bewaar][aria-pressed="true"]').count()


def follow(page, name):
    with next_page(page):
        page.get_by_role("link", name=name).first.click()


def said(page):
    return page.locator("#bewaard [role=status]").text_content()


@pytest.fixture
def results(site, page):
    page.goto(site.url("/zoeken/"))
    move(page)
    return page


def test_two_that_were_saved_stand_side_by_side(results):
    titles = [results.locator(".k-kaart .k-titel").nth(place).inner_text() for place in (0, 2)]
    assert not results.locator(BAR).is_visible()
    save(results, 0)
    assert said(results) == "1 praktijk bewaard"
    assert not results.get_by_role("link", name="Vergelijk", exact=True).is_visible()
    save(results, 2)
    assert said(results) == "2 praktijken bewaard"
    with next_page(results):
        results.get_by_role("link", name="Vergelijk", exact=True).click()
    assert results.locator("h1").inner_text() == "Twee praktijken naast elkaar"
    assert results.locator(".k-naast__naam").all_inner_texts() == titles


def test_by_keyboard_alone(results):
    first = results.locator("[data-bewaar]").first
    first.focus()
    results.keyboard.press("Space")
    assert first.get_attribute("aria-pressed") == "true"
    results.locator("[data-bewaar]").nth(1).focus()
    results.keyboard.press("Enter")
    assert saved(results) == 2
    results.get_by_role("button", name="Leeg maken").focus()
    results.keyboard.press("Enter")
    assert said(results) == "De lijst is leeg."
    assert results.evaluate("() => document.activeElement.id") == "inhoud"
    assert saved(results) == 0
    assert not results.locator(BAR).is_visible()


def is_clear(page):
    """In time: the browser scrolls smoothly to what gets the focus. It does not scroll to what is in view during the
    scroll before it, which then goes on and takes it out of view: a person too sees where the focus is before going on.
    """
    return any(page.evaluate(AT_REST) and page.evaluate(CLEAR) for _ in range(100))


@pytest.mark.parametrize("width", [390, 1280])
def test_the_bar_never_lies_over_what_has_the_focus(width, results):
    save(results, 0, 1)
    results.set_viewport_size({"width": width, "height": 700})
    results.locator(".k-kaart .k-titel a").first.focus()
    assert is_clear(results)
    for _ in range(TAB_STOPS):
        results.keyboard.press("Tab")
        assert is_clear(results), results.evaluate("() => document.activeElement.outerHTML")


def test_a_fifth_is_refused_with_a_sentence(results):
    save(results, 0, 1, 2, 3, 4)
    assert saved(results) == 4
    assert said(results).startswith("U hebt al vier praktijken bewaard")
    assert results.locator("[data-melding]").is_visible()
    save(results, 0)
    assert saved(results) == 3
    assert not results.locator("[data-melding]").is_visible()
    save(results, 4)
    assert saved(results) == 4


def test_what_was_saved_is_there_on_the_next_page_and_in_another_tab(results, site, context):
    save(results, 0)
    link = results.locator(".k-kaart .k-titel a").first
    other = context.new_page()
    other.goto(results.url)
    other.locator(BAR).wait_for()
    assert saved(other) == 1
    with next_page(results):
        link.click()
    results.locator(BAR).wait_for()
    assert results.locator("[data-bewaar]").get_attribute("aria-pressed") == "true"
    results.locator("[data-bewaar]").click()
    other.locator(BAR).wait_for(state="hidden")
    assert saved(other) == 0


def test_results_that_come_anew_have_their_buttons(results):
    save(results, 0)
    results.get_by_label("Sorteer op").select_option("titel")
    results.wait_for_url("**volgorde=titel**")
    results.locator(".k-kaart").first.wait_for()
    cards = results.locator(".k-kaart").count()
    expect(results.locator("[data-bewaar]")).to_have_count(cards)
    assert results.locator(BAR).is_visible()


def test_nothing_of_the_list_goes_to_the_server(results):
    requests = []
    results.on("request", lambda request: requests.append(request.url))
    save(results, 0, 1, 0, 2)
    results.get_by_role("button", name="Leeg maken").click()
    assert requests == []
    assert [cookie["name"] for cookie in results.context.cookies()] == []


@pytest.mark.parametrize("text", UNREADABLE)
def test_whatever_is_kept_the_page_works(text, results, watch):
    results.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    results.reload()
    move(results)
    save(results, 0)
    assert saved(results) == 1
    assert not watch.complaints


def test_a_browser_that_keeps_nothing_still_holds_the_list(site, page, watch):
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }})")
    page.goto(site.url("/zoeken/"))
    move(page)
    save(page, 0, 1)
    assert saved(page) == 2
    assert page.get_by_role("link", name="Vergelijk", exact=True).is_visible()
    assert not watch.complaints


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_in_the_bar(width, axe, results):
    results.set_viewport_size({"width": width, "height": 900})
    save(results, 0, 1, 2, 3, 4)
    assert not too_wide(results)
    assert not violations(results)


@pytest.mark.parametrize("context", [NO_SCRIPT], indirect=True)
def test_without_scripts_a_practice_leads_to_its_like(context, page, site):
    page.goto(site.url(RICH))
    assert page.locator("[data-bewaar]").count() == 0
    assert not page.locator(BAR).is_visible()
    follow(page, "Vergelijk deze praktijken naast elkaar")
    assert "Dagprogrammering" in page.locator(".k-naast__naam").first.inner_text()
    assert page.locator(".k-naast__naam").count() in (2, 3, 4)
    follow(page, "Toon alleen wat verschilt")
    assert 0 < page.locator("tbody .k-verschil").count() == page.locator("tbody [scope=row]").count()
    follow(page, "Haal weg")
    assert "Dagprogrammering" not in page.locator("main").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_each_value_stands_with_the_name_of_its_practice(width, page, site):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.url(OF_FOUR))
    assert not too_wide(page)
    cell = page.locator("tbody td").first
    above = cell.evaluate("(one) => getComputedStyle(one, '::before').content")
    if width < 960:
        assert above.strip('"') == cell.get_attribute("data-naam")
        return
    heads = [head.bounding_box()["x"] for head in page.locator("thead th").all()]
    cells = [one.bounding_box()["x"] for one in page.locator("tbody tr").nth(1).locator("td").all()]
    assert heads == cells


def test_the_names_stay_in_view(page, site):
    page.goto(site.url(OF_FOUR))
    page.locator("tbody tr").last.scroll_into_view_if_needed()
    assert page.locator(".k-naast__naam").first.bounding_box()["y"] >= 0


def test_the_longest_four_are_printed_on_one_landscape_sheet(page, site):
    longest = longest_first(site)[:4]
    page.goto(site.base + longest[0])
    numbers = [
        page.request.get(site.base + path).text().partition('data-praktijk="')[2].partition('"')[0] for path in longest
    ]
    page.goto(site.url("/vergelijken/?" + "&".join(f"p={number}" for number in numbers)))
    assert page.locator(".k-naast__naam").count() == 4
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert sheets(pdf) == 1
    assert LANDSCAPE in pdf
    page.emulate_media(media="print")
    for screen_only in ("header.k-hoofd nav", "footer a", ".k-niet-druk", ".utrecht-skip-link"):
        assert not any(part.is_visible() for part in page.locator(screen_only).all()), screen_only


def test_other_pages_stay_upright(page, site):
    page.goto(site.url(PICTURED))
    assert LANDSCAPE not in page.pdf(format="A4", prefer_css_page_size=True)


@pytest.mark.parametrize("name", ["Download als rekenblad (ODS)", "Download als CSV, voor Excel"])
def test_the_table_is_downloaded(name, page, site):
    page.goto(site.url(OF_FOUR))
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    assert download.value.suggested_filename.startswith("kansrijk-vergelijking.")
