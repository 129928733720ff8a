"""What the form of a practice says about itself."""

from typing import Any

from django import template

from practices.completeness import completeness_of

register = template.Library()


@register.inclusion_tag("practices/admin/_completeness.html")
def completeness_meter(page: Any) -> dict[str, Any]:
    """What is missing for publication, and what would help readers."""
    meter = completeness_of(page)
    # Of a page that is not saved yet only the empty fields can be told.
    lacking = page.lacks() if page.pk else [part.label for part in meter.needed]
    return {"page": page, "meter": meter, "lacking": lacking, "helpful": [part.label for part in meter.helpful]}
