"""A comparison, made from what was asked."""

from dataclasses import replace

from django.utils.translation import gettext as _

from practices.comparing.asked import Asked
from practices.comparing.loading import Compared, compared
from practices.comparing.sections import SECTIONS
from practices.comparing.table import Column, Comparison, Section
from vocabularies.wordbook import Wordbook


def comparison(asked: Asked) -> Comparison:
    """Everything that the page shows."""
    book = Wordbook.read()
    practices = compared(asked.pages, book)
    everything = sections(practices, book)
    rows = [row for section in everything for row in section.rows]
    shown = tuple(part for section in everything if (part := _shown(section, asked.only_differences)).rows)
    return Comparison(
        heading=_heading(len(practices)),
        columns=tuple(_column(one, asked) for one in practices),
        sections=shown,
        unknown=[row.label for row in rows if not row.known],
        left_out=sum(row.known for row in rows) - sum(len(section.rows) for section in shown),
    )


def sections(practices: list[Compared], book: Wordbook) -> list[Section]:
    """All that have rows, also with what nobody knows."""
    made = (section(practices, book) for section in SECTIONS)
    return [section for section in made if section.rows]


def _shown(section: Section, only_differences: bool) -> Section:
    rows = (row for row in section.rows if row.known and (row.differs or not only_differences))
    return replace(section, rows=tuple(rows))


def _heading(count: int) -> str:
    return {2: _("Two practices side by side"), 3: _("Three practices side by side")}.get(
        count, _("Four practices side by side")
    )


def _column(one: Compared, asked: Asked) -> Column:
    return Column(
        title=one.page.title,
        url=one.page.get_url() or "",
        moments=one.moments,
        extended=one.extended,
        removal_url=asked.without(one.page).url(),
    )
