"""What is no bibliography gets a sentence, and whatever is read is read whole."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalitions.importing.table import Unreadable
from evidence.importing.reading import read
from evidence.models import EvidencePage
from tests.evidence.bibliographies import carried_out, shown

BAD = {
    "10 MB": (b"@article{a, title={" + b"x" * 10_000_000, "groter dan 1 MB"),
    "braces without end": (b"@article{a, title={" + b"{" * 300_000, "te veel accolades in elkaar"),
    "brackets without end": (b"[" * 300_000, "te veel accolades in elkaar"),
    "a number without end": (b'[{"title": ' + b"1" * 10_000 + b"}]", "Dit bestand is kapot"),
    "half a list": (b'[{"title": "a"', "Dit bestand is kapot"),
    "LaTeX without end": (b"@article{a, title={" + rb"\sqrt[" * 39 + b"}}", ""),
    "201 sources": (b"@misc{a, title={x}}\n" * 201, "meer dan 200 bronnen"),
    "as many on a line": (b"@misc{a, title={x}} " * 20_000, "meer dan 200 bronnen"),
    "201 of RIS": (b"TY  - RPRT\nTI  - x\n" * 201, "meer dan 200 bronnen"),
    "201 of CSL": (json.dumps([{"title": "x"}] * 201).encode(), "meer dan 200 bronnen"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "geen BibTeX, RIS of CSL-JSON"),
    "words": ("Één zin, in oude letters.".encode("cp1252"), "geen BibTeX, RIS of CSL-JSON"),
    "nothing but space": (b" \n ", "geen BibTeX, RIS of CSL-JSON"),
    "no source": (b"@comment{niets}", "geen bron die te lezen is"),
    "a list of numbers": (b"[1, 2]", "geen bron die te lezen is"),
    "half a letter": (b"\xff\xfe@\x00m", "geen BibTeX, RIS of CSL-JSON"),
    "empty": (b"", "leeg"),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD.keys())
def test_what_is_no_bibliography_gets_a_sentence_and_loses_nothing(library, browser_of, make_source, content, sentence):
    make_source(title="Was er al")
    answer = shown(browser_of("bram"), content)
    assert answer.status_code == 200
    assert sentence in answer.text
    assert [page.title for page in EvidencePage.objects.all()] == ["Was er al"]


SIGNS = st.sampled_from(["@misc{", "@string{", "@comment(", "TY  - ", "AU  - ", "ER  - ", *'{}"[](),=\\$%~\n#:a1é\x0b'])


@settings(max_examples=200)
@given(st.lists(SIGNS, max_size=80).map("".join), st.sampled_from(["", "[", "@misc{a, title={", "TY  - JOUR\n"]))
def test_whatever_is_sent_it_is_read_or_refused_in_a_sentence(text, before):
    with suppress(Unreadable):
        assert read((before + text).encode()).entries


def test_old_windows_letters_and_those_of_notepad(library, browser_of):
    bram = browser_of("bram")
    carried_out(bram, "@misc{a, title={Één}}".encode("cp1252"))
    carried_out(bram, "@misc{a, title={Twëe}}".encode("utf-16"))
    assert {page.title for page in EvidencePage.objects.all()} == {"Één", "Twëe"}
