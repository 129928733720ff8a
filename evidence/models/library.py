"""The evidence library: one index page at /kennis/, and below it a page for every source."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.models import PageManager

from evidence.forms import EvidenceForm
from evidence.identifiers import clean_doi, clean_isbn
from foundation.models import BasePage, FindablePages
from vocabularies.fields import many_terms, one_term
from vocabularies.models import Domain, Vocabulary

EARLIEST = 1900


class EvidenceIndexPage(BasePage):
    """The library. Coordinators of any region add here and publish what they added; the national editors change all."""

    max_count = 1
    lives_below_home: ClassVar[bool] = True
    own_slug: ClassVar[str] = "kennis"
    coordinators_may: ClassVar[frozenset[str]] = frozenset({"add_page", "publish_page"})

    intro = models.TextField(_("introduction"), blank=True, max_length=600)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["evidence.EvidencePage"]
    template = "evidence/evidence_index_page.html"
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("evidence library")
        verbose_name_plural = _("evidence libraries")


class Outcome(models.TextChoices):
    """What came out, for whoever looks for what did not work. It is no rank."""

    BETTER = "verschil", _("A difference in the hoped-for direction")
    MIXED = "wisselend", _("Mixed: better on one point, not on another")
    NONE = "geen-verschil", _("No difference found")
    WORSE = "ongunstig", _("A difference in the other direction")


NO_BETTER = (Outcome.NONE, Outcome.WORSE)


UNTIL_CHECKED_AGAIN = timedelta(days=30)
UNTIL_TRIED_AGAIN = timedelta(days=1)
UNTIL_DEAD = timedelta(days=7)
BEFORE_DOI = "https://doi.org/"


def _address(prefix: str = "") -> Case:
    """Where a source is to be read, as the database tells it; see `EvidencePage.address`."""
    return Case(
        When(~Q(**{f"{prefix}link": ""}), then=F(f"{prefix}link")),
        When(~Q(**{f"{prefix}doi": ""}), then=Concat(Value(BEFORE_DOI), F(f"{prefix}doi"))),
        default=Value(""),
        output_field=models.CharField(),
    )


class EvidencePages(FindablePages):
    """Which sources."""

    def with_link_to_check(self, now: datetime) -> "EvidencePages":
        """Public ones, with `url`: never checked, not for a month, or not for a day where it failed; oldest first."""
        state = "link_state__checked_at"
        due = (
            ~Q(link_state__url=F("url"))
            | Q(link_state=None)
            | Q(**{f"{state}__lt": now - UNTIL_CHECKED_AGAIN})
            | Q(link_state__failed_since__isnull=False, **{f"{state}__lt": now - UNTIL_TRIED_AGAIN})
        )
        found: EvidencePages = self.live().annotate(url=_address()).exclude(url="").filter(due)
        oldest_first: EvidencePages = found.order_by(F(state).asc(nulls_first=True), "pk")
        return oldest_first


class EvidenceDomain(ItemBase):
    """A source is about this development domain."""

    tag = models.ForeignKey(Domain, models.PROTECT, related_name="evidence_items")
    content_object = ParentalKey("evidence.EvidencePage", on_delete=models.CASCADE, related_name="domain_items")


class EvidencePage(BasePage):
    """A source: who made it, what it says, and what it does not say."""

    kind = one_term(Vocabulary.KNOWLEDGE, blank=False)
    authors = models.CharField(
        _("authors"), max_length=300, blank=True, help_text=_("As they stand on the title page.")
    )
    institute = one_term(Vocabulary.INSTITUTE)
    institute_words = models.CharField(
        _("institute in its own words"), max_length=200, blank=True, help_text=_("Only where the list lacks it.")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    summary = models.TextField(
        _("summary"), max_length=600, help_text=_("What it is, in plain language: who looked at what, where, and how.")
    )
    says = models.TextField(
        _("what it says"), max_length=2000, help_text=_("What was found, also where it was nothing. No verdict.")
    )
    says_not = models.TextField(
        _("what it does not say"),
        max_length=2000,
        help_text=_("Example: “It says nothing about secondary schools”, or “nobody compared with other children”."),
    )
    outcome = models.CharField(
        _("what came out"),
        max_length=16,
        blank=True,
        choices=Outcome.choices,
        help_text=_("Only for sources that measured something."),
    )
    link = models.URLField(_("where it is to be read"), max_length=500, blank=True)
    doi = models.CharField(_("DOI"), max_length=200, blank=True, help_text=_("Example: 10.1000/182"))
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True)
    language = models.CharField(
        _("language"),
        max_length=3,
        default="nl",
        choices=[
            ("nl", _("Dutch")),
            ("en", _("English")),
            ("pap", _("Papiamentu")),
            ("de", _("German")),
            ("fr", _("French")),
            ("es", _("Spanish")),
            ("zxx", _("Another language")),
        ],
    )
    domains = ClusterTaggableManager(through=EvidenceDomain, blank=True, verbose_name=_("development domains"))
    activities = many_terms(Vocabulary.ACTIVITY, verbose_name=_("activities"))
    compiled = models.BooleanField(_("compiled from public sources"), default=False, editable=False)

    objects = PageManager.from_queryset(EvidencePages)()

    base_form_class = EvidenceForm
    parent_page_types: ClassVar[list[str]] = ["evidence.EvidenceIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "evidence/evidence_page.html"
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("authors"),
                FieldRowPanel([FieldPanel("institute"), FieldPanel("institute_words")]),
                FieldRowPanel([FieldPanel("year"), FieldPanel("language")]),
            ],
            _("Which source"),
        ),
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("says"), FieldPanel("says_not"), FieldPanel("outcome")],
            _("What is in it"),
        ),
        MultiFieldPanel(
            [FieldPanel("link"), FieldRowPanel([FieldPanel("doi"), FieldPanel("isbn")]), FieldPanel("licence")],
            _("Where it is"),
        ),
        MultiFieldPanel([FieldPanel("domains"), FieldPanel("activities")], _("What it is about")),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources of knowledge")

    def clean(self) -> None:
        super().clean()
        doi, isbn, this_year = clean_doi(self.doi), clean_isbn(self.isbn), timezone.localdate().year
        faults: dict[str, Any] = {}
        if doi is None:
            faults["doi"] = _("A DOI looks like 10.1000/182.")
        if isbn is None:
            faults["isbn"] = _("This is no ISBN: a digit is missing, or the last one does not fit.")
        if self.year is not None and not EARLIEST <= self.year <= this_year:
            faults["year"] = _("Give a year from %(first)d to %(last)d.") % {"first": EARLIEST, "last": this_year}
        if faults:
            raise ValidationError(faults)
        self.doi, self.isbn = doi or "", isbn or ""

    def missing(self) -> dict[str, Any]:
        """What must be there before it is public, in sentences by field; a draft may lack it."""
        missing: dict[str, Any] = {}
        if not (self.authors or self.institute_id or self.institute_words):
            missing["authors"] = _("Say who made it: authors, or an institute.")
        if not (self.link or self.doi or self.isbn):
            missing["link"] = _("Give a link, a DOI or an ISBN, so that readers can find it.")
        return missing

    @property
    def address(self) -> str:
        """Where it is to be read; a DOI leads there as well."""
        return self.link or (f"{BEFORE_DOI}{self.doi}" if self.doi else "")


class LinkRows(models.QuerySet["LinkState"]):
    """Which links."""

    def dead(self, now: datetime) -> "LinkRows":
        """Of public sources as they are now: what the server says is gone, and what failed for more than a week."""
        failing = Q(gone=True) | Q(failed_since__lt=now - UNTIL_DEAD)
        return self.filter(failing, page__live=True, url=_address("page__"))


class LinkState(models.Model):
    """What the worker found at the link of a source. Outside its page: looking is no change of the text.

    `failed_since` is the first of the failures in a row; None while the link works. `gone`: the server itself says so.
    """

    page = models.OneToOneField(EvidencePage, models.CASCADE, primary_key=True, related_name="link_state")
    url = models.URLField(max_length=500)
    checked_at = models.DateTimeField()
    failed_since = models.DateTimeField(null=True)
    gone = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)

    objects = LinkRows.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.url
