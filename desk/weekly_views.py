"""The page to which the link below the weekly mail leads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from desk.worklist import weekly


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no_weekly(request: HttpRequest, token: str) -> HttpResponse:
    """Asks on GET, since programs that look through mail follow every link; ends the mail on POST."""
    person = weekly.reader_of(token)
    if person is None:
        return render(request, "desk/no_weekly_gone.html", status=404)
    if request.method == "POST":
        weekly.choose(person, wanted=False)
        return redirect("worklist-mail-off", token)
    return render(request, "desk/no_weekly.html", {"wanted": weekly.wants_mail(person)})
