"""Whether the process lives, and whether it can do its work, for what watches over it."""

from django.db import DatabaseError, connection
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from search.engines import engine
from search.port import EngineDown


@require_safe
@non_atomic_requests
def live(request: HttpRequest) -> HttpResponse:
    """No database, no search: who restarts a process for this answer must not do so for those."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@non_atomic_requests
def ready(request: HttpRequest) -> HttpResponse:
    """503 when nothing can be served, which is so without the database. Without the search engine the database answers:
    that is told, and taking the process out of service would make it worse.
    """
    database, search = database_state(), search_state()
    status = 200 if database == "ok" else 503
    return HttpResponse(f"database: {database}\nsearch: {search}\n", content_type="text/plain", status=status)


def database_state() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "down"
    return "ok"


def search_state() -> str:
    """Without the reason: that stands in the log, and this page is public."""
    try:
        engine().check()
    except EngineDown:
        return "degraded"
    return "ok"
