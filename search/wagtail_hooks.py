from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from search.asked_admin import AskedForViewSet
from search.models import SynonymSet


class SynonymViewSet(ModelViewSet):
    """Words a reader would swap, beside those the product starts with."""

    model = SynonymSet
    icon = "pilcrow"
    menu_label = _("Synonyms")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display: ClassVar[list[str]] = ["words", "note"]
    form_fields: ClassVar[list[str]] = ["words", "note"]


@hooks.register("register_admin_viewset")
def synonyms() -> Any:
    return SynonymViewSet("synoniemen")


@hooks.register("register_admin_viewset")
def asked_for() -> Any:
    return AskedForViewSet("gezocht")
