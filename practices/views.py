"""The page that the yearly mail leads to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from practices.still_true import read_token, say_yes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def still_true(request: HttpRequest, token: str) -> HttpResponse:
    """Asks on GET, since programs that look through mail follow every link; answers on POST."""
    today = timezone.localdate()
    asked = read_token(token, today)
    if asked is None:
        return render(request, "practices/still_true_gone.html", status=404)
    if request.method == "POST" and asked.open:
        say_yes(asked.page, asked.person, today)
        return redirect("still-true", token)
    return render(request, "practices/still_true.html", {"asked": asked, "page": asked.page})
