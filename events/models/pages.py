"""EventPage: what a meeting is about, when and where. What counts at once stands in `Seating`."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.models import PageManager

from events.forms import EventForm
from foundation.models import BasePage, FindablePages
from vocabularies.fields import many_terms
from vocabularies.models import Domain, Vocabulary

FIRST_YEAR = 2022
"""In which the scheme began."""
AHEAD = timedelta(days=5 * 365)
LONGEST = timedelta(days=14)
MOST_QUESTIONS = 5


class EventKind(models.TextChoices):
    """What sort of meeting it is."""

    REGION = "regiobijeenkomst", _("Regional meeting")
    VISIT = "werkbezoek", _("Working visit")
    WEBINAR = "webinar", _("Webinar")
    NETWORK = "leernetwerk", _("Learning network")
    MARKET = "markt", _("Market")
    NATIONAL = "landelijke-dag", _("National day")


class Zone(models.TextChoices):
    """By which clock the hours of a meeting are meant. None of the islands has summer time."""

    NETHERLANDS = "Europe/Amsterdam", _("European Netherlands")
    ISLANDS = "America/Kralendijk", _("Bonaire, Sint Eustatius and Saba")


class EventPages(FindablePages):
    """Which meetings."""

    def coming(self, now: datetime) -> "EventPages":
        """Those that have not ended, soonest first."""
        found: EventPages = self.filter(ends_at__gt=now).order_by("starts_at", "pk")
        return found


class EventDomain(ItemBase):
    """A meeting is about this development domain."""

    tag = models.ForeignKey(Domain, models.PROTECT, related_name="event_items")
    content_object = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="domain_items")


class EventPage(BasePage):
    """A meeting of coalitions. Coordinators make them in their region, and national editors anywhere."""

    kind = models.CharField(_("kind of meeting"), max_length=20, choices=EventKind.choices)
    summary = models.TextField(
        _("summary"), max_length=600, help_text=_("What people will know afterwards, in two or three sentences.")
    )
    starts_at = models.DateTimeField(_("from"), db_index=True)
    ends_at = models.DateTimeField(_("until"), db_index=True)
    time_zone = models.CharField(
        _("by the clock of"), max_length=40, choices=Zone.choices, default=Zone.NETHERLANDS.value
    )
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("Building, street and town."))
    accessibility = models.TextField(
        _("accessibility of the place"),
        max_length=600,
        blank=True,
        help_text=_("Example: “Step-free, a lift, an accessible toilet, parking before the door.”"),
    )
    online_link = models.URLField(
        _("link to take part online"),
        max_length=500,
        blank=True,
        help_text=_("Shown only to people with a confirmed seat."),
    )
    for_whom = models.CharField(_("for whom"), max_length=300, blank=True)
    domains = ClusterTaggableManager(through=EventDomain, blank=True, verbose_name=_("development domains"))
    activities = many_terms(Vocabulary.ACTIVITY, verbose_name=_("activities"))
    programme = RichTextField(_("programme"), blank=True, features=["h3", "bold", "italic", "ul", "ol", "link"])
    cost = models.CharField(_("cost"), max_length=100, blank=True, help_text=_("Example: “free”."))
    contact = models.CharField(
        _("where people ask"),
        max_length=200,
        blank=True,
        help_text=_("Readers see this. Name an organisation or a function, and no private person."),
    )
    needs_why = models.CharField(
        _("why you ask about diet and access"),
        max_length=200,
        blank=True,
        help_text=_("Only with a reason here people are asked for it. Example: “There is a lunch.”"),
    )

    report = RichTextField(
        _("what came out of it"),
        blank=True,
        features=["h3", "bold", "italic", "ul", "ol", "link"],
        help_text=_("In short, for coalitions that were not there. No names of private persons."),
    )

    # Shared by the dates of one series; each is a meeting of its own.
    series = models.UUIDField(null=True, editable=False, db_index=True)

    objects = PageManager.from_queryset(EventPages)()

    # What a meeting left behind is not of the next one that is made after it.
    exclude_fields_in_copy: ClassVar[list[str]] = ["report", "asked", "agreements", "files", "photos"]

    base_form_class = EventForm
    parent_page_types: ClassVar[list[str]] = ["coalitions.RegionPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/event_page.html"
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("time_zone")], _("When")
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("accessibility"), FieldPanel("online_link")], _("Where")),
        MultiFieldPanel([FieldPanel("for_whom"), FieldPanel("cost"), FieldPanel("contact")], _("For whom")),
        MultiFieldPanel([FieldPanel("domains"), FieldPanel("activities")], _("What it is about")),
        FieldPanel("programme"),
        InlinePanel("speakers", heading=_("Who speaks"), label=_("organisation")),
        MultiFieldPanel(
            [FieldPanel("needs_why"), InlinePanel("questions", label=_("question"), max_num=MOST_QUESTIONS)],
            _("What people are asked when they sign up"),
        ),
    ]
    harvest_panels: ClassVar[list[Panel]] = [
        InlinePanel("presented", heading=_("Practices that are presented"), label=_("practice")),
        FieldPanel("report"),
        InlinePanel(
            "asked",
            heading=_("Questions and answers"),
            label=_("question"),
            help_text=_("A question without an answer stays on the worklist of the coordinator."),
        ),
        InlinePanel("agreements", heading=_("What was agreed"), label=_("agreement")),
        InlinePanel("files", heading=_("Files"), label=_("file")),
        InlinePanel("photos", heading=_("Photos"), label=_("photo")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Announcement")),
            ObjectList(harvest_panels, heading=_("Harvest")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def clean(self) -> None:
        super().clean()
        if not (self.starts_at and self.ends_at):
            return
        faults: dict[str, Any] = {}
        if not datetime(FIRST_YEAR, 1, 1, tzinfo=self.zone) <= self.starts_at <= timezone.now() + AHEAD:
            faults["starts_at"] = _("Give a day from %(year)d on, and at most five years ahead.") % {"year": FIRST_YEAR}
        if self.ends_at <= self.starts_at:
            faults["ends_at"] = _("It ends before it begins: give a later time.")
        elif self.ends_at - self.starts_at > LONGEST:
            faults["ends_at"] = _("A meeting lasts at most two weeks. Make a meeting for each of the dates.")
        if faults:
            raise ValidationError(faults)

    def missing(self) -> dict[str, Any]:
        """What must be there before it is public, in sentences by field; a draft may lack it."""
        missing: dict[str, Any] = {}
        if not (self.place or self.online_link):
            missing["place"] = _("Say where it is: a place, a link to take part online, or both.")
        return missing

    def also_on(self) -> EventPages:
        """The other dates of its series that are still to come."""
        others: EventPages = EventPage.objects.findable().filter(series=self.series).exclude(pk=self.pk)
        coming: EventPages = others.coming(timezone.now()).select_related("seating")
        return coming if self.series else others.none()

    @property
    def is_called_off(self) -> bool:
        """A meeting may have no seats; load `seating` along where there are many."""
        return hasattr(self, "seating") and bool(self.seating.is_called_off)

    @property
    def is_past(self) -> bool:
        """A draft may have no hours yet."""
        return bool(self.ends_at) and self.ends_at <= timezone.now()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def begins(self) -> datetime:
        """When it begins, by its own clock."""
        return self.starts_at.astimezone(self.zone)

    @property
    def ends(self) -> datetime:
        """When it ends, by its own clock."""
        return self.ends_at.astimezone(self.zone)

    @property
    def on_one_day(self) -> bool:
        return self.begins.date() == self.ends.date()

    @property
    def on_the_islands(self) -> bool:
        return self.time_zone == Zone.ISLANDS
