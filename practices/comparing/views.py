"""The page on which practices stand side by side, and its table in a file: parse, ask, render."""

from collections.abc import Callable

from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation import spreadsheets
from foundation.spreadsheets import CSV, ODS, Lines, download
from practices.cards import cards
from practices.comparing import downloads
from practices.comparing.asked import read
from practices.comparing.loading import compared
from practices.comparing.side_by_side import comparison, sections
from vocabularies.wordbook import Wordbook


@require_safe
@non_atomic_requests
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four side by side; with fewer, what is there and how to add to it."""
    asked = read(request)
    if asked.enough:
        shown = {"asked": asked, "comparison": comparison(asked), "address": request.build_absolute_uri(asked.url())}
        return render(request, "practices/comparison.html", shown)
    kept = cards(asked.pages, Wordbook.read()) if asked.pages else []
    return render(request, "practices/comparison_begin.html", {"asked": asked, "cards": kept})


@require_safe
@non_atomic_requests
def as_csv(request: HttpRequest) -> HttpResponse:
    """For a spreadsheet program, or another one."""
    return _file(request, "csv", CSV, spreadsheets.as_csv)


@require_safe
@non_atomic_requests
def as_ods(request: HttpRequest) -> HttpResponse:
    """For a spreadsheet program, in an open format."""
    title, sheet = _("Practices side by side"), _("Comparison")
    return _file(request, "ods", ODS, lambda lines: spreadsheets.as_ods(lines, title, sheet))


def _file(request: HttpRequest, ending: str, kind: str, write: Callable[[Lines], bytes]) -> HttpResponse:
    """The whole table. What is not understood sends to the page, which says so."""
    asked = read(request)
    if not asked.enough:
        return redirect(asked.url())
    book = Wordbook.read()
    practices = compared(asked.pages, book)
    lines = downloads.lines(practices, sections(practices, book), request)
    return download(write(lines), kind, f"kansrijk-vergelijking.{ending}")
