"""CSL-JSON, as Zotero and many web pages give it: JSON with the fields of the Citation Style Language."""

import json
from collections.abc import Mapping
from typing import Any

from evidence.importing.entry import Entry, entry

KINDS = dict.fromkeys(("bill", "hearing", "legislation", "regulation", "treaty"), "beleidsstuk")
PUBLISHED_BY_OTHERS = {
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "paper-conference",
}  # fmt: skip


def read_csl(text: str) -> tuple[list[Entry], int]:
    """The sources, and how many things in the list are none. Raises ValueError for what is no JSON."""
    found = json.loads(text)
    if isinstance(found, dict):
        found = found.get("items", [found])
    rows = found if isinstance(found, list) else [found]
    entries = [_entry(row) for row in rows if isinstance(row, dict)]
    return entries, len(rows) - len(entries)


def _entry(row: Mapping[str, Any]) -> Entry:
    kind = str(row.get("type", ""))
    return entry(
        title=_text(row, "title"),
        authors=[_name(name) for name in _people(row)],
        year=_year(row.get("issued")),
        kind=KINDS.get(kind, ""),
        institute="" if kind in PUBLISHED_BY_OTHERS else _text(row, "publisher"),
        doi=_text(row, "DOI"),
        isbn=_text(row, "ISBN"),
        link=_text(row, "URL"),
        abstract=_text(row, "abstract"),
        language=_text(row, "language"),
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    """A list where text is expected gives its first, as Crossref writes it."""
    value = row.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if isinstance(value, str | int) else ""


def _people(row: Mapping[str, Any]) -> list[Any]:
    people = row.get("author") or row.get("editor") or []
    return people if isinstance(people, list) else [people]


def _name(person: Any) -> str:
    if not isinstance(person, dict):
        return str(person)
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(_text(person, part) for part in parts if person.get(part)) or _text(person, "literal")


def _year(issued: Any) -> str:
    """`date-parts` when it is there; else what was written."""
    if not isinstance(issued, dict):
        return str(issued or "")
    parts = issued.get("date-parts")
    while isinstance(parts, list) and parts:
        parts = parts[0]
    return str(parts or issued.get("literal") or issued.get("raw") or "")
