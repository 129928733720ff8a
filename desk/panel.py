"""The desk itself: the one panel of the admin's home page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from wagtail.admin.ui.components import Component

from coalitions.authority.people import coordinates_somewhere, is_national_editor
from desk.reviewing import reading_along, regions_at_work, reviewing
from desk.worklist.listing import number_open
from desk.worklist.whose import places_of
from desk.writing import writing


class Desk(Component):
    """Each sees the parts that are theirs; who is several things sees several."""

    name = "desk"
    template_name = "desk/admin/desk.html"
    order = 0

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["desk.css"]}

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.user = request, request.user
        self.whole = frozenset(request.GET.getlist("toon"))

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        now, national = timezone.now(), is_national_editor(self.user)
        return {
            "csrf_token": get_token(self.request),  # a component is given no more of the request
            "coalitions": writing(self.user, now, self.whole),
            "reviewing": reviewing(self.user, national, now, self.whole),
            "worklist": self.worklist(now),
            "reading_along": reading_along(self.user, self.whole),
            "regions": regions_at_work(now) if national else [],
        }

    def worklist(self, now: datetime) -> int | None:
        """How many rows are open; None for who has no worklist."""
        return number_open(places_of(self.user).paths, now) if coordinates_somewhere(self.user) else None
