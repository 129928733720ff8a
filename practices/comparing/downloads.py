"""A comparison as a file."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.spreadsheets import Lines, Value
from practices.comparing.loading import Compared
from practices.comparing.table import Cell, Row, Section


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
