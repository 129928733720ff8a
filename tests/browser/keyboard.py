"""The way of the Tab key through a page."""

from playwright.sync_api import Page

STOPS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]'
# Where the keyboard can come within a part of the page, in the order of the document.
REACHABLE = f"""(part) => [...document.querySelectorAll(`${{part}} :is({STOPS})`)]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({{visibilityProperty: true}}))
    .filter((one) => one.type !== 'radio' || one === (one.form.querySelector(`[name=${{one.name}}]:checked`)
        ?? one.form.querySelector(`[name=${{one.name}}]`)))
    .map((one, number) => (one.dataset.stop = number, one.outerHTML.slice(0, 160)))"""
FOCUSED = """() => {
    const one = document.activeElement;
    const shown = getComputedStyle(one);
    return {
        stop: one.dataset.stop ?? null,
        end: one === document.body || Boolean(one.closest('footer')),
        outlined: shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 2,
    };
}"""


def by_keyboard(page: Page, part: str) -> tuple[list[str], list[str]]:
    """What the Tab key does not come by in its order in this part of the page, and what it leaves unmarked."""
    reachable: list[str] = page.evaluate(REACHABLE, part)
    reached, hidden = [], []
    for _ in range(3 * len(reachable) + 60):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["end"]:
            break
        if focused["stop"] is not None:
            reached.append(int(focused["stop"]))
            hidden += [] if focused["outlined"] else [reachable[reached[-1]]]
    wrong = [stop for number, stop in enumerate(reachable) if number >= len(reached) or reached[number] != number]
    return wrong, hidden
