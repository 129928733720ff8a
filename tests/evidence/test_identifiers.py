"""DOIs and ISBNs are checked for form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.identifiers import clean_doi, clean_isbn


@pytest.mark.parametrize(
    "text",
    [
        *("10.1000/182", " 10.1000/182 ", "doi:10.1000/182", "DOI: 10.1000/182"),
        *("https://doi.org/10.1000/182", "http://dx.doi.org/10.1000/182", "HTTPS://DOI.ORG/10.1000/182"),
    ],
)
def test_a_doi_is_kept_without_what_stands_around_it(text: str) -> None:
    assert clean_doi(text) == "10.1000/182"


@pytest.mark.parametrize("doi", ["10.1002/(SICI)1096-8644(199601)99:1<1::AID-X>3.0.CO;2-1", "10.123456789/a/b_c;d"])
def test_what_stands_behind_the_slash_is_free(doi: str) -> None:
    assert clean_doi(doi) == doi


@pytest.mark.parametrize("text", ["10.1000", "10.1/182", "11.1000/182", "10.1000/ 182", "10.1000/", "zomaar", "10.x/1"])
def test_what_is_no_doi(text: str) -> None:
    assert clean_doi(text) is None


@pytest.mark.parametrize(
    "text", ["978-90-274-3964-2", "9789027439642", "90-274-3964-8", "9027439648", " 90 274 3964 8 "]
)
def test_an_isbn_has_thirteen_digits_however_it_was_written(text: str) -> None:
    assert clean_isbn(text) == "9789027439642"


@pytest.mark.parametrize("text", ["978-90-274-3964-3", "978902743964", "1234-5678", "=1+1", "ISBN"])
def test_what_is_no_isbn(text: str) -> None:
    assert clean_isbn(text) is None


def test_nothing_is_no_fault() -> None:
    assert clean_doi("  ") == clean_isbn("  ") == ""


@given(st.text(max_size=60))
def test_whatever_is_typed_what_is_kept_is_kept_again(text: str) -> None:
    for clean in (clean_doi, clean_isbn):
        kept = clean(text)
        assert kept is None or clean(kept) == kept
