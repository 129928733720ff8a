"""The editing form of a practice, in the order of the covenant its authors already wrote."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.models import Page

from vocabularies.panels import missed_words


def _choice(field: str) -> FieldPanel:
    """Asked at publication. Without saying so Wagtail asks it of a draft too, and autosave would keep nothing of a new
    page until all of these were chosen.
    """
    return FieldPanel(field, required_on_save=False)


CONTENT_PANELS: list[Panel] = [
    HelpPanel(template="practices/admin/completeness.html", heading=_("How complete it is")),
    *Page.content_panels,
    MultiFieldPanel(
        [
            FieldPanel("summary"),
            FieldPanel("domains"),
            _choice("activities"),
            missed_words("activities"),
            FieldPanel("activities_words"),
            FieldPanel("keywords"),
        ],
        _("What"),
    ),
    MultiFieldPanel(
        [
            _choice("sectors"),
            FieldPanel("groups"),
            FieldPanel("groups_words"),
            FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
            FieldPanel("target_groups"),
            FieldPanel("target_words"),
        ],
        _("For whom"),
    ),
    MultiFieldPanel(
        [
            _choice("moments"),
            FieldPanel("moments_words"),
            FieldPanel("participation"),
            FieldPanel("participation_words"),
            FieldPanel("places"),
            FieldPanel("places_words"),
            _choice("areas"),
            FieldPanel("areas_words"),
        ],
        _("When and where"),
    ),
    MultiFieldPanel(
        [
            InlinePanel("partners", heading=_("Partners"), label=_("partner")),
            FieldPanel("guides"),
            FieldPanel("guides_words"),
            FieldPanel("coherence"),
            FieldPanel("coherence_words"),
        ],
        _("With whom"),
    ),
    InlinePanel("editions", heading=_("Size and cost, per school year"), label=_("edition")),
    MultiFieldPanel([FieldPanel("picture"), FieldPanel("story"), FieldPanel("pitfalls")], _("The story")),
    InlinePanel(
        "measurements",
        heading=_("What you know yourselves"),
        label=_("measurement"),
        help_text=_(
            "What you counted, asked or measured, also when nothing came out. One is enough; none is no shame."
        ),
    ),
    InlinePanel("sources", heading=_("Sources"), label=_("source")),
    MultiFieldPanel([FieldPanel("contact_function"), FieldPanel("contact_email")], _("Contact")),
]
PROMOTE_PANELS: list[Panel] = [
    MultiFieldPanel([_choice("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], _("Address"))
]
