"""The desk takes the place of the admin's own home page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from coalitions.authority.people import coordinates_somewhere
from coalitions.models import CoalitionPage
from desk.notes import may_note
from desk.notes_admin import NotesView
from desk.panel import Desk
from desk.views import ReadingAlongView, answered, draft_text, reading_help, still_true, who
from desk.worklist.admin import WorklistView


@hooks.register("construct_homepage_panels", order=1000)
def only_the_desk(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [Desk(request)]


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return [
        path("bureau/klopt-nog/<int:page_id>/", still_true, name="desk_still_true"),
        path("bureau/vraag/<int:question_id>/", answered, name="desk_answered"),
        path("bureau/lezen/<int:page_id>/", ReadingAlongView.as_view(), name="desk_reading_along"),
        path("bureau/lezen/<int:page_id>/tekst/", draft_text, name="desk_draft_text"),
        path("bureau/leeshulp/", reading_help, name="desk_reading_help"),
        path("bureau/wie/", who, name="desk_who"),
        path("werklijst/", WorklistView.as_view(), name="desk_worklist"),
        path("notities/<int:coalition_id>/", NotesView.as_view(), name="desk_notes"),
    ]


class WorklistItem(MenuItem):
    """In the menu of who has a worklist."""

    def is_shown(self, request: HttpRequest) -> bool:
        return coordinates_somewhere(request.user)


@hooks.register("register_admin_menu_item")
def worklist_item() -> MenuItem:
    view = WorklistView
    return WorklistItem(view.page_title, reverse("desk_worklist"), icon_name=view.header_icon, order=50)


@hooks.register("register_page_header_buttons")
def notes_button(page: Any, user: Any, next_url: str = "", view_name: str = "") -> Iterator[Button]:
    """From a coalition to what coordinators noted about it."""
    if isinstance(page.specific, CoalitionPage) and may_note(user, page):
        yield Button(_("Notes"), reverse("desk_notes", args=[page.pk]), icon_name="comment", priority=91)


@hooks.register("insert_editor_js")
def form_script() -> SafeString:
    script = format_html('<script src="{}" defer></script>', static("editor.js"))
    return json_script(words(), "kansrijk-woorden") + script


@hooks.register("insert_global_admin_css")
def form_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("editor.css"))


def words() -> dict[str, str]:
    """The sentences of the script of the form."""
    return {
        "schoolYear": _("New school year"),
        "restored": _("What you typed before you were logged out is here again, and kept as a draft."),
        "kept": _("In this window is a text that was not saved."),
        "giveBack": _("Put it back"),
        "throwAway": _("Throw it away"),
        "loggedOut": _("You are logged out. Your text stays in this window. Log in again, then it is put back."),
        "logIn": _("Log in again"),
    }
