"""How pages hold pictures: one at their head, and blocks in their story."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


def lead_picture() -> "models.ForeignKey[Any, Any]":
    """The field of a page; a draft that names a picture which was deleted has none."""
    return models.ForeignKey(
        "images.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Shown at the head of the page and on its card, as long as consent is valid."),
    )


class PictureBlock(blocks.StructBlock):
    """A picture between the texts of a story."""

    foto = ImageChooserBlock(label=_("Picture"))
    bijschrift = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=250, help_text=_("What the picture does not say itself.")
    )

    class Meta:
        label = _("Picture")
        template = "images/blocks/beeld.html"
        icon = "image"
