"""What the evidence library adds to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from evidence.importing.admin import ImportView, may_add
from evidence.models import EvidenceIndexPage
from evidence.viewsets import RecognitionGroup


@hooks.register("register_admin_viewset")
def recognition() -> RecognitionGroup:
    return RecognitionGroup()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("kennis/invoeren/", ImportView.as_view(), name="evidence_import")]


@hooks.register("register_page_header_buttons")
def import_button(page: Any, user: Any, next_url: str = "", view_name: str = "") -> Iterator[Button]:
    """From the library to taking over a bibliography."""
    library = page.specific
    if isinstance(library, EvidenceIndexPage) and may_add(user, library):
        yield Button(_("From BibTeX, RIS or CSL-JSON"), reverse("evidence_import"), icon_name="upload", priority=90)
