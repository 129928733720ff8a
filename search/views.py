"""The public pages of finding: parse, ask, render."""

import re

from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.models import AgendaPage
from evidence.models import EvidenceIndexPage
from foundation.models import BasePage
from practices.models import PracticePage
from search.agenda import table
from search.agenda_feeds import calendar_url, feed_url
from search.asking import LONGEST_TEXT, Asked, read
from search.counting import count_asked
from search.finding import synonyms_for
from search.port import Kind
from search.results import results
from search.suggesting import suggestions
from vocabularies.wordbook import Wordbook


@require_safe
@non_atomic_requests
def search(request: HttpRequest) -> HttpResponse:
    """The results; htmx asks for the part that changes."""
    book = Wordbook.read()
    return _shown(request, read(request.GET, book), book)


def _shown(
    request: HttpRequest, asked: Asked, book: Wordbook, library: BasePage | None = None, with_month: bool = False
) -> HttpResponse:
    words = synonyms_for(asked.text)
    shown = results(asked, book, words)
    context: dict[str, object] = {"results": shown, "library": library}
    if with_month:
        feeds = {"calendar": calendar_url(asked), "atom": feed_url(asked)}
        context |= {"month": table(asked, book, words), "feeds": feeds}
    # Back in the browser's history htmx asks for the whole page.
    part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    response = render(request, "search/_results.html" if part else "search/results.html", context)
    # The indentation of the templates is a fortieth of what a reader waits for.
    response.content = re.sub(rb"\n\s+", b"\n", response.content)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    count_asked(request, asked, shown.total, shown.degraded)
    return response


@require_safe
@non_atomic_requests
def knowledge(request: HttpRequest) -> HttpResponse:
    """The library at /kennis/: the same search, of sources alone, under the words of its index page."""
    library: BasePage = get_object_or_404(EvidenceIndexPage.objects.findable())
    book = Wordbook.read()
    return _shown(request, read(request.GET, book, Kind.KNOWLEDGE), book, library)


@require_safe
@non_atomic_requests
def agenda(request: HttpRequest) -> HttpResponse:
    """The agenda at /agenda/: the same search, of meetings alone, with a month of them in a table."""
    page: BasePage = get_object_or_404(AgendaPage.objects.findable())
    book = Wordbook.when_needed()
    asked = read(request.GET, book, Kind.MEETING)
    return _shown(request, asked, book, page, with_month=True)


@require_safe
@non_atomic_requests
def short_address(request: HttpRequest, page_id: int) -> HttpResponse:
    """/p/<id>: an address that survives every rename and move."""
    # By `id` and not `pk`: only there Django knows that a number beyond the column is of no row.
    page: BasePage = get_object_or_404(PracticePage.objects.findable(), id=page_id)
    return redirect(page.get_url(request))


@require_safe
@non_atomic_requests
def suggest(request: HttpRequest) -> HttpResponse:
    """Rows for the search field while somebody types, and the sentence that is read aloud."""
    rows = suggestions(request.GET.get("q", "")[:LONGEST_TEXT].replace("\x00", " "), Wordbook.read())
    said = ngettext("%d suggestion", "%d suggestions", len(rows)) % len(rows)
    return JsonResponse({"melding": said, "rijen": [[row.kind, row.name, row.url] for row in rows]})
