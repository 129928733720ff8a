"""RegionPage and CoalitionPage: the page tree is the region map."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from coalitions.review.forms import ReviewedPageForm
from coalitions.review.reviewed import ReviewedPage
from foundation.models import BasePage
from images.on_pages import lead_picture
from vocabularies.fields import many_areas, many_terms, one_term, own_words
from vocabularies.models import Vocabulary
from vocabularies.panels import missed_words

SCHOOL_YEAR = RegexValidator(r"^20\d\d-20\d\d$", _("Write a school year as 2025-2026."))


class RegionPage(BasePage):
    """A region of the Gelijke Kansen Alliantie, or *Landelijk*; its coordinators review what is below it."""

    lives_below_home: ClassVar[bool] = True

    intro = models.TextField(_("introduction"), blank=True, max_length=600)
    national = models.BooleanField(
        _("national"),
        default=False,
        help_text=_("Coordinated by the national editors; holds what belongs to no region."),
    )
    areas = many_areas(verbose_name=_("areas in this region"))

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["coalitions.CoalitionPage", "events.EventPage"]
    template = "coalitions/region_page.html"
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("areas"),
        FieldPanel("national"),
    ]
    settings_panels: ClassVar[list[Panel]] = [*BasePage.settings_panels, *BasePage.origin_panels]

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class CoalitionKind(models.TextChoices):
    """What sort of party writes here: a national foundation is not a coalition, and says so."""

    COALITION = "coalitie", _("Coalition")
    ORGANISATION = "organisatie", _("Organisation")
    SCHOOL = "school", _("School")


class CoalitionPage(ReviewedPage):
    """Who works together, with the facts of their covenant."""

    kind = models.CharField(_("kind"), max_length=12, choices=CoalitionKind.choices, default=CoalitionKind.COALITION)
    summary = models.TextField(
        _("who we are"), blank=True, max_length=600, help_text=_("Two or three sentences in plain language.")
    )
    picture = lead_picture()
    areas = many_areas(verbose_name=_("municipalities or islands"))
    lead_party = models.CharField(_("lead party (penvoerder)"), max_length=200, blank=True)
    activities = many_terms(Vocabulary.ACTIVITY, verbose_name=_("activities"))
    activities_words = own_words(verbose_name=_("activities in your own words"))
    participants_words = own_words(verbose_name=_("who it is meant for"))
    development_plan = RichTextField(_("development plan"), blank=True, features=["bold", "ul", "ol", "link"])
    website = models.URLField(_("website"), max_length=500, blank=True)
    contact_email = models.EmailField(
        _("e-mail address for questions"), blank=True, help_text=_("Never shown on the site.")
    )
    compiled = models.BooleanField(_("compiled from public sources"), default=False, editable=False)
    also_in = ParentalManyToManyField(
        RegionPage,
        blank=True,
        related_name="read_along",
        verbose_name=_("other regions whose coordinators read along"),
        help_text=_("They see in which state the practices are and may read the drafts, and can change nothing."),
    )

    base_form_class = ReviewedPageForm
    parent_page_types: ClassVar[list[str]] = ["coalitions.RegionPage"]
    subpage_types: ClassVar[list[str]] = ["practices.PracticePage", "events.CoalitionEventPage"]
    template = "coalitions/coalition_page.html"
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("picture"),
        MultiFieldPanel(
            [FieldPanel("areas"), FieldPanel("also_in"), InlinePanel("phases", label=_("phase per school year"))],
            _("Where and when"),
        ),
        MultiFieldPanel(
            [FieldPanel("lead_party"), InlinePanel("parties", heading=_("Parties"), label=_("party"))], _("With whom")
        ),
        MultiFieldPanel(
            [
                FieldPanel("activities"),
                missed_words("activities"),
                FieldPanel("activities_words"),
                FieldPanel("participants_words"),
                FieldPanel("development_plan"),
            ],
            _("What"),
        ),
        MultiFieldPanel([FieldPanel("website"), FieldPanel("contact_email")], _("Contact")),
        InlinePanel("sources", heading=_("Sources"), label=_("source")),
    ]
    settings_panels: ClassVar[list[Panel]] = [*BasePage.settings_panels, *BasePage.origin_panels]

    class Meta:
        verbose_name = _("coalition")
        verbose_name_plural = _("coalitions")


class CoalitionPhase(Orderable):
    """The phase in the scheme; it belongs to a school year, never to the coalition for good."""

    coalition = ParentalKey(CoalitionPage, on_delete=models.CASCADE, related_name="phases")
    school_year = models.CharField(_("school year"), max_length=9, validators=[SCHOOL_YEAR])
    phase = one_term(Vocabulary.PHASE)

    class Meta(Orderable.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["coalition", "school_year"],
                name="coalitions_one_phase_a_year",
                violation_error_message=_("This school year already has a phase."),
            )
        ]


class CoalitionParty(Orderable):
    """A party to the covenant."""

    coalition = ParentalKey(CoalitionPage, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(_("name"), max_length=200)
    kind = one_term(Vocabulary.PARTNER)
    role = one_term(Vocabulary.ROLE)


class CoalitionSource(Orderable):
    """Where a fact was read."""

    coalition = ParentalKey(CoalitionPage, on_delete=models.CASCADE, related_name="sources")
    url = models.URLField(_("address"), max_length=500)
    title = models.CharField(_("title"), max_length=200, blank=True)
