"""What stands in the table of a comparison: sections of rows, with a cell for each practice."""

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal

from vocabularies.models import Domain


@dataclass(frozen=True)
class Cell:
    """One fact of one practice: `values` that codes and numbers say, and `words` of its own. `number` is the value for
    who calculates with it, `url` where to read on, `domains` what has a drawing.
    """

    values: tuple[str, ...] = ()
    words: str = ""
    number: Decimal | int | None = None
    url: str = ""
    domains: tuple[Domain, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything is known."""
        return bool(self.values or self.words)

    @property
    def said(self) -> Set[str]:
        """What another cell must say to be the same. Own words count where there are no values: nobody writes alike."""
        return {value.casefold() for value in self.values or (self.words,)}


@dataclass(frozen=True)
class Row:
    """One fact of all practices."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def known(self) -> bool:
        """Whether it is known of any of them."""
        return any(cell.known for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Whether two say different things. What is not known may be the same, and is no difference."""
        return len({frozenset(cell.said) for cell in self.cells if cell.known}) > 1


@dataclass(frozen=True)
class Section:
    """Rows that belong together; `apart` from the facts where they say how something is known."""

    title: str
    rows: tuple[Row, ...]
    apart: bool = False


@dataclass(frozen=True)
class Column:
    """The head of a column: which practice, when in the day, and the address of the page without it."""

    title: str
    url: str
    moments: frozenset[str]
    extended: bool
    removal_url: str


@dataclass(frozen=True)
class Comparison:
    """Everything that the page shows: `sections` with rows of which something is known, `unknown` the labels of the
    others, `left_out` how many rows only show with all of them.
    """

    heading: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    unknown: list[str]
    left_out: int
