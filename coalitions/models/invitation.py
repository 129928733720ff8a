"""An invitation to write for a coalition, to coordinate a region, or to edit for the whole country."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(days=14)


class Role(models.TextChoices):
    """What somebody is invited to be."""

    AUTHOR = "auteur", _("author")
    OWNER = "beheerder", _("author who may invite colleagues")
    COORDINATOR = "coordinator", _("coordinator")
    EDITOR = "redactie", _("national editor")


class InvitationRows(models.QuerySet["Invitation"]):
    """Which invitations."""

    def open(self) -> "InvitationRows":
        """Those that nobody accepted or withdrew, expired or not."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """The row outlives the page and the people: who invited whom is part of the log.

    `place` is the id of the coalition or the region, none for the national editors. `sent` counts the mails; a link is
    that of the last one.
    """

    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    place = models.PositiveIntegerField(null=True)
    letter = models.TextField(_("what you want to say"), blank=True, max_length=2000)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    sent = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = InvitationRows.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-invited_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["email", "role", "place"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="coalitions_one_open_invitation",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.role}"

    @property
    def expires_at(self) -> datetime:
        return self.sent_at + LASTS

    @property
    def is_expired(self) -> bool:
        return timezone.now() >= self.expires_at
