"""The public pages of finding: parse, ask, render."""

from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from foundation.models import BasePage
from practices.models import PracticePage
from search.asking import LONGEST_TEXT, read
from search.counting import count_asked
from search.results import results
from search.suggesting import suggestions
from vocabularies.wordbook import Wordbook


@require_safe
@non_atomic_requests
def search(request: HttpRequest) -> HttpResponse:
    """The results; htmx asks for the part that changes."""
    book = Wordbook.read()
    asked = read(request.GET, book)
    shown = results(asked, book)
    # Back in the browser's history htmx asks for the whole page.
    part = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    response = render(request, "search/_results.html" if part else "search/results.html", {"results": shown})
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    count_asked(request, asked, shown.total, shown.degraded)
    return response


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
