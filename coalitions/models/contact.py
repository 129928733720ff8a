"""What readers send: a question to who wrote a page, and that a compiled page is wrong or should go."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SentTo(models.TextChoices):
    """Who got a question: a role, never a name."""

    PRACTICE = "praktijk", _("the practice's own address")
    COALITION = "coalitie", _("the coalition's address")
    MEMBERS = "leden", _("the coalition's members")
    COORDINATORS = "regiocoordinatoren", _("the region's coordinators")
    EDITORS = "redactie", _("the national editors")


class QuestionRows(models.QuerySet["Question"]):
    """Which questions."""

    def to_coalitions(self) -> "QuestionRows":
        """What went to a coalition itself."""
        return self.filter(sent_to__in=[SentTo.PRACTICE, SentTo.COALITION, SentTo.MEMBERS])

    def unanswered(self) -> "QuestionRows":
        """Those about a page that is still there, of which nobody has said that they were answered."""
        return self.filter(page__isnull=False, answered_at=None)


class Question(models.Model):
    """A reader's question. Text, name and address go after a while; that it was asked, about what, stays."""

    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(_("about"), max_length=255)
    sent_to = models.CharField(_("sent to"), max_length=20, choices=SentTo.choices)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    text = models.TextField(_("question"), blank=True)

    objects = QuestionRows.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        return "beantwoord" if self.answered_at else "onbekend"


class Wish(models.TextChoices):
    """What a reader wants with a compiled page."""

    WRONG = "klopt-niet", _("Something is wrong")
    REMOVE = "weghalen", _("Please take this page away")


class ReportState(models.TextChoices):
    """What became of a report."""

    OPEN = "open", _("open")
    HIDDEN = "verborgen", _("page hidden")
    HANDLED = "afgehandeld", _("handled")


class Report(models.Model):
    """That a compiled page is wrong. `hidden` holds the ids of the revisions that were public until it was hidden."""

    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(_("about"), max_length=255)
    wish = models.CharField(_("wish"), max_length=10, choices=Wish.choices)
    text = models.TextField(_("text"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=12, choices=ReportState.choices, default=ReportState.OPEN)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    outcome = models.TextField(_("what was done"), blank=True, max_length=500)
    hidden: "models.JSONField[Any, Any]" = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering: ClassVar[list[str]] = ["-reported_at", "-pk"]

    def __str__(self) -> str:
        return self.title
