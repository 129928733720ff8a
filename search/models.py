"""Tickets: where to look again, never what to do."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.synonym_rows import faults_of_row

LONGEST_COUNTED = 100
"""Characters of a text that is counted."""


class Ticket(models.Model):
    """A note to look again at one page, or at everything below it. The id is a number: it outlives the page."""

    page_id = models.PositiveIntegerField()
    subtree = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.page_id}{' and below' if self.subtree else ''}"


class Rebuild(models.Model):
    """A rebuild of the index that is under way: no ticket is done with until it has ended, since it may have read the
    page before the ticket was written. `seen_at` tells that it lives.
    """

    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"rebuild, seen at {self.seen_at}"


class SynonymSet(models.Model):
    """Words that a reader would swap; counts from the next question on, without reindexing."""

    words = models.TextField(
        _("words"), max_length=1000, help_text=_("Between commas. With “narrow => broad” the rule works one way only.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["words"]
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("sets of synonyms")

    def __str__(self) -> str:
        return self.words[:80]

    def clean(self) -> None:
        """A row that would do nothing is refused."""
        if faults := faults_of_row(self.words):
            raise ValidationError({"words": faults})


class AskedInWeek(models.Model):
    """How often readers asked a text in one week, and what came of it. Nothing tells who they were.

    `text` is folded; `week` is its Monday. `without_results`: how often the text alone found nothing. `opened`: how
    many pages were opened from its results.
    """

    week = models.DateField()
    text = models.CharField(max_length=LONGEST_COUNTED)
    asked = models.PositiveIntegerField(default=0)
    without_results = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["text", "week"], name="one_row_per_text_and_week")
        ]

    def __str__(self) -> str:
        return f"{self.text}, week of {self.week}"
