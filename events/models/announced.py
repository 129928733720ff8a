"""What the announcement of a meeting lists: who speaks, which practices are presented, what people are asked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel, Panel
from wagtail.models import Orderable

from events.models.pages import EventPage


class EventSpeaker(Orderable):
    """An organisation that tells something."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(_("organisation"), max_length=200)
    about = models.CharField(_("about what"), max_length=200, blank=True)


class EventPractice(Orderable):
    """A practice that is presented."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="presented")
    practice = models.ForeignKey(
        "practices.PracticePage", models.CASCADE, related_name="presented_at", verbose_name=_("practice")
    )

    panels: ClassVar[list[Panel]] = [PageChooserPanel("practice", "practices.PracticePage")]

    class Meta(Orderable.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["event", "practice"],
                name="events_a_practice_once",
                violation_error_message=_("This practice stands in the list already."),
            )
        ]


class EventQuestion(Orderable):
    """What the organiser asks of who signs up."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=200)
    required = models.BooleanField(_("must be answered"), default=False)
