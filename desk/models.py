"""Who is on it, and what people say to each other about it. Not the work itself, which the other apps know."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coalitions.models import CoalitionPage

LONGEST_KEY = 40


class Taken(models.Model):
    """“I do this one”: one person on one row of the worklist. It counts while that person coordinates there."""

    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        verbose_name = _("row that was taken")
        verbose_name_plural = _("rows that were taken")

    def __str__(self) -> str:
        return self.key


class Snoozed(models.Model):
    """A row that nobody need look at before that day, and why."""

    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    until = models.DateField(_("put off until"))
    reason = models.CharField(_("why"), max_length=200)

    class Meta:
        ordering: ClassVar[list[str]] = ["until", "pk"]
        verbose_name = _("row that was put off")
        verbose_name_plural = _("rows that were put off")

    def __str__(self) -> str:
        return self.key


class NoWeekly(models.Model):
    """Somebody who wants no mail about the worklist."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("no weekly mail")
        verbose_name_plural = _("no weekly mail")

    def __str__(self) -> str:
        return str(self.pk)


class Note(models.Model):
    """What coordinators of a region remember about a coalition. Nobody else ever reads it, so its words stand in no
    log, no search and no mail, and are no name of the row.
    """

    wagtail_reference_index_ignore = True

    coalition = models.ForeignKey(CoalitionPage, models.CASCADE, related_name="+")
    text = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        verbose_name = _("note about a coalition")
        verbose_name_plural = _("notes about coalitions")

    def __str__(self) -> str:
        return str(self.pk)
