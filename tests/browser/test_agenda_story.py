"""Readers look for a day: the month follows the filters, and its ways to other months are links."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.test_journey import NO_SCRIPT, choose, tab_to

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("context", [{}, NO_SCRIPT], indirect=True, ids=["with scripts", "without scripts"])
def test_by_keyboard_to_the_month_of_one_kind_and_on(context, page, site, request):
    soon = timezone.localdate(timezone.now() + timedelta(days=20))
    page.goto(site.url(f"/agenda/?toon={soon:%Y-%m}"))
    webinar = ["Webinar over geld"]
    assert page.locator(".k-maand li a").all_inner_texts() == ["Samen de duinen in", *webinar, "Kijk bij het koor"]
    choose(page, "bijeenkomstsoort", "webinar", "without scripts" not in request.node.name)
    assert page.locator(".k-kaart h3").all_inner_texts() == webinar
    assert page.locator(".k-maand li a").all_inner_texts() == webinar
    assert f"toon={soon:%Y-%m}" in page.url
    tab_to(page, ".k-maandblok__weg a:last-child")
    page.keyboard.press("Enter")
    page.wait_for_url("**#maand")
    assert page.locator(".k-maand li").count() == 0
    assert page.locator(".k-kaart h3").all_inner_texts() == webinar, "the list stays as it was asked for"
