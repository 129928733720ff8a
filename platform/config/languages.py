"""Addresses of a language without content answer 404, whatever Django would make of them."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse


def without_content() -> frozenset[str]:
    """The codes of the languages that are planned but have no pages yet."""
    return frozenset(code for code, _ in settings.LANGUAGES if code not in settings.LANGUAGES_WITH_CONTENT)


class OnlyLanguagesWithContent:
    """Stops /en/ and /pap/ before Django's locale middleware serves the Dutch pages under them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.split("/")[1] in without_content():
            raise Http404
        return self.get_response(request)
