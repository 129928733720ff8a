"""What counts at once of a meeting, outside the revisions of its page."""

from datetime import datetime
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.pages import EventPage

MOST_SEATS = 5000


class State(models.TextChoices):
    """Whether it goes on. That it is full follows from the seats."""

    PLANNED = "gepland", _("Planned")
    CANCELLED = "afgelast", _("Cancelled")


class Seating(models.Model):
    """The seats of a meeting. Whoever takes, gives or changes seats holds this row locked: see `events.seats`."""

    event = models.OneToOneField(EventPage, models.CASCADE, primary_key=True, related_name="seating")
    seats = models.PositiveIntegerField(
        _("seats"),
        validators=[
            MinValueValidator(1, _("A meeting has at least one seat.")),
            MaxValueValidator(MOST_SEATS, _("At most %(limit_value)d seats.")),
        ],
    )
    deadline = models.DateTimeField(_("sign up until"), null=True, blank=True)
    # What people were told of when and where it is, by the names of `events.telling`; empty before anybody was.
    told = models.JSONField(default=dict, editable=False)
    # How often calendars were told of a change: what has a higher number takes the place of what they have.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    # When it was to begin, as people knew it before it was moved.
    moved_from = models.DateTimeField(null=True, editable=False)
    # What is left of the people once they are forgotten.
    signed_up = models.PositiveIntegerField(null=True, editable=False)
    attended = models.PositiveIntegerField(null=True, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.PLANNED.value)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(seats__gte=1, seats__lte=MOST_SEATS), name="events_a_number_of_seats"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.seats}"

    @property
    def is_called_off(self) -> bool:
        return bool(self.state == State.CANCELLED)

    def is_open(self, now: datetime) -> bool:
        """Whether people may sign up."""
        closes = self.deadline or self.event.starts_at
        return self.state == State.PLANNED and now < min(closes, self.event.starts_at)
