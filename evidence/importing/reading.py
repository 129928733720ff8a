"""From the bytes of a file to its sources. Which format it is, its content tells: people rename files."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coalitions.importing.table import Unreadable
from evidence.importing import bibtex, ris
from evidence.importing.bibtex import read_bibtex
from evidence.importing.csl import read_csl
from evidence.importing.entry import Entry
from evidence.importing.ris import read_ris

LARGEST_FILE = 1_000_000
MOST_ENTRIES = 200
DEEPEST = 40
"""Braces within braces: real files have five."""
BRACE = re.compile(r"\\.|[\[\]{}]", re.DOTALL)
MOST_BLOCKS = 2 * MOST_ENTRIES
"""BibTeX has abbreviations and remarks between its sources."""
Reader = Callable[[str], tuple[list[Entry], int]]
BLOCKS: tuple[tuple[re.Pattern[str], Reader], ...] = ((ris.BLOCK, read_ris), (bibtex.BLOCK, read_bibtex))


@dataclass(frozen=True)
class Bibliography:
    """What was in a file. `broken`: the number of pieces that could not be read, to be told."""

    entries: list[Entry]
    broken: int = 0


def read(content: bytes) -> Bibliography:
    """Raises Unreadable."""
    if len(content) > LARGEST_FILE:
        raise Unreadable(_("The file is larger than 1 MB. Split it, or leave out the attachments."))
    text = _text(content)
    reader = _reader(text)
    if _depth(text) > DEEPEST:
        raise Unreadable(_("There are too many braces in each other in this file: somewhere one is not closed."))
    try:
        entries, broken = reader(text)
    except Exception as error:  # whatever a parser stumbles over, it is the file
        raise Unreadable(_("This file is broken. Export it anew and try again.")) from error
    if len(entries) > MOST_ENTRIES:
        raise _too_many()
    if not entries:
        raise Unreadable(_("There is no source in this file that can be read."))
    return Bibliography(entries, broken)


def _text(content: bytes) -> str:
    """Lines end in one way, whichever program wrote them."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text or not text.strip():
        raise _no_bibliography()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _reader(text: str) -> Reader:
    """Of RIS and BibTeX, whichever begins first; the other's signs may stand in an abstract."""
    if text.lstrip()[0] in "[{":
        return read_csl
    begins = [(found.start(), block, reader) for block, reader in BLOCKS if (found := block.search(text))]
    if not begins:
        raise _no_bibliography()
    _start, block, reader = min(begins, key=lambda each: each[0])
    if len(block.findall(text)) > MOST_BLOCKS:
        raise _too_many()
    return reader


def _depth(text: str) -> int:
    """How deep braces stand in each other; what is escaped is none."""
    depth = deepest = 0
    for found in BRACE.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        deepest = max(deepest, depth)
    return deepest


def _no_bibliography() -> Unreadable:
    return Unreadable(_("This is no BibTeX, RIS or CSL-JSON. Export it anew and try again."))


def _too_many() -> Unreadable:
    return Unreadable(_("There are more than %(most)d sources in this file. Split it.") % {"most": MOST_ENTRIES})
