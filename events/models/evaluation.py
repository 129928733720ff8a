"""What people who came thought of it, without who they are."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.pages import EventPage


class Gain(models.TextChoices):
    """What somebody took home."""

    MUCH = "veel", _("A lot")
    SOME = "iets", _("Something")
    LITTLE = "weinig", _("Little")
    NOTHING = "niets", _("Nothing")


class Use(models.TextChoices):
    """Whether something will be done with it."""

    YES = "ja", _("Yes, this school year")
    MAYBE = "misschien", _("Perhaps")
    NO = "nee", _("No")


class Evaluation(models.Model):
    """One answer. Neither its number nor its time leads back to a person: the key is drawn at random."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(EventPage, models.CASCADE, related_name="evaluations")
    gain = models.CharField(_("what it brought"), max_length=8, choices=Gain.choices)
    use = models.CharField(_("what will be done with it"), max_length=10, choices=Use.choices)
    otherwise = models.TextField(_("what should be different"), max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return f"{self.gain}, {self.use}"
