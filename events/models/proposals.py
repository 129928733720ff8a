"""A meeting that a coalition proposes."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager

from coalitions.review.reviewed import Reviewed
from events.forms import CoalitionEventForm
from events.models.pages import EventPage, EventPages


class CoalitionEventPage(Reviewed, EventPage):
    """A meeting like any other, which a coordinator reads before it is public."""

    objects = PageManager.from_queryset(EventPages)()

    base_form_class = CoalitionEventForm
    template = "events/event_page.html"
    parent_page_types: ClassVar[list[str]] = ["coalitions.CoalitionPage"]

    class Meta:
        verbose_name = _("meeting of a coalition")
        verbose_name_plural = _("meetings of coalitions")

    def lacks(self) -> list[str]:
        return [*super().lacks(), *map(str, self.missing().values())]
