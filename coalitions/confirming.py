"""Saying that a page still holds, and when that was said last."""

from datetime import date
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page

from coalitions.models import Confirmation

LOG_ACTION = "kansrijk.confirmed"


def confirm(page: Page, by: Any, on: date) -> None:
    """What is public of this page holds, says this person. Counts at once; later than before, or it stays."""
    held = Confirmation.objects.filter(pk=page.pk).first()
    if held is None or held.on < on:
        Confirmation.objects.update_or_create(page_id=page.pk, defaults={"on": on, "by": by})
        log(instance=page, action=LOG_ACTION, user=by)


def confirmed_on(page: Page) -> date | None:
    """The day on which somebody last did; None when nobody ever has."""
    found: date | None = Confirmation.objects.filter(pk=page.pk).values_list("on", flat=True).first()
    return found
