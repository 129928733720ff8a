"""A table of municipalities from a spreadsheet, read row by row. What is wrong gets a sentence with the row."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.utils.translation import gettext as _

# Headings as Statistics Netherlands (CBS) writes them in its yearly list “Gemeenten alfabetisch”, and shorter ones.
HEADINGS = {
    "code": ("gemeentecodegm", "cbs_code", "code"),
    "name": ("gemeentenaam", "gemeente", "naam"),
    "province": ("provincienaam", "provincie"),
}
CODE = re.compile(r"GM\d{4}")
LARGEST_FILE = 2_000_000  # bytes; the list of the whole country is 15,000
LONGEST_NAME = 100
FORMULA = ("=", "+", "-", "@", "\t")


class TableProblem(Exception):
    """Nothing was done; `sentences` say why."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class RowProblem(Exception):
    """What is wrong with one row; completes “Row 12:”."""


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality; `number` is that of its row in the spreadsheet."""

    number: int
    code: str
    name: str
    province: str


def read_table(path: str) -> list[Row]:
    """All rows; raises TableProblem with a sentence for each that is wrong."""
    lines = list(_lines(_text(path)))
    columns = _columns(lines[0][1] if lines else [])
    rows: list[Row] = []
    sentences: list[str] = []
    for number, cells in lines[1:]:
        try:
            rows.append(_row(number, cells, columns))
        except RowProblem as problem:
            sentences.append(at_row(number, str(problem)))
    sentences += _twice(rows)
    if not rows and not sentences:
        sentences.append(_("There are no rows below the headings."))
    if sentences:
        raise TableProblem(*sentences)
    return rows


def at_row(number: int, sentence: str) -> str:
    return _("Row %(number)d: %(sentence)s") % {"number": number, "sentence": sentence}


def _text(path: str) -> str:
    try:
        raw = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise TableProblem(_("%(file)s cannot be read.") % {"file": path}) from error
    if len(raw) > LARGEST_FILE:
        raise TableProblem(_("This file is too large for a list of municipalities."))
    if b"\0" in raw:
        raise TableProblem(_("This is no CSV file. Save the spreadsheet as CSV first."))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")  # what a Dutch Excel writes: Latin-1 and a few signs more


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, each with its number."""
    heading = text.partition("\n")[0]
    delimiter = max(";,\t", key=heading.count)
    try:
        for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1):
            if any(cell.strip() for cell in cells):
                yield number, [" ".join(cell.split()) for cell in cells]
    except csv.Error as error:
        raise TableProblem(_("This is no CSV file. Save the spreadsheet as CSV first.")) from error


def _columns(headings: list[str]) -> dict[str, int]:
    given = [heading.casefold() for heading in headings]
    found = {
        column: next((given.index(name) for name in names if name in given), -1) for column, names in HEADINGS.items()
    }
    missing = [HEADINGS[column][0] for column, place in found.items() if place < 0]
    if missing:
        raise TableProblem(_("The first row lacks the headings: %(names)s.") % {"names": ", ".join(missing)})
    return found


def _row(number: int, cells: list[str], columns: dict[str, int]) -> Row:
    code, name, province = (cells[place] if place < len(cells) else "" for place in columns.values())
    for cell in (code, name, province):
        if cell.startswith(FORMULA):
            raise RowProblem(_("“%(text)s” is a formula. Save only the values.") % {"text": cell[:40]})
    if not CODE.fullmatch(code.upper()):
        raise RowProblem(_("“%(text)s” is no CBS code; write it as GM0344.") % {"text": code[:40]})
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise RowProblem(_("the name must be there, and be at most 100 characters."))
    return Row(number, code.upper(), name, province)


def _twice(rows: list[Row]) -> Iterator[str]:
    for what in ("code", "name"):
        seen: dict[str, int] = {}
        for row in rows:
            value = getattr(row, what)
            first = seen.setdefault(value.casefold(), row.number)
            if first != row.number:
                yield at_row(
                    row.number, _("“%(text)s” also stands in row %(other)d.") % {"text": value, "other": first}
                )
