"""What the form of a practice says about itself."""

from typing import Any

from django import template

from practices.completeness import completeness_of

register = template.Library()


@register.inclusion_tag("practices/admin/_completeness.html")
def completeness_meter(page: Any) -> dict[str, Any]:
    """What is missing for publication, and what would help readers."""
    meter = completeness_of(page)
    needed = [str(part.label) for part in meter.needed]
    # Of a page that is not saved yet only the empty fields can be told.
    faults = [fault for fault in (page.lacks() if page.pk else []) if not fault.startswith(tuple(needed))]
    helpful = [part.label for part in meter.helpful]
    return {"page": page, "meter": meter, "lacking": [*needed, *faults], "helpful": helpful}
