"""/.well-known/security.txt: whom to tell of a leak (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

HOLDS = timedelta(days=180)
"""The RFC asks for less than a year. The file is made when it is asked for, so it never expires by neglect."""


@require_safe
@non_atomic_requests
def security_txt(request: HttpRequest) -> HttpResponse:
    """404 where nobody is named: a file without a contact is none."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + HOLDS).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    )
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")
