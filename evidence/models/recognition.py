"""Recognition of an approach by a register of interventions, as its own committee gave it."""

from datetime import date
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vocabularies.models import Term, Vocabulary


class Register(models.Model):
    """A register that recognises interventions; they work together in one system of recognition."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = _("register of interventions")
        verbose_name_plural = _("registers of interventions")

    def __str__(self) -> str:
        return self.name


class RecognitionLevel(models.Model):
    """A level by its exact name, which is a term. `years`: how long a recognition of it is valid by the rules of the
    registers; None where they give none.
    """

    term = models.OneToOneField(
        Term,
        models.PROTECT,
        primary_key=True,
        related_name="recognition_level",
        limit_choices_to={"vocabulary": Vocabulary.RECOGNITION.value},
        verbose_name=_("level"),
    )
    number = models.CharField(_("number"), max_length=5, blank=True, help_text=_("Roman, as the registers write it."))
    years = models.PositiveSmallIntegerField(_("valid for years"), null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["term__order", "term__name"]
        verbose_name = _("level of recognition")
        verbose_name_plural = _("levels of recognition")

    def __str__(self) -> str:
        return f"{self.term.name} ({self.number})" if self.number else self.term.name


class Decision(models.TextChoices):
    """What the committee of a register decided. Only the first counts as recognised; the others are shown too."""

    RECOGNISED = "erkend", _("recognised")
    CONDITIONAL = "onder-voorbehoud", _("recognised on condition")
    NOT = "niet-erkend", _("not recognised")


class RecognitionRows(models.QuerySet["Recognition"]):
    """Which recognitions."""

    def counting(self, on: date) -> "RecognitionRows":
        """Those that say “recognised” on this day."""
        return self.filter(decision=Decision.RECOGNISED, level__isnull=False).exclude(expires_on__lte=on)

    def expiring(self, before: date) -> "RecognitionRows":
        """Those that end before this day, or have ended."""
        return self.filter(decision=Decision.RECOGNISED, expires_on__lt=before)


class Recognition(models.Model):
    """What a register says of the approach that a practice follows. Not part of the page's text: it counts at once, and
    only who coordinates there writes it. It counts up to, and not on, the day it expires.
    """

    practice = models.ForeignKey("practices.PracticePage", models.CASCADE, related_name="recognitions")
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name=_("register"))
    decision = models.CharField(_("decision"), max_length=20, choices=Decision.choices, default=Decision.RECOGNISED)
    level = models.ForeignKey(
        RecognitionLevel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("level")
    )
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Where it was not recognised, or on condition.")
    )
    approach = models.CharField(
        _("name of the approach there"), max_length=200, help_text=_("As the register calls it.")
    )
    recognised_on = models.DateField(_("decided on"))
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        help_text=_("Leave empty: then the rules of the level give the day."),
    )
    link = models.URLField(_("page in the register"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RecognitionRows.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-recognised_on", "pk"]
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(expires_on=None) | models.Q(expires_on__gt=models.F("recognised_on")),
                name="evidence_expires_after_recognition",
                violation_error_message=_("It cannot expire before it was recognised."),
            )
        ]

    def __str__(self) -> str:
        said = self.level if self.decision == Decision.RECOGNISED else self.get_decision_display()
        return f"{self.register}: {said}"

    def clean(self) -> None:
        if self.decision == Decision.RECOGNISED and self.level_id is None:
            raise ValidationError({"level": _("Choose at which level it was recognised.")})
        if self.decision != Decision.RECOGNISED and not self.reason.strip():
            raise ValidationError({"reason": _("Give the reason in one sentence.")})
        if self.recognised_on is not None:
            self._clean_days(self.recognised_on)

    def _clean_days(self, recognised_on: date) -> None:
        if recognised_on > timezone.localdate():
            raise ValidationError({"recognised_on": _("This day has yet to come.")})
        if self.expires_on is None and self.level is not None and self.level.years:
            self.expires_on = recognised_on + relativedelta(years=self.level.years)
        if self.expires_on is not None and self.expires_on <= recognised_on:
            raise ValidationError({"expires_on": _("It cannot expire before it was recognised.")})

    def counts(self, on: date) -> bool:
        """Whether it says “recognised” on this day."""
        return self.decision == Decision.RECOGNISED and self.level_id is not None and not self.has_expired(on)

    def has_expired(self, on: date) -> bool:
        return self.expires_on is not None and self.expires_on <= on
