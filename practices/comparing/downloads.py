"""A comparison as a file.

The CSV is for Dutch Excel, which opens a file by double-click only so: semicolons, since the comma is in the numbers,
and a mark at the start, without which it takes UTF-8 for something else. LibreOffice and Numbers read it as well.
"""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO, StringIO

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from odfdo import Cell as OdsCell
from odfdo import Document, Style, Table
from odfdo import Row as OdsRow

from practices.comparing.loading import Compared
from practices.comparing.table import Cell, Row, Section

Value = str | int | Decimal
Lines = list[list[Value]]
BYTE_ORDER_MARK = "\ufeff"
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
LABELS_WIDE, PRACTICES_WIDE = "5.5cm", "8cm"


def lines(practices: list[Compared], sections: Iterable[Section], request: HttpRequest) -> Lines:
    """The table as values: numbers as numbers, what is not known in words, and last whether the row differs."""
    titles: list[Value] = [one.page.title for one in practices]
    addresses = [request.build_absolute_uri(reverse("short-address", args=[one.page.pk])) for one in practices]
    head: Lines = [[_("Practice"), *titles, _("Differs")], [_("Address"), *addresses, ""]]
    return [*head, *(line for section in sections for row in section.rows for line in _lines(row))]


def _lines(row: Row) -> Iterator[list[Value]]:
    """A row; the words beside numbers get one of their own, so that the numbers stay numbers."""
    yield [row.label, *map(_value, row.cells), _("yes") if row.differs else ""]
    beside = [cell.words if cell.number is not None else "" for cell in row.cells]
    if any(beside):
        yield [_("%(label)s, in their own words") % {"label": row.label}, *beside, ""]


def _value(cell: Cell) -> Value:
    if cell.number is not None:
        return cell.number
    return " – ".join(filter(None, ["; ".join(cell.values), cell.words])) or _("not known")


def as_csv(table: Lines) -> bytes:
    """As text, with what a spreadsheet program would take for a formula made into text."""
    out = StringIO()
    csv.writer(out, delimiter=";").writerows([_as_text(value) for value in line] for line in table)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _as_text(value: Value) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(BEGINS_A_FORMULA) else value
    return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def as_ods(table: Lines) -> bytes:
    """As a spreadsheet. Each cell says itself whether it is text or a number, so text never becomes a formula."""
    document = Document("spreadsheet")
    document.body.clear()
    document.body.append(_sheet(document, table))
    document.meta.title = _("Practices side by side")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _sheet(document: Document, table: Lines) -> Table:
    wraps = document.insert_style(_wrapping("loopt-door"), automatic=True)
    bold = document.insert_style(_wrapping("vet", bold=True), automatic=True)
    sheet = Table(_("Comparison"))
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
    labels = document.insert_style(Style("table-column", name="breed-kop", width=LABELS_WIDE), automatic=True)
    practices = document.insert_style(Style("table-column", name="breed", width=PRACTICES_WIDE), automatic=True)
    for place in range(columns):
        column = sheet.get_column(place)
        column.style = practices if 0 < place < columns - 1 else labels
        sheet.set_column(place, column)
