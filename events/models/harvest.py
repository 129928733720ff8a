"""What a meeting leaves behind: questions and answers, agreements, files and photos."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from events.models.pages import EventPage


class EventAsked(Orderable):
    """A question that was asked there. Without an answer it is work for the coordinator."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="asked")
    question = models.CharField(_("question"), max_length=300)
    answer = models.TextField(_("answer"), max_length=1500, blank=True)


class EventAgreement(Orderable):
    """What was agreed, and who does it."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="agreements")
    text = models.CharField(_("what was agreed"), max_length=300)
    who = models.CharField(_("who does it"), max_length=200, blank=True, help_text=_("An organisation or a function."))


class EventFile(Orderable):
    """A document that was shared."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey("images.Attachment", models.CASCADE, related_name="+", verbose_name=_("document"))


class EventPhoto(Orderable):
    """A photo of the day, shown as long as consent is valid."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey("images.Picture", models.CASCADE, related_name="+", verbose_name=_("picture"))
    caption = models.CharField(_("caption"), max_length=250, blank=True)

    class Meta(Orderable.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["event", "picture"],
                name="events_a_photo_once",
                violation_error_message=_("This photo stands in the list already."),
            )
        ]
