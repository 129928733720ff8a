"""The page whose words stand above the agenda. Meetings themselves live below their region."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from foundation.models import BasePage


class AgendaPage(BasePage):
    """The agenda at /agenda/."""

    max_count = 1
    lives_below_home: ClassVar[bool] = True
    own_slug: ClassVar[str] = "agenda"

    intro = models.TextField(_("introduction"), blank=True, max_length=600)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/agenda_page.html"
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")
