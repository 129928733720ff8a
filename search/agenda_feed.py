"""What was announced, for feed readers."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from events.models import EventPage
from events.templatetags.event_tags import when
from search.asking import Asked, read
from search.facets import filters, rows
from search.port import Kind
from vocabularies.wordbook import Wordbook

MOST = 50


# Django's class takes no type arguments when it runs.
class AgendaFeed(Feed):  # type: ignore[type-arg]
    """Atom, of the same filters as the agenda; the newest announcement first."""

    feed_type = Atom1Feed
    title = _("Kansrijk: agenda")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> tuple[Asked, Wordbook]:
        book = Wordbook.read()
        return read(request.GET, book, Kind.MEETING), book

    def link(self, obj: tuple[Asked, Wordbook]) -> str:
        return reverse("agenda")

    def items(self, obj: tuple[Asked, Wordbook]) -> Any:
        asked, book = obj
        found = rows(Kind.MEETING).filter(filters(Kind.MEETING, asked.chosen, book))
        return found.order_by("-first_published_at", "-pk")[:MOST]

    def item_title(self, item: Any) -> str:
        return f"{item.title}, {when(item)}"

    def item_description(self, item: Any) -> str:
        return str(item.summary)

    def item_link(self, item: Any) -> str:
        return item.get_url() or ""

    def item_pubdate(self, item: EventPage) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: EventPage) -> datetime | None:
        return item.last_published_at
