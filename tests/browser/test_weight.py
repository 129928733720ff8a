"""What the results page costs a reader, measured on what the server really sends."""

import gzip

import pytest

from tests.browser.addresses import PUBLIC

pytestmark = pytest.mark.browser
LIMIT = 35 * 1024
LEVEL = 6
LETTERS_AND_PICTURES = ("font/", "image/")
RESULTS = [address for address in PUBLIC if "search" in address.covers and address.site == "site"]


@pytest.mark.parametrize("address", RESULTS, ids=lambda address: address.name)
def test_the_whole_results_page_weighs_little(address, visit, page):
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    visit(address)
    parts = {
        answer.url: len(gzip.compress(answer.body(), LEVEL))
        for answer in answers
        if not answer.headers["content-type"].startswith(LETTERS_AND_PICTURES)
    }
    assert any(".js" in url for url in parts)
    assert any(".css" in url for url in parts)
    assert sum(parts.values()) <= LIMIT, parts


def test_what_does_not_change_is_sent_packed_and_kept(site, page):
    page.goto(site.url("/zoeken/"))
    style = page.locator("link[rel=stylesheet]").first.get_attribute("href")
    answer = page.request.get(site.url(style), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "max-age=31536" in answer.headers["cache-control"]
    assert "immutable" in answer.headers["cache-control"]
