"""What meetings add to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from events.guest_list import guest_list
from events.models import EventPage
from events.organisers import is_organiser
from events.organising import OrganisingView
from events.repeating import RepeatingView, may_repeat


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("bijeenkomsten/<int:page_id>/", OrganisingView.as_view(), name="events_organising"),
        path("bijeenkomsten/<int:page_id>/herhalen/", RepeatingView.as_view(), name="events_repeating"),
        path("bijeenkomsten/<int:page_id>/deelnemers.csv", guest_list, {"ending": "csv"}, name="events_people_csv"),
        path("bijeenkomsten/<int:page_id>/deelnemers.ods", guest_list, {"ending": "ods"}, name="events_people_ods"),
    ]


@hooks.register("register_page_header_buttons")
def seats_button(page: Any, user: Any, next_url: str = "", view_name: str = "") -> Iterator[Button]:
    """From the text of a meeting to its seats and people."""
    event = page.specific
    if isinstance(event, EventPage) and is_organiser(user, event):
        address = reverse("events_organising", args=[event.pk])
        yield Button(_("Seats and people"), address, icon_name="group", priority=5)
    if isinstance(event, EventPage) and may_repeat(user, event):
        yield Button(_("Let it come again"), reverse("events_repeating", args=[event.pk]), icon_name="date", priority=6)


@hooks.register("before_create_page")
def say_what_is_added(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Below a region stands what is reviewed and what is not: whether one may publish depends on which it is."""
    parent.adding = page_class
