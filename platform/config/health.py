"""Whether the process lives, for what watches over it. No database, no search: those have their own watch."""

from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
@non_atomic_requests
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")
