"""What a reader may mean, while typing: a few activities, places, practices and coalitions that begin so."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from search.dutch import fold
from search.engines import engine
from search.facets import BY_NAME
from search.facts import PAGE_TYPES
from search.port import EngineDown, Hit, Kind, Suggested
from vocabularies.wordbook import Wordbook

log = logging.getLogger("search")
MOST = 5
SHORTEST = 2
"""Letters from which a beginning tells enough."""
MOST_WORDS = 8
OF_FACETS: Mapping[str, int] = {"activiteit": 2, "gebied": 1}
"""Facets whose values are suggested, and how many of each."""


@dataclass(frozen=True)
class Suggestion:
    """A row of the list: what it is, its name, and where it leads."""

    kind: str
    name: str
    url: str


def suggestions(text: str, book: Wordbook) -> list[Suggestion]:
    """At most five, only of what is findable; none when the engine is down, since the form works without them."""
    starts = fold(text).split()[:MOST_WORDS]
    if len("".join(starts)) < SHORTEST:
        return []
    try:
        found = engine().suggest(starts, tuple(OF_FACETS), MOST)
    except EngineDown as error:
        log.warning("No suggestions: %s", error)
        return []
    words = [row for facet, most in OF_FACETS.items() for row in islice(_words(facet, starts, found, book), most)]
    return [*words, *_pages(found.hits)][:MOST]


def _words(facet: str, starts: Sequence[str], found: Suggested, book: Wordbook) -> Iterator[Suggestion]:
    """The values of a facet that begin so and that some practice has."""
    labels = {"activiteit": _("Activity"), "gebied": _("Place")}
    for word in BY_NAME[facet].words(book):
        if word.offered and found.counts[facet].get(word.slug) and begins(word.name, starts):
            yield Suggestion(labels[facet], word.name, f"{reverse('search')}?{urlencode({facet: word.slug})}")


def begins(name: str, starts: Iterable[str]) -> bool:
    """Whether each start begins a word of the name."""
    words = fold(name).split()
    return all(any(word.startswith(start) for word in words) for start in starts)


def _pages(hits: Sequence[Hit]) -> Iterator[Suggestion]:
    """Those of these pages that are findable, practices first."""
    labels = {
        Kind.PRACTICE: _("Practice"),
        Kind.COALITION: _("Coalition"),
        Kind.KNOWLEDGE: _("Source"),
        Kind.MEETING: _("Meeting"),
    }
    for kind, model in PAGE_TYPES.items():
        ids = [hit.page_id for hit in hits if hit.kind == kind]
        pages = model.objects.findable().in_bulk(ids) if ids else {}
        yield from (Suggestion(labels[kind], pages[pk].title, pages[pk].get_url() or "") for pk in ids if pk in pages)
