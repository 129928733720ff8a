"""What a practice has several of: editions, partners, measurements, sources."""

import hashlib
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable

from evidence.models import Outcome
from vocabularies.fields import many_terms, one_term, own_words
from vocabularies.models import Vocabulary

YEARS = (MinValueValidator(1990), MaxValueValidator(2100))


class Edition(ClusterableModel, Orderable):
    """What differs per school year. The page shows all, newest first; search knows the newest (see practices.coded)."""

    practice = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="editions")
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=YEARS,
        help_text=_("The year in which the school year starts. Example: 2025 for 2025-2026."),
    )
    year_words = models.CharField(_("year in your own words"), max_length=60, blank=True)
    what_changed = models.TextField(_("what changed this year"), blank=True, max_length=1000)
    hours_per_week = models.DecimalField(
        _("hours per week"), max_digits=4, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    hours_per_week_up_to = models.DecimalField(
        _("hours per week, up to"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Only when it differs, for example between primary and secondary."),
    )
    weeks_per_year = models.PositiveSmallIntegerField(
        _("weeks per year"), null=True, blank=True, validators=[MaxValueValidator(52)]
    )
    pupils = models.PositiveIntegerField(_("pupils"), null=True, blank=True)
    schools = models.PositiveIntegerField(_("schools"), null=True, blank=True)
    size_words = own_words(verbose_name=_("size in your own words"))
    cost_per_pupil = models.DecimalField(
        _("cost per pupil, euro per year"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    cost_words = own_words(verbose_name=_("cost in your own words"))
    funding = many_terms(Vocabulary.FUNDING, verbose_name=_("who pays"))
    funding_words = own_words(verbose_name=_("who pays, in your own words"))

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("year_words")]),
        FieldPanel("what_changed"),
        FieldRowPanel([FieldPanel("hours_per_week"), FieldPanel("hours_per_week_up_to"), FieldPanel("weeks_per_year")]),
        FieldRowPanel([FieldPanel("pupils"), FieldPanel("schools")]),
        FieldPanel("size_words"),
        FieldPanel("cost_per_pupil"),
        FieldPanel("cost_words"),
        FieldPanel("funding"),
        FieldPanel("funding_words"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return self.year_words or str(self.year or "")

    def clean(self) -> None:
        low, high = self.hours_per_week, self.hours_per_week_up_to
        if high is not None and (low is None or high < low):
            raise ValidationError({"hours_per_week_up_to": _("This must be at least the number of hours before it.")})


class PracticePartner(Orderable):
    """Who takes part, and as what."""

    practice = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=200)
    kind = one_term(Vocabulary.PARTNER)
    role = one_term(Vocabulary.ROLE)


class Measurement(Orderable):
    """What this coalition knows itself: what was measured, by whom, when, on how many, and what came out. The author
    writes it; a coordinator says that it was seen (`practices.seen`). `fingerprint` is a hash of what it says: what was
    seen counts for these words and for no others.
    """

    practice = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="measurements")
    kind = one_term(Vocabulary.MEASUREMENT, blank=False, verbose_name=_("kind of measurement"))
    what = models.CharField(
        _("what was measured"), max_length=300, help_text=_("Example: “whether children read more at home”.")
    )
    measured_by = models.CharField(
        _("who measured"), max_length=200, help_text=_("An organisation or a function, not a name: “the school”.")
    )
    measured_when = models.CharField(_("when"), max_length=60, help_text=_("Example: spring of 2025."))
    number = models.PositiveIntegerField(_("on how many"), null=True, blank=True)
    number_words = models.CharField(
        _("of whom"),
        max_length=200,
        blank=True,
        help_text=_("Example: pupils of groups 7 and 8, of 140 who took part."),
    )
    outcome = models.CharField(_("what came out, in short"), max_length=16, choices=Outcome.choices, blank=True)
    result = models.TextField(
        _("what came out"),
        max_length=1500,
        help_text=_("Also when it was nothing, or worse: that is what others look for."),
    )
    report = models.ForeignKey(
        "images.Attachment", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("report")
    )
    link = models.URLField(_("or where it is to be read"), max_length=500, blank=True)
    fingerprint = models.CharField(max_length=64, editable=False, db_index=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("kind"),
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("measured_by"), FieldPanel("measured_when")]),
        FieldRowPanel([FieldPanel("number"), FieldPanel("number_words")]),
        FieldPanel("outcome"),
        FieldPanel("result"),
        FieldPanel("report"),
        FieldPanel("link"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")

    def __str__(self) -> str:
        return self.what

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fingerprint = self.words_as_hash()
        super().save(*args, **kwargs)

    def words_as_hash(self) -> str:
        """Changes when anything that it says does."""
        said = (self.kind_id, self.what, self.measured_by, self.measured_when, self.number, self.number_words)
        rest = (self.outcome, self.result, self.report_id, self.link)
        return hashlib.sha256(repr((*said, *rest)).encode()).hexdigest()


class PracticeSource(Orderable):
    """Where a fact was read."""

    practice = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="sources")
    url = models.URLField(_("address"), max_length=500)
    title = models.CharField(_("title"), max_length=200, blank=True)
