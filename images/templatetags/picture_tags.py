"""Pictures in templates."""

from typing import Any

from django import template

from images.models import Picture
from images.showing import Shown, shown

register = template.Library()


@register.simple_tag
def picture_in(picture: Picture | None, size: str) -> Shown | None:
    """In a size of `images.sizes`; None where it may not be shown, whatever the page says."""
    return shown(picture, size)


@register.inclusion_tag("components/picture.html")
def img(picture: Shown, first: bool = False) -> dict[str, Any]:
    """Its tag; `first` for one that is in sight when the page opens."""
    return {"picture": picture, "first": first}
