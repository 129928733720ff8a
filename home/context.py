"""What every page shows around its own content."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from home.models import ContentPage


def frame(request: HttpRequest) -> dict[str, Any]:
    """The plain pages of the footer, asked only when a template shows them."""
    return {
        "footer_pages": SimpleLazyObject(
            lambda: list(ContentPage.objects.findable().filter(in_footer=True).order_by("path"))
        )
    }
