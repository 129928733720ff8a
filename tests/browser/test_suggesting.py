"""The list under the search field, as somebody at a keyboard and at a screen reader meets it."""

import re

import pytest

pytestmark = pytest.mark.browser
NO_SCRIPT = {"java_script_enabled": False}


def typed(page, text):
    """When the script that comes with the focus is there; at once, so that it asks for nothing in between."""
    page.locator("#q").click()
    page.locator("#q[role=combobox]").wait_for()
    page.keyboard.insert_text(text)


def test_a_suggestion_is_chosen_by_keyboard(page, site):
    page.goto(site.url("/"))
    typed(page, "huiswerk")
    box = page.get_by_role("combobox")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert 0 < options.count() <= 5
    assert re.match(r"\d+ suggestie", page.locator(".k-vb[role=status]").last.text_content())
    page.keyboard.press("ArrowDown")
    first = options.first
    assert first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    target = first.get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")


def test_escape_takes_the_list_away_and_leaves_the_text(page, site):
    page.goto(site.url("/zoeken/"))
    typed(page, "muziek")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    assert page.get_by_role("listbox").count() == 0
    assert page.locator("#q").input_value() == "muziek"
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=muziek")


def test_a_suggestion_is_chosen_with_a_pointer(page, site):
    page.goto(site.url("/zoeken/"))
    typed(page, "sport")
    option = page.get_by_role("option").first
    option.wait_for()
    target = option.get_attribute("data-url")
    option.click()
    page.wait_for_url(f"**{target}")


def test_what_was_typed_before_the_script_came_is_asked_too(page, site):
    held = []
    page.route("**/suggest*.js", lambda route: held.append(route))
    page.goto(site.url("/"))
    with page.expect_request("**/suggest*.js"):
        page.locator("#q").click()
    page.keyboard.type("huiswerk")
    held[0].continue_()
    page.get_by_role("option").first.wait_for()


def test_who_types_on_gets_the_suggestions_for_all_of_it(page, site):
    asked = []
    page.route("**/suggesties/?q=hu", lambda route: asked.append(route))
    page.goto(site.url("/"))
    page.locator("#q").click()
    page.locator("#q[role=combobox]").wait_for()
    with page.expect_request("**/suggesties/?q=hu"):
        page.keyboard.insert_text("hu")
    page.keyboard.insert_text("iswerk")
    page.get_by_role("option", name="huiswerk").first.wait_for()
    assert len(asked) == 1, "and the first was still under way"


@pytest.mark.parametrize("context", [NO_SCRIPT], indirect=True)
def test_without_scripts_there_is_a_plain_field(context, page, site):
    page.goto(site.url("/"))
    assert page.get_by_role("combobox").count() == 0
    assert page.locator("#suggesties").count() == 0
