"""A practice on paper."""

import re
import zlib
from urllib.request import urlopen

import pytest

from tests.browser.addresses import RICH, SPARSE

pytestmark = pytest.mark.browser
SHEETS = (1, 2)
A4 = (595, 842)  # points
PRACTICE = re.compile(r'k-titel"><a href="([^"]+)"')
PAGES_OF_RESULTS = 4


def sheets(pdf):
    """How many pages the file has; its objects may be packed."""
    plain = pdf + b"".join(unpacked(part) for part in re.findall(rb"stream\r?\n(.*?)endstream", pdf, flags=re.DOTALL))
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", plain))


def unpacked(part):
    try:
        return zlib.decompress(part)
    except zlib.error:
        return b""


def written(url):
    with urlopen(url) as answer:  # noqa: S310 - our own address
        main = re.search(r"<main.*</main>", answer.read().decode(), flags=re.DOTALL)
    return len(re.sub(r"<[^>]+>|\s+", " ", main[0]))


def longest_first(site):
    """The addresses of all practices."""
    found = set()
    for number in range(1, PAGES_OF_RESULTS + 1):
        with urlopen(site.url(f"/zoeken/?pagina={number}")) as answer:  # noqa: S310 - our own address
            found |= set(PRACTICE.findall(answer.read().decode()))
    return sorted(found, key=lambda path: written(site.base + path), reverse=True)


@pytest.fixture(scope="module")
def longest_and_shortest(site):
    ordered = longest_first(site)
    return ordered[-1], ordered[0]


@pytest.mark.parametrize("which", [0, 1], ids=["the least", "the most"])
def test_a_practice_is_printed_on_one_or_two_sheets(which, longest_and_shortest, site, page):
    page.goto(site.base + longest_and_shortest[which])
    assert sheets(page.pdf(format="A4", prefer_css_page_size=True)) in SHEETS


@pytest.mark.parametrize("path", [RICH, SPARSE], ids=["rich", "sparse"])
def test_paper_shows_what_one_reads_and_nothing_to_press(path, site, page):
    page.goto(site.url(path))
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".k-afdruk").is_visible()
    for screen_only in ("header.k-hoofd nav", "footer a", ".k-niet-druk", ".utrecht-skip-link"):
        assert not any(part.is_visible() for part in page.locator(screen_only).all()), screen_only
