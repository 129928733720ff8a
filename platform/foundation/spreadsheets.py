"""A table as a file for a spreadsheet program, in which text stays text.

The CSV is for Dutch Excel, which opens a file by double-click only so: semicolons, since the comma is in the numbers,
and a mark at the start, without which it takes UTF-8 for something else. LibreOffice and Numbers read it as well.
"""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

from django.http import HttpResponse
from odfdo import Cell as OdsCell
from odfdo import Document, Style, Table
from odfdo import Row as OdsRow

from foundation.printable import printable

CSV = "text/csv; charset=utf-8"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
Value = str | int | Decimal
Lines = list[list[Value]]
BYTE_ORDER_MARK = "\ufeff"
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
ENDS_WIDE, OTHERS_WIDE = "5.5cm", "8cm"


def as_csv(table: Lines) -> bytes:
    """As text, with what a spreadsheet program would take for a formula made into text."""
    out = StringIO()
    csv.writer(out, delimiter=";").writerows([_as_text(value) for value in line] for line in _printable(table))
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _printable(table: Lines) -> Lines:
    return [[printable(value) if isinstance(value, str) else value for value in line] for line in table]


def _as_text(value: Value) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(BEGINS_A_FORMULA) else value
    return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def as_ods(table: Lines, title: str, sheet: str) -> bytes:
    """As a spreadsheet. Each cell says itself whether it is text or a number, so text never becomes a formula."""
    document = Document("spreadsheet")
    document.body.clear()
    document.body.append(_sheet(document, _printable(table), sheet))
    document.meta.title = title
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """The file of this name, which no search engine keeps."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _sheet(document: Document, table: Lines, name: str) -> Table:
    wraps = document.insert_style(_wrapping("loopt-door"), automatic=True)
    bold = document.insert_style(_wrapping("vet", bold=True), automatic=True)
    sheet = Table(name)
    for number, line in enumerate(table):
        cells = [OdsCell(value, style=wraps if number and place else bold) for place, value in enumerate(line)]
        row = OdsRow()
        row.extend_cells(cells)
        sheet.append_row(row)
    _set_widths(document, sheet, len(table[0]))
    return sheet


def _wrapping(name: str, bold: bool = False) -> Style:
    style = Style("table-cell", name=name)
    style.set_properties({"fo:wrap-option": "wrap", "style:vertical-align": "top"}, area="table-cell")
    if bold:
        style.set_properties({"fo:font-weight": "bold"}, area="text")
    return style


def _set_widths(document: Document, sheet: Table, columns: int) -> None:
    ends = document.insert_style(Style("table-column", name="breed-kop", width=ENDS_WIDE), automatic=True)
    others = document.insert_style(Style("table-column", name="breed", width=OTHERS_WIDE), automatic=True)
    for place in range(columns):
        column = sheet.get_column(place)
        column.style = others if 0 < place < columns - 1 else ends
        sheet.set_column(place, column)
