"""One row for every mail, from the moment it is wanted."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 254
"""Characters of an address that mail takes (RFC 5321 with its erratum 1690)."""


class State(models.TextChoices):
    """What became of a mail; follows from the dates of its row."""

    WAITING = "wacht", _("waiting")
    SENDING = "onderweg", _("being sent")
    SENT = "verstuurd", _("sent")
    UNCERTAIN = "onzeker", _("uncertain")
    GIVEN_UP = "opgegeven", _("given up")


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> "MessageQuerySet":
        """What no process has in its hands, and nobody is done with."""
        return self.filter(claimed_at=None)

    def due(self) -> "MessageQuerySet":
        """What may be sent now, oldest first."""
        return self.waiting().filter(not_before__lte=timezone.now()).order_by("not_before", "pk")

    def unanswered_since(self, moment: datetime) -> "MessageQuerySet":
        """What a process took before this moment, without a word since."""
        return self.filter(claimed_at__lt=moment, sent_at=None, given_up_at=None, uncertain_at=None)

    def troubled(self) -> "MessageQuerySet":
        """What a person should look at: given up, or uncertain whether it was sent."""
        return self.filter(
            models.Q(given_up_at__isnull=False) | models.Q(uncertain_at__isnull=False), sent_at=None
        ).order_by("pk")

    def most_urgent_first(self) -> "MessageQuerySet":
        """What a person should look at, then the newest."""
        troubled = models.Q(sent_at=None) & (models.Q(given_up_at__isnull=False) | models.Q(uncertain_at__isnull=False))
        return self.order_by(models.Case(models.When(troubled, then=0), default=1), "-posted_at", "-pk")


class Message(models.Model):
    """A mail to one person.

    `key` names the thing it is about, such as `invitation:12:1`: there is never a second row with it. `claimed_at` is
    set before the mail server hears of it, and emptied only when the server certainly did not take it. `calendar` goes
    along as a file for calendar programs; empty means none.
    """

    key = models.CharField(max_length=200, unique=True)
    to = models.EmailField(max_length=LONGEST_ADDRESS)
    reply_to = models.EmailField(max_length=LONGEST_ADDRESS, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    confidential = models.BooleanField(default=False)
    posted_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes: ClassVar[list[models.Index]] = [
            models.Index("not_before", name="mail_waiting", condition=models.Q(claimed_at=None))
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def state(self) -> State:
        if self.sent_at:
            return State.SENT
        if self.given_up_at:
            return State.GIVEN_UP
        if self.uncertain_at:
            return State.UNCERTAIN
        return State.SENDING if self.claimed_at else State.WAITING
