"""That a coalition says of a compiled page: this is ours."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from coalitions.models.pages import CoalitionPage


class ClaimState(models.TextChoices):
    """What became of a claim."""

    WAITS = "wacht", _("waits")
    ACCEPTED = "toegekend", _("accepted")
    DECLINED = "afgewezen", _("declined")
    WITHDRAWN = "ingetrokken", _("withdrawn")


class Claim(models.Model):
    """Changes nothing by itself: who coordinates both the page and the coalition decides."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="claims")
    coalition = models.ForeignKey(CoalitionPage, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    claimed_at = models.DateTimeField(_("claimed at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=12, choices=ClaimState.choices, default=ClaimState.WAITS)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("why not"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering: ClassVar[list[str]] = ["-claimed_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page", "coalition"], condition=models.Q(state="wacht"), name="coalitions_one_waiting_claim"
            ),
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(state="toegekend"), name="coalitions_one_accepted_claim"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} – {self.coalition}"
