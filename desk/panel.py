"""The desk itself: the one panel of the admin's home page."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from desk.reviewing import reading_along, regions_at_work, reviewing
from desk.writing import writing


class Desk(Component):
    """Each sees the parts that are theirs; who is several things sees several."""

    name = "desk"
    template_name = "desk/admin/desk.html"
    order = 0

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["desk.css"]}

    def __init__(self, request: HttpRequest) -> None:
        self.user = request.user
        self.whole = frozenset(request.GET.getlist("toon"))

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        now = timezone.now()
        return {
            "request": parent_context["request"] if parent_context else None,
            "now": now,
            "coalitions": writing(self.user, timezone.localdate(now), self.whole),
            "reviewing": reviewing(self.user, now, self.whole),
            "reading_along": reading_along(self.user, self.whole),
            "regions": regions_at_work(self.user, now),
        }
