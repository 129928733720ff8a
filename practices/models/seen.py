"""What a coordinator said about a measurement of a coalition."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """Seen is no approval of what came out: somebody outside the coalition read it and found it clear."""

    SEEN = "gezien", _("seen")
    ASKED = "gevraagd", _("asked about")


class Seen(models.Model):
    """About the words of a measurement as they were then (`fingerprint`). It is no text, so it stands outside the page
    and its revisions, and counts at once.
    """

    practice = models.ForeignKey("practices.PracticePage", models.CASCADE, related_name="seen")
    fingerprint = models.CharField(max_length=64)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices)
    question = models.TextField(_("question"), blank=True, max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "pk"]
        verbose_name = _("measurement seen")
        verbose_name_plural = _("measurements seen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["practice", "fingerprint"], name="practices_one_verdict_on_a_measurement")
        ]

    def __str__(self) -> str:
        return f"{self.practice_id}: {self.verdict}"
