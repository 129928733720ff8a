"""Reading a table that somebody made in a spreadsheet: CSV as Excel writes it here or abroad, or XLSX."""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

LARGEST_FILE = 2_000_000
LARGEST_UNPACKED = 50_000_000
MOST_ROWS = 1_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
SEPARATORS = ";,\t"
Row = dict[str, str]


class Unreadable(Exception):
    """Why a file cannot be read, in a sentence."""


def read_table(name: str, content: bytes) -> list[Row]:
    """The rows by the names in the first line, in lower case. Raises Unreadable."""
    if len(content) > LARGEST_FILE:
        raise Unreadable(_("The file is larger than 2 MB. Split it, or leave out what is not asked."))
    rows = _sheet(content) if content[:2] == b"PK" else _csv(content)
    head, *body = [row for row in rows if any(row)] or [[]]
    names = [cell.casefold() for cell in head]
    if not body:
        raise Unreadable(
            _("There are no rows in “%(name)s” below the line with the names of the columns.") % {"name": name}
        )
    return [dict(zip(names, row, strict=False)) for row in body]


def _csv(content: bytes) -> list[list[str]]:
    if b"\x00" in content:
        raise Unreadable(_("This is not a table. Save it as CSV or as XLSX and try again."))
    text = _decoded(content)
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        return _within_limits(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise Unreadable(_("This is not a table. Save it as CSV or as XLSX and try again.")) from error


def _decoded(content: bytes) -> str:
    """Excel writes the old Windows letters unless told otherwise."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sheet(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise Unreadable(_("This spreadsheet unpacks to more than 50 MB. Save only the table, and try again."))
        # With the outcome of formulas, not the formulas.
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        return _within_limits(book.worksheets[0].iter_rows(values_only=True))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
        raise Unreadable(_("This spreadsheet cannot be opened. Save it as CSV and try again.")) from error


def _within_limits(rows: Iterable[Iterable[Any]]) -> list[list[str]]:
    found: list[list[str]] = []
    for row in rows:
        if len(found) > MOST_ROWS:
            raise Unreadable(_("There are more than 1,000 rows. Split the file."))
        found.append(list(_cells(row)))
    return found


def _cells(row: Iterable[Any]) -> Iterator[str]:
    for number, cell in enumerate(row):
        if number >= MOST_COLUMNS:
            return
        yield " ".join(str("" if cell is None else cell).split())[:LONGEST_CELL]
