"""A page of our own in Wagtail's admin."""

from typing import Any

from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class AdminPage(WagtailAdminTemplateMixin, TemplateView):
    """Says in its header where one is: what it does, and to what."""

    def crumbs(self) -> list[dict[str, Any]]:
        """The pages between home and this one, as Wagtail's breadcrumbs want them."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, *self.crumbs(), here]
