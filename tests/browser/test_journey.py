"""From the first page to a practice and back, as people go."""

import re

import pytest

from tests.browser.watching import next_page

pytestmark = pytest.mark.browser
NO_SCRIPT = {"java_script_enabled": False}
PATIENCE = 300  # presses of Tab before someone gives up
FACETS = (("sector", "po"), ("tijdstip", "na-schooltijd"))


def tab_to(page, selector):
    """Press Tab until the focus is on what the selector says."""
    for _ in range(PATIENCE):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard never came to {selector}")


def number(page):
    return int(re.match(r"\d+", page.locator("#teller").inner_text())[0])


def chosen(page):
    return page.locator(".k-keuzes a:not(.k-wis)").count()


@pytest.mark.parametrize("context", [{}, NO_SCRIPT], indirect=True, ids=["with scripts", "without scripts"])
def test_by_keyboard_from_home_to_a_practice_and_back(context, page, site, request):
    scripts = "without scripts" not in request.node.name
    page.goto(site.url("/"))
    tab_to(page, "#q")
    page.keyboard.type("muziek")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=muziek")
    before = number(page)
    for facet, value in FACETS:
        choose(page, facet, value, scripts)
    after = number(page)
    assert 0 < after < before
    assert chosen(page) == len(FACETS) + 1, "the text and two values"
    results = page.url
    tab_to(page, ".k-kaart a")
    title = page.evaluate("() => document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/zoeken/" not in url)
    assert page.locator("h1").inner_text() == title
    page.go_back()
    page.wait_for_url(results)
    assert number(page) == after
    assert page.locator("#filters input:checked").count() == len(FACETS)


def choose(page, facet, value, scripts):
    if not page.locator(f"#facet-{facet}").evaluate("(panel) => panel.open"):
        tab_to(page, f"#facet-{facet} > summary")
        page.keyboard.press("Enter")
    tab_to(page, f"#facet-{facet} input[value='{value}']")
    page.keyboard.press("Space")
    if not scripts:
        tab_to(page, ".k-toepas button")
        page.keyboard.press("Enter")
    page.wait_for_url(lambda url: f"{facet}={value}" in url)
    page.locator(f".k-keuzes a[href]:not([href*='{facet}={value}']):not(.k-wis)").first.wait_for()


def test_a_count_beside_a_filter_is_what_one_then_finds(page, site):
    page.goto(site.url("/zoeken/"))
    promised = int(page.locator("#facet-tijdstip li:has(input[value='na-schooltijd']) .k-tel").inner_text())
    page.locator("#facet-tijdstip input[value='na-schooltijd']").check()
    page.wait_for_url("**/zoeken/?tijdstip=na-schooltijd")
    page.locator(".k-keuzes").wait_for()
    assert number(page) == promised


def test_homework_support_in_secondary_school_after_hours_in_three_clicks(page, site):
    page.goto(site.url("/"))
    with next_page(page):
        page.get_by_role("link", name="huiswerkbegeleiding", exact=True).click()
    page.locator("#facet-sector input[value='vo']").check()
    page.wait_for_url("**sector=vo**")
    page.locator("#facet-tijdstip input[value='na-schooltijd']").check()
    page.wait_for_url("**tijdstip=na-schooltijd**")
    page.locator(".k-keuzes a[href*='/zoeken/']").nth(2).wait_for()
    assert number(page) > 0
    practices = page.locator(".k-kaart a").evaluate_all("(links) => links.map((link) => link.href)")
    with_pitfalls = [url for url in practices if reads_a_pitfall(page, url)]
    assert with_pitfalls


def reads_a_pitfall(page, url):
    page.goto(url)
    pitfalls = page.locator(".k-schrift .k-tekst")
    return pitfalls.count() == 1 and len(pitfalls.inner_text()) > 20


def test_from_the_first_page_to_what_went_wrong(page, site):
    page.goto(site.url("/"))
    page.locator(".k-lessen a").first.click()
    assert page.locator(".k-schrift .k-tekst").inner_text()


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True, ids=["390 px"])
def test_the_filters_open_and_work_on_a_telephone(context, page, site):
    page.goto(site.url("/zoeken/"))
    assert not page.locator("#facet-sector").is_visible()
    page.locator(".k-filters__la > summary").click()
    page.locator("#facet-sector input[value='vo']").check()
    page.wait_for_url("**sector=vo**")
    page.locator("#gekozen .k-gekozen").wait_for()
    assert page.locator("#facet-sector").is_visible()


def test_only_the_count_is_read_aloud(page, site):
    page.goto(site.url("/zoeken/"))
    assert page.locator("#live").inner_text() == ""
    page.locator("#facet-sector input[value='vo']").check()
    page.wait_for_url("**sector=vo**")
    page.wait_for_function("() => document.getElementById('live').textContent !== ''")
    assert page.locator("#live").inner_text() == page.locator("#teller").inner_text()
