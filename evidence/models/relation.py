"""How a practice relates to a source."""

from datetime import date
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.models.library import EvidencePage

LOOKED_AT_AGAIN = relativedelta(years=2)
"""After which somebody looks whether a relation still holds: practices change, and so does what is known."""


class RelationKind(models.TextChoices):
    """How much of what the source is about this practice does."""

    SAME = "zelfde-aanpak", _("the same approach")
    PARTLY = "gedeeltelijk", _("part of the approach")
    GOAL = "zelfde-doel", _("only a similar goal")


class RelationRows(models.QuerySet["Relation"]):
    """Which relations."""

    def to_look_at_again(self, on: date) -> "RelationRows":
        """Those at which nobody has looked for two years."""
        return self.filter(looked_at_on__lte=on - LOOKED_AT_AGAIN)


class Relation(models.Model):
    """Not part of the page's text: it counts at once, and only who coordinates there writes it."""

    practice = models.ForeignKey("practices.PracticePage", models.CASCADE, related_name="relations")
    source = models.ForeignKey(EvidencePage, models.CASCADE, related_name="relations", verbose_name=_("source"))
    kind = models.CharField(_("this practice follows"), max_length=16, choices=RelationKind.choices)
    why = models.CharField(_("why, in one sentence"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    made_on = models.DateField(default=timezone.localdate, editable=False)
    looked_at_on = models.DateField(default=timezone.localdate, editable=False)

    objects = RelationRows.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_on", "pk"]
        verbose_name = _("relation to a source")
        verbose_name_plural = _("relations to sources")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["practice", "source"],
                name="evidence_one_relation_to_a_source",
                violation_error_message=_("This practice is related to this source already; change that one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice_id} – {self.source_id}: {self.kind}"

    def clean(self) -> None:
        if self.source_id is None:
            return
        if not self.source.live:
            raise ValidationError({"source": _("This source was withdrawn. Choose another.")})
        others = Relation.objects.filter(practice_id=self.practice_id, source_id=self.source_id).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError({"source": _("This practice is related to this source already; change that one.")})
