"""A practice that was told of at a meeting and that nobody wrote down yet."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.pages import EventPage


class WantedPractice(models.Model):
    """The coalition was asked to write it. `practice` is what it wrote, from the moment that it began."""

    event = models.ForeignKey(EventPage, models.CASCADE, related_name="wanted")
    coalition = models.ForeignKey("coalitions.CoalitionPage", models.CASCADE, verbose_name=_("coalition"))
    title = models.CharField(_("title"), max_length=255, help_text=_("The coalition may change it."))
    contact = models.CharField(
        _("whom to ask for"), max_length=100, blank=True, help_text=_("A function, not a name: “coordinator”.")
    )
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    practice = models.OneToOneField(
        "practices.PracticePage", models.SET_NULL, null=True, related_name="wanted_for", editable=False
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["event", "coalition", "title"], name="events_a_practice_is_wanted_once")
        ]

    def __str__(self) -> str:
        return self.title
