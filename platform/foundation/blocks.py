"""The few blocks of a story. What has structure is a field, not a block."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]


def _prose(label: Any, name: str) -> blocks.RichTextBlock:
    return blocks.RichTextBlock(features=FEATURES, label=label, template=f"foundation/blocks/{name}.html")


class MeasurementBlock(blocks.StructBlock):
    """What somebody measured: what sort of measurement, what came out, and where that is written."""

    soort = blocks.CharBlock(label=_("What was measured, by whom, when"), max_length=300)
    uitkomst = blocks.TextBlock(label=_("What came out, also when it was nothing"))
    bron = blocks.URLBlock(label=_("Where it is written"), required=False)

    class Meta:
        label = _("Measurement")
        template = "foundation/blocks/meting.html"
        icon = "list-ul"


class StoryBlock(blocks.StreamBlock):
    """Why, how it runs, results, conditions, materials. An app that knows more blocks adds them in a class of its own."""

    waarom = _prose(_("Why"), "waarom")
    hoe = _prose(_("How it runs"), "hoe")
    resultaten = _prose(_("Results"), "resultaten")
    meting = MeasurementBlock()
    voorwaarden = _prose(_("Conditions"), "voorwaarden")
    materialen = _prose(_("Materials"), "materialen")

    class Meta:
        required = False
