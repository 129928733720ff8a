"""What a page shows of apps it may not import. An app to its left registers it, by the name the template uses."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

Reading = Callable[[Any, HttpRequest], object]
REGISTERED: dict[str, tuple[str, Reading]] = {}


def reading(page_type: type[Model], name: str) -> Callable[[Reading], Reading]:
    """Register a function of the page and the request whose outcome templates of this page type know as `name`."""

    def register(function: Reading) -> Reading:
        REGISTERED[page_type._meta.label] = (name, function)
        return function

    return register


def read(page: Model, request: HttpRequest) -> dict[str, object]:
    """The registered outcome for this page, by its name in the template; nothing where nothing is registered."""
    if page._meta.label not in REGISTERED:
        return {}
    name, function = REGISTERED[page._meta.label]
    return {name: function(page, request)}
