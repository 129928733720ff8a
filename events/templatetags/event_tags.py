"""When a meeting is, in words, and what is shown there."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from events.models import EventPage, State

register = template.Library()
MOST_MEETINGS = 12


@register.simple_tag
def when(event: EventPage) -> str:
    """The day and the hours, by the clock of the place; of the islands it says so."""
    begins, ends = event.begins, event.ends
    words = {
        "day": date_format(begins, "l j F Y"),
        "from": date_format(begins, "H:i"),
        "until": date_format(ends, "H:i"),
        "last": date_format(ends, "l j F Y"),
    }
    if event.on_one_day:
        said = _("%(day)s, %(from)s to %(until)s") % words
    else:
        said = _("%(day)s, %(from)s, to %(last)s, %(until)s") % words
    return _("%(said)s (time of the islands)") % {"said": said} if event.on_the_islands else said


@register.simple_tag
def moment(event: EventPage, at: datetime) -> str:
    """A moment by the clock of the place; of the islands it says so."""
    local = timezone.localtime(at, event.zone)
    said = _("%(day)s, %(hour)s") % {"day": date_format(local, "j F"), "hour": date_format(local, "H:i")}
    return _("%(said)s (time of the islands)") % {"said": said} if event.on_the_islands else said


@register.simple_tag
def meetings_below(place: Page) -> Iterable[EventPage]:
    """The next meetings of a region or a coalition."""
    coming = EventPage.objects.findable().descendant_of(place).coming(timezone.now())
    found: Iterable[EventPage] = coming.select_related("seating")[:MOST_MEETINGS]
    return found


@register.simple_tag
def presented_at(practice: Page) -> Iterable[EventPage]:
    """The public meetings at which this practice is or was presented, newest first, but for those called off."""
    if not practice.pk:
        return []
    found: Iterable[EventPage] = (
        EventPage.objects.findable()
        .filter(Q(presented__practice_id=practice.pk) | Q(wanted__practice_id=practice.pk))
        .distinct()
        .exclude(seating__state=State.CANCELLED)
        .order_by("-starts_at", "-pk")[:MOST_MEETINGS]
    )
    return found
