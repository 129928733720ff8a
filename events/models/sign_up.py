"""Who wants to come."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.pages import EventPage


class Stage(models.TextChoices):
    """How far a sign-up is. *Held* and *offered* count until `until`; *hopes* is a place in the queue that was asked
    for and not confirmed.
    """

    HELD = "vastgehouden", _("waits for confirmation")
    HOPES = "wil-wachten", _("waiting list, not confirmed")
    CONFIRMED = "bevestigd", _("comes")
    WAITING = "wacht", _("on the waiting list")
    OFFERED = "aangeboden", _("was offered a seat")
    CANCELLED = "afgemeld", _("cancelled")
    LAPSED = "verlopen", _("lapsed")


HOLDING = (Stage.HELD, Stage.CONFIRMED, Stage.OFFERED)
"""Who has a seat, for now or for good."""
LIVING = (*HOLDING, Stage.HOPES, Stage.WAITING)
"""Who may still come."""


class SignUp(models.Model):
    """Somebody who wants to come to a meeting; `stage` changes in `events.seats` alone. One address, one living row."""

    event = models.ForeignKey(EventPage, models.CASCADE, related_name="sign_ups")
    name = models.CharField(_("name"), max_length=100)
    organisation = models.CharField(_("organisation"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=100, blank=True)
    needs = models.CharField(_("diet and access"), max_length=300, blank=True)
    answers = models.JSONField(default=list)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices)
    made_at = models.DateTimeField(_("signed up on"), default=timezone.now)
    until = models.DateTimeField(null=True)
    queued_at = models.DateTimeField(null=True)
    came = models.BooleanField(_("came"), null=True)
    opinion_asked = models.BooleanField(default=False)
    # That somebody answered; what they answered is nowhere tied to them.
    evaluated = models.BooleanField(default=False)
    mails = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering: ClassVar[list[str]] = ["made_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "event", Lower("email"), condition=Q(stage__in=LIVING), name="events_an_address_signs_up_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
