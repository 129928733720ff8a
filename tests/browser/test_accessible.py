"""What axe sees on every page of the table, that none scrolls sideways, and that each keeps to its own policy."""

import pytest

from tests.browser.addresses import LOOKED_AT, PUBLIC
from tests.browser.watching import ADMIN_RULES, at_every_width

pytestmark = pytest.mark.browser
# Markup of Wagtail's own, which no setting or template of ours reaches: (rule, selector) and what is wrong there.
WAGTAILS_OWN = {
    ("aria-input-field-name", ".public-DraftEditor-content"): "its text editor has no name; the label stands above it",
    ("scrollable-region-focusable", ".DraftEditor-root"): "its text editor scrolls; the text in it takes the keyboard",
    ("label", "#fileupload"): "its field for many files at once has no label; the button that opens it has the words",
    ("label", ".ui-autocomplete-input"): "its field for key words makes an input beside the one that has the label",
    (
        "scrollable-region-focusable",
        ".w-minimap__list",
    ): "its table of contents, folded, has links without keyboard",
    ("target-size", ".title-wrapper > a"): "in its lists the row below covers 1.2 px of the link in the row above",
}


LAX = {"unsafe-inline", "unsafe-eval", "http:", "https:", "*"}


@pytest.mark.parametrize("address", PUBLIC, ids=lambda address: address.name)
def test_axe_finds_nothing(address, axe, visit, page, watch):
    visit(address)
    found = at_every_width(page)
    assert not found, "\n".join(found)
    policy = page.request.get(page.url, max_redirects=0).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert not LAX & set(policy.replace("'", " ").replace(";", " ").split())
    assert not watch.others()
    assert not watch.complaints


@pytest.mark.parametrize("address", LOOKED_AT, ids=lambda address: address.name)
def test_axe_finds_nothing_in_the_admin(address, axe, context, visit, page, watch, request):
    if address.site != "signed_out":
        context.add_cookies(request.getfixturevalue("editors_cookies"))
    visit(address)
    found = at_every_width(page, ADMIN_RULES, WAGTAILS_OWN)
    assert not found, "\n".join(found)
    assert not watch.others()
    assert not watch.complaints
