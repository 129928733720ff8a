"""That an author misses a word, and what became of it."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from foundation.tree import at_or_below
from vocabularies.models.terms import Term


class ProposalOutcome(models.TextChoices):
    """What became of a proposal; without one it waits."""

    WAITS = "", _("waits")
    ACCEPTED = "aanvaard", _("accepted into the list")
    MERGED = "samengevoegd", _("merged")
    DECLINED = "afgewezen", _("declined")
    WITHDRAWN = "ingetrokken", _("withdrawn")


class ProposalRows(models.QuerySet["TermProposal"]):
    """Which proposals."""

    def undecided(self) -> "ProposalRows":
        """Those that wait, oldest first."""
        found = self.filter(outcome=ProposalOutcome.WAITS, term__accepted=False, term__merged_into=None)
        return found.order_by("proposed_at", "pk")

    def below(self, paths: Iterable[str]) -> "ProposalRows":
        """Those on a page that stands at or below one of these places in the tree."""
        return self.filter(at_or_below(paths, "page__path"))

    def open_in(self, paths: Iterable[str]) -> "ProposalRows":
        """What waits for who coordinates there, oldest first; a row asks nothing more of the database."""
        return self.undecided().below(paths).select_related("term", "page", "proposed_by")


class TermProposal(models.Model):
    """One page misses a word. The term is there at once, not accepted, so that the draft carries it as any other.

    Two pages may miss the same word: a row each, and one decision about all.
    """

    term = models.ForeignKey(Term, models.CASCADE, related_name="proposals", verbose_name=_("term"))
    page = models.ForeignKey(Page, models.CASCADE, related_name="proposed_terms", verbose_name=_("page"))
    word = models.CharField(_("as the author wrote it"), max_length=100)
    why = models.TextField(_("what is meant"), blank=True, max_length=300)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)
    outcome = models.CharField(
        _("outcome"), max_length=12, choices=ProposalOutcome.choices, default=ProposalOutcome.WAITS, blank=True
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    sentence = models.TextField(_("why not"), blank=True, max_length=500)

    objects = ProposalRows.as_manager()

    class Meta:
        verbose_name = _("proposed term")
        verbose_name_plural = _("proposed terms")
        ordering: ClassVar[list[str]] = ["proposed_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["term", "page"], name="vocabularies_proposed_once_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.word} – {self.page}"
