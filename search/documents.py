"""The one definition of a document, shared by every engine."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date

from search.dates import DateFacet
from search.dutch import analyse, fold
from search.facets import facets_of
from search.facts import facts_of
from search.page_facts import Facts
from search.port import KNOWN, Document, Kind
from vocabularies.wordbook import Wordbook

# Raised when the analyser, or what goes into a document, changes: every stamp then differs and the audit mends it.
VERSION = 2


def documents_of(kind: Kind, page_ids: Iterable[int], book: Wordbook) -> list[Document]:
    """The documents of those of these pages that are findable now."""
    return [document(facts, book) for facts in facts_of(kind, page_ids)]


def document(facts: Facts, book: Wordbook) -> Document:
    """What the engines know of a page."""
    facets = {facet.name: tuple(sorted(facet.values(facts, book))) for facet in facets_of(facts.kind)}
    dates = _dates(facts, book)
    known = {KNOWN: tuple(name for name, values in facets.items() if values or name in dates)}
    title = fold(facts.title)
    body = " \n".join((facts.prose, *facts.names, *_said_by_codes(facets, facts.kind, book)))
    return Document(
        kind=facts.kind,
        page_id=facts.page_id,
        title_text=analyse(facts.title),
        summary_text=analyse(facts.summary),
        body_text=analyse(body),
        exact_title=title,
        facets=facets | known,
        newest=_newest(facts, facets, title),
        alphabet=f"{title} {facts.page_id:09d}",
        freshness=_freshness(facts, facets),
        stamp=_stamp(facts, facets, dates, title, body),
        dates=dates,
    )


def _newest(facts: Facts, facets: dict[str, tuple[str, ...]], title: str) -> str:
    """Of meetings the soonest first."""
    if facts.meeting:
        return f"{facts.meeting.starts_at.astimezone(UTC):%Y-%m-%d %H:%M} {facts.page_id:09d}"
    return f"{9999 - (facts.year or 0):04d} {100 - _completeness(facets):03d} {title} {facts.page_id:09d}"


def _dates(facts: Facts, book: Wordbook) -> dict[str, Mapping[int, date]]:
    by_date = [facet for facet in facets_of(facts.kind) if isinstance(facet, DateFacet)]
    return {facet.name: found for facet in by_date if (found := facet.days(facts, book))}


def _said_by_codes(facets: dict[str, tuple[str, ...]], kind: Kind, book: Wordbook) -> list[str]:
    """The names of the terms, domains and areas: a page coded "theater" is found by that word."""
    by_words = [facet for facet in facets_of(kind) if facet.name not in NOT_IN_WORDS]
    return [word.name for facet in by_words for word in facet.words(book) if word.slug in facets[facet.name]]


# Bands and yes-or-no are for choosing, not for searching: "nee" would find half of the pages.
NOT_IN_WORDS = frozenset(
    {"uren", "kosten", "valkuilen", "bevestigd", "onderbouwing", "meting", "jaar", "online", "wanneer", "maand"}
)


def _completeness(facets: dict[str, tuple[str, ...]]) -> int:
    """How many in a hundred of the facets are known."""
    return 100 * sum(bool(values) for values in facets.values()) // len(facets)


def _freshness(facts: Facts, facets: dict[str, tuple[str, ...]]) -> float:
    """0 to 1. Measured against the year 2000, not against today: nothing in a document may depend on the date."""
    years = min(max((facts.year or 2000) - 2000, 0), 100) / 100
    return round((years + _completeness(facets) / 100) / 2, 4)


def _stamp(
    facts: Facts, facets: dict[str, tuple[str, ...]], dates: dict[str, Mapping[int, date]], title: str, body: str
) -> str:
    days = {name: sorted((lane, str(day)) for lane, day in found.items()) for name, found in dates.items()}
    of_a_meeting = [str(facts.meeting)] if facts.meeting else []
    known = [VERSION, title, facts.title, facts.summary, body, facets, facts.year, days, *of_a_meeting]
    whole = json.dumps(known, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
