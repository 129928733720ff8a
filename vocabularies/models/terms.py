"""The words of the field, as rows that an editor can change, reorder and hide."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase


class Vocabulary(models.TextChoices):
    """The closed lists of vocabularies.md, by number of that document."""

    ACTIVITY = "activiteit", _("Activity")  # 2
    SECTOR = "sector", _("Education sector")  # 3
    GROUP = "groep", _("Group or year")  # 4
    PARTNER = "partner", _("Kind of partner")  # 5
    ROLE = "rol", _("Role in the coalition")  # 6
    MOMENT = "tijdstip", _("Moment")  # 7
    PARTICIPATION = "deelname", _("Participation")  # 7
    PLACE = "plaats", _("Place")  # 8
    PHASE = "fase", _("Phase")  # 9
    RECOGNITION = "onderbouwing", _("Level of recognition")  # 10a
    MEASUREMENT = "meting", _("What a coalition knows itself")  # 10b
    KNOWLEDGE = "kennissoort", _("Kind of source")  # 10c
    INSTITUTE = "instituut", _("Institute")  # who made a source
    FUNDING = "financiering", _("Funding")  # 11
    GUIDE = "begeleiding", _("Guided by")  # 13
    COHERENCE = "samenhang", _("Coherence with the curriculum")  # 14
    TARGET = "doelgroep", _("Target group")  # 16


class Domain(TagBase):
    """One of the six *ontwikkelgebieden* (Subsidieregeling School en Omgeving 2023-2025, art. 3 lid 4)."""

    free_tagging = False

    short_name = models.CharField(_("short name"), max_length=30)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "name"]
        verbose_name = _("development domain")
        verbose_name_plural = _("development domains")


class TermRows(models.QuerySet["Term"]):
    """Which terms."""

    def offered(self) -> "TermRows":
        """Those an author may choose now."""
        return self.accepted().filter(hidden=False)

    def accepted(self) -> "TermRows":
        """Those that stand for themselves, offered or not."""
        return self.filter(accepted=True, merged_into=None)

    def with_meaning(self) -> "TermRows":
        """Those that readers find something by: accepted, or merged into one that is."""
        return self.filter(models.Q(accepted=True) | models.Q(merged_into__isnull=False))

    def listed(self) -> "TermRows":
        """Without the words that an author took back; of what began as a proposal with its `outcome`."""
        kept = ~models.Q(proposals__outcome="ingetrokken")
        found: TermRows = self.annotate(outcome=models.Min("proposals__outcome", filter=kept))
        return found.filter(models.Q(accepted=True) | models.Q(outcome__isnull=False))


class Term(models.Model):
    """A value of a vocabulary. It is hidden or merged, never deleted: drafts hold its id in JSON."""

    vocabulary = models.CharField(_("vocabulary"), max_length=20, choices=Vocabulary.choices)
    slug = models.SlugField(
        _("slug"), max_length=60, help_text=_("Part of addresses that people share; it cannot be changed later.")
    )
    name = models.CharField(_("name"), max_length=100)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    explanation = models.TextField(
        _("explanation"), blank=True, max_length=600, help_text=_("What the word means, for readers who ask.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    hidden = models.BooleanField(
        _("hidden"), default=False, help_text=_("No longer offered; pages that carry it keep it.")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("merged into")
    )
    accepted = models.BooleanField(
        _("accepted into the list"),
        default=True,
        help_text=_("Until then only the page whose author proposed it knows it."),
    )
    domains = models.ManyToManyField(
        Domain, blank=True, verbose_name=_("development domains"), help_text=_("Only for activities.")
    )

    objects = TermRows.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["vocabulary", "order", "name"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["vocabulary", "slug"],
                name="vocabularies_term_slug",
                violation_error_message=_("This vocabulary already has a term with this slug."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.slug:
            self.slug = slugify(self.name)[:60]
        # A form that has no field for the vocabulary would leave this to the database.
        self.validate_constraints()
        for other in (self.parent, self.merged_into):
            self._must_fit(other)

    def _must_fit(self, other: "Term | None") -> None:
        if other is None:
            return
        if other.vocabulary != self.vocabulary:
            raise ValidationError(_("“%(term)s” belongs to another vocabulary.") % {"term": other.name})
        if not other.accepted:
            raise ValidationError(_("“%(term)s” is only a proposal yet.") % {"term": other.name})
        if self.pk in other.line():
            raise ValidationError(_("A term cannot belong to itself, directly or through another."))

    def line(self) -> list[int]:
        """The ids of this term and of all it leads to, upwards and through merges; stops at a circle."""
        seen: list[int] = []
        term: Term | None = self
        while term is not None and term.pk not in seen:
            seen.append(term.pk)
            term = term.merged_into or term.parent
        return seen

    def became(self) -> "Term":
        """What this one was merged into, or itself; a circle ends where it began."""
        seen: set[int] = set()
        term = self
        while term.merged_into is not None and term.pk not in seen:
            seen.add(term.pk)
            term = term.merged_into
        return term

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Hide it instead: a deleted term silently vanishes from drafts."""
        self.hidden = True
        self.save(update_fields=["hidden"])
        return 0, {}
