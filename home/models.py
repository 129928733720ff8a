"""HomePage and the plain pages beside the regions."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import RichTextField

from foundation.models import BasePage


class HomePage(BasePage):
    """Search first, then the day, the domains, the map, the newest and what is known."""

    max_count = 1

    headline = models.CharField(_("headline"), max_length=80, default="Waar zoekt u een voorbeeld voor?")

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "coalitions.RegionPage",
        "evidence.EvidenceIndexPage",
        "events.AgendaPage",
        "home.ContentPage",
    ]
    template = "home/home_page.html"
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("headline")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class ContentPage(BasePage):
    """A plain page: about, privacy, accessibility."""

    lives_below_home: ClassVar[bool] = True

    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "ul", "ol", "link"])
    in_footer = models.BooleanField(_("in the footer"), default=True)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "home/content_page.html"
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("body")]
    settings_panels: ClassVar[list[Panel]] = [*BasePage.settings_panels, FieldPanel("in_footer")]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
