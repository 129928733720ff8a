"""PracticePage: one page with one permanent address for one practice."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TaggedItemBase
from wagtail.admin.panels import Panel
from wagtail.fields import RichTextField, StreamField

from coalitions.review.reviewed import ReviewedPage
from images.on_pages import lead_picture
from practices.forms import PracticeForm
from practices.panels import CONTENT_PANELS, PROMOTE_PANELS
from practices.story import PracticeStory
from vocabularies.fields import many_areas, many_terms, own_words
from vocabularies.models import Domain, Vocabulary


class PracticeDomain(ItemBase):
    """A practice belongs to this development domain."""

    tag = models.ForeignKey(Domain, models.PROTECT, related_name="practice_items")
    content_object = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="domain_items")


class PracticeKeyword(TaggedItemBase):
    """A practice carries this free key word."""

    content_object = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="keyword_items")


class PracticePage(ReviewedPage):
    """What was done, for whom, when, with whom, at what price, and what went wrong."""

    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("What do you do, for whom, where? Example: “Two afternoons a week pupils of group 7 and 8 …”"),
    )
    domains = ClusterTaggableManager(
        through=PracticeDomain,
        verbose_name=_("development domains"),
        help_text=_("Example: a choir is culture, and social development if singing together is the aim."),
    )
    keywords = ClusterTaggableManager(
        through=PracticeKeyword,
        blank=True,
        related_name="keyword_practices",
        verbose_name=_("key words"),
        help_text=_("Words a reader would search for; also in English or Papiamentu."),
    )
    activities = many_terms(
        Vocabulary.ACTIVITY,
        blank=False,
        verbose_name=_("activities"),
        help_text=_("Example: music and reading. Choose what children actually do."),
    )
    activities_words = own_words(verbose_name=_("activities in your own words"), help_text=_("One on each line."))
    sectors = many_terms(
        Vocabulary.SECTOR,
        blank=False,
        verbose_name=_("education sectors"),
        help_text=_("Example: primary education; for one kind of secondary school choose that kind."),
    )
    groups = many_terms(Vocabulary.GROUP, verbose_name=_("groups or years"))
    groups_words = own_words(verbose_name=_("groups or years in your own words"))
    age_from = models.PositiveSmallIntegerField(
        _("age from"), null=True, blank=True, validators=[MaxValueValidator(99)]
    )
    age_to = models.PositiveSmallIntegerField(_("age to"), null=True, blank=True, validators=[MaxValueValidator(99)])
    target_groups = many_terms(Vocabulary.TARGET, verbose_name=_("target groups"))
    target_words = own_words(verbose_name=_("for whom, in your own words"))
    moments = many_terms(
        Vocabulary.MOMENT,
        blank=False,
        verbose_name=_("moments of the day"),
        help_text=_("Example: after school hours. More than one is possible."),
    )
    moments_words = own_words(verbose_name=_("moments in your own words"))
    participation = many_terms(Vocabulary.PARTICIPATION, verbose_name=_("participation"))
    participation_words = own_words(verbose_name=_("participation in your own words"))
    places = many_terms(Vocabulary.PLACE, verbose_name=_("places"))
    places_words = own_words(verbose_name=_("places in your own words"))
    guides = many_terms(Vocabulary.GUIDE, verbose_name=_("guided by"))
    guides_words = own_words(verbose_name=_("guided by, in your own words"))
    coherence = many_terms(Vocabulary.COHERENCE, verbose_name=_("coherence with the curriculum"))
    coherence_words = own_words(verbose_name=_("coherence in your own words"))
    areas = many_areas(
        blank=False,
        verbose_name=_("municipality, province or island"),
        help_text=_("Where it takes place. Example: the municipality of your school."),
    )
    areas_words = own_words(verbose_name=_("area in your own words"))
    picture = lead_picture()
    story = StreamField(PracticeStory(), blank=True, verbose_name=_("story"))
    pitfalls = RichTextField(
        _("pitfalls, and what we would do differently"),
        features=["bold", "italic", "ul", "ol", "link"],
        help_text=_("Example: “In the first year hardly anyone came on Fridays.” This is what readers look for most."),
    )
    contact_function = models.CharField(
        _("whom to ask for"), max_length=100, blank=True, help_text=_("A function, not a name: “coordinator”.")
    )
    contact_email = models.EmailField(
        _("e-mail address for questions"), blank=True, help_text=_("Never shown on the site.")
    )
    compiled = models.BooleanField(_("compiled from public sources"), default=False, editable=False)

    base_form_class = PracticeForm
    parent_page_types: ClassVar[list[str]] = ["coalitions.CoalitionPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "practices/practice_page.html"
    content_panels: ClassVar[list[Panel]] = CONTENT_PANELS
    promote_panels: ClassVar[list[Panel]] = PROMOTE_PANELS
    settings_panels: ClassVar[list[Panel]] = [*ReviewedPage.settings_panels, *ReviewedPage.origin_panels]

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")

    def clean(self) -> None:
        super().clean()
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise ValidationError({"age_to": _("The highest age must be at least the lowest.")})

    def clean_fields(self, exclude: Any = None) -> None:
        """A compiled page may lack pitfalls: they are then not known, and the page says so."""
        if self.compiled:
            exclude = {*(exclude or ()), "pitfalls"}
        super().clean_fields(exclude=exclude)
