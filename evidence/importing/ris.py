"""RIS, as reference managers and library catalogues write it; read by rispy."""

import re
from collections.abc import Mapping
from typing import Any

import rispy

from evidence.importing.entry import Entry, entry, turned

BLOCK = re.compile(r"^TY  -", re.MULTILINE)
END = "ER  - \n"
KINDS = dict.fromkeys(("BILL", "GOVDOC", "HEAR", "LEGAL", "STAT"), "beleidsstuk")
PUBLISHED_BY_OTHERS = {"BOOK", "CHAP", "CONF", "CPAPER", "EBOOK", "ECHAP", "EDBOOK", "EJOUR", "JOUR", "MGZN", "NEWS"}
AUTHORS = ("first_authors", "authors", "secondary_authors")
ISBN = re.compile(r"97[89][- ]?(?:\d[- ]?){9}\d|(?:\d[- ]?){9}[\dXx]")


def read_ris(text: str) -> tuple[list[Entry], int]:
    """The sources; a record that was not closed ends where the next one begins."""
    closed = BLOCK.sub(f"{END}TY  -", text)
    return [_entry(row) for row in rispy.loads(f"{closed}\n{END}", skip_unknown_tags=True)], 0


def _entry(row: Mapping[str, Any]) -> Entry:
    kind = str(row.get("type_of_reference", "")).strip().upper()
    names: list[str] = next((row[name] for name in AUTHORS if row.get(name)), [])
    numbers = ISBN.search(str(row.get("issn", "")))
    return entry(
        title=_first(row, "title", "primary_title", "short_title"),
        authors=[turned(name) for name in names],
        year=_first(row, "year", "publication_year", "date"),
        kind=KINDS.get(kind, ""),
        institute="" if kind in PUBLISHED_BY_OTHERS else _first(row, "publisher"),
        doi=_first(row, "doi"),
        isbn=numbers[0] if numbers else "",  # the same tag holds the number of a journal
        link=next((url for url in row.get("urls", []) if url), ""),
        abstract=_first(row, "abstract", "notes_abstract"),
        language=_first(row, "language"),
    )


def _first(row: Mapping[str, Any], *names: str) -> str:
    return next((str(row[name]) for name in names if row.get(name)), "")
