"""What the pages of the admin about one meeting share: whose it is, and the way back to its text."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from events.models import EventPage
from events.organisers import is_organiser
from foundation.admin_pages import AdminPage

May = Callable[[Any, EventPage], bool]


def event_of(request: HttpRequest, page_id: int, may: May = is_organiser) -> EventPage:
    """The meeting of this id, for whoever may."""
    # By `id` and not `pk`: only there Django knows that a number beyond the column is of no row.
    event = get_object_or_404(EventPage, id=page_id)
    if not may(request.user, event):
        raise PermissionDenied
    return event


class MeetingView(AdminPage):
    """About one meeting, for whoever `may`."""

    may: ClassVar[May] = staticmethod(is_organiser)
    event: EventPage

    def dispatch(self, request: HttpRequest, *args: Any, page_id: int = 0, **kwargs: Any) -> Any:
        self.event = event_of(request, page_id, type(self).may)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.event.title)

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"url": reverse("wagtailadmin_pages:edit", args=[self.event.pk]), "label": self.event.title}]
