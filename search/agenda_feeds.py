"""The agenda for programs that look again now and then: calendars and feed readers. Only what is public goes along."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.in_calendars import calendar_of_many, uid
from events.models import EventPage
from events.templatetags.event_tags import when
from foundation.printable import printable
from search.agenda import matching
from search.asking import Asked, read
from search.finding import synonyms_for
from search.port import Kind
from vocabularies.wordbook import Wordbook

MOST_IN_A_CALENDAR = 500
BACK = timedelta(days=90)
"""How long ago a meeting may be that calendar programs still hear of."""
MOST_IN_A_FEED = 50


@require_safe
@non_atomic_requests
def calendar(request: HttpRequest) -> HttpResponse:
    """Whenever they are, those called off too: a program that has them must hear of it."""
    book = Wordbook.when_needed()
    asked = read(request.GET, book, Kind.MEETING)
    found = matching(asked, book, synonyms_for(asked.text)).filter(ends_at__gt=timezone.now() - BACK)
    content = calendar_of_many(found.order_by("starts_at", "pk")[:MOST_IN_A_CALENDAR])
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@require_safe
@non_atomic_requests
def feed(request: HttpRequest) -> HttpResponse:
    """Atom: what was announced, the newest first."""
    book = Wordbook.when_needed()
    asked = read(request.GET, book, Kind.MEETING)
    made = Atom1Feed(
        title=_("Kansrijk: agenda"),
        link=settings.BASE_URL + asked.url(),
        description="",
        feed_url=settings.BASE_URL + feed_url(asked),
        author_name="Kansrijk",
        language=settings.LANGUAGE_CODE,
    )
    coming = matching(asked, book, synonyms_for(asked.text)).filter(ends_at__gt=timezone.now())
    for event in coming.order_by("-first_published_at", "-pk")[:MOST_IN_A_FEED]:
        _add(made, event)
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def _add(made: Atom1Feed, event: EventPage) -> None:
    said = _("%(title)s, %(when)s") % {"title": printable(event.title), "when": when(event)}
    made.add_item(
        title=_("Called off: %(meeting)s") % {"meeting": said} if event.is_called_off else said,
        link=settings.BASE_URL + (event.get_url() or ""),
        description=printable(event.summary),
        unique_id=f"tag:{urlsplit(settings.BASE_URL).hostname},2026:{uid(event)}",
        pubdate=event.first_published_at,
        updateddate=event.last_published_at,
    )


def calendar_url(asked: Asked) -> str:
    """The address of the calendar with the same words and filters."""
    return _at("agenda-calendar", asked)


def feed_url(asked: Asked) -> str:
    """The same for feed readers."""
    return _at("agenda-feed", asked)


def _at(name: str, asked: Asked) -> str:
    query = urlsplit(asked.without_time().url()).query
    return reverse(name) + (f"?{query}" if query else "")
