"""What the index and the facets know of a page, read for many pages at once: columns and not objects."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from coalitions.models import CoalitionPage, CoalitionParty, CoalitionPhase
from events.models import EventPage
from evidence.models import EvidenceDomain, EvidencePage
from foundation.models import BasePage
from practices.coded import Codes, codes_of, funding_of, newest_editions
from practices.freshness import last_held
from practices.models import Edition, PracticeKeyword, PracticePage, PracticePartner
from search.evidence_facts import measured, recognised, without_difference
from search.meeting_facts import meetings
from search.page_facts import Facts, plain
from search.port import Kind

PRACTICE_WORDS = tuple(f.name for f in PracticePage._meta.get_fields() if f.name.endswith("_words"))
PAGE_TYPES: Mapping[Kind, type[BasePage]] = {
    Kind.PRACTICE: PracticePage,
    Kind.COALITION: CoalitionPage,
    Kind.KNOWLEDGE: EvidencePage,
    Kind.MEETING: EventPage,
}


def facts_of(kind: Kind, page_ids: Iterable[int]) -> list[Facts]:
    """The facts of those of these pages that are findable."""
    ids = list(page_ids)
    read = {Kind.PRACTICE: _practices, Kind.COALITION: _coalitions, Kind.KNOWLEDGE: _sources, Kind.MEETING: meetings}
    return read[kind](ids)


def _practices(ids: list[int]) -> list[Facts]:
    columns = ("pk", "path", "title", "summary", "pitfalls", "story", "compiled", "held", *PRACTICE_WORDS)
    rows = list(PracticePage.objects.findable().filter(pk__in=ids).annotate(held=last_held()).values(*columns))
    codes, editions = codes_of(ids), newest_editions(ids)
    funding = funding_of(editions.values())
    partners, keywords = _partners(ids), _keywords(ids)
    parents = _parents({row["path"][: -PracticePage.steplen] for row in rows})
    recognition, measurements, no_better = recognised(ids), measured(ids), without_difference(ids)
    for row in rows:
        row |= {"recognised": recognition[row["pk"]], "no_better": row["pk"] in no_better}
    return [
        _practice(
            row,
            {**codes[row["pk"]], "funding": funding[row["pk"]], "measurements": measurements[row["pk"]]},
            editions.get(row["pk"]),
            partners[row["pk"]],
            keywords[row["pk"]],
            parents,
        )
        for row in rows
    ]


def _practice(
    row: dict[str, Any],
    codes: Codes,
    edition: Edition | None,
    partners: list[tuple[str, int | None]],
    keywords: list[str],
    parents: Mapping[str, "_Parent"],
) -> Facts:
    parent = parents[row["path"][: -PracticePage.steplen]]
    terms = {**codes, "partners": [kind for _, kind in partners if kind]}
    return Facts(
        kind=Kind.PRACTICE,
        page_id=row["pk"],
        title=row["title"],
        summary=row["summary"],
        prose=_prose(row, edition),
        names=(*keywords, *(name for name, _ in partners), *parent.names),
        terms=terms,
        year=edition.year if edition else None,
        hours=(edition.hours_per_week, edition.hours_per_week_up_to) if edition else (None, None),
        cost=edition.cost_per_pupil if edition else None,
        pitfalls=bool(plain(row["pitfalls"]).strip()),
        phases=parent.phases,
        held=None if row["compiled"] else row["held"],
        recognised=row["recognised"],
        no_better=row["no_better"],
    )


def _prose(row: dict[str, Any], edition: Edition | None) -> str:
    story = " ".join(text for block in row["story"].raw_data for text in _texts(block["value"]))
    size = f"{edition.size_words} {edition.cost_words} {edition.funding_words}" if edition else ""
    return plain(" ".join([*(row[name] for name in PRACTICE_WORDS), story, row["pitfalls"], size]))


def _texts(value: str | dict[str, Any]) -> Iterable[str]:
    """Of a block with parts the words, and not the number of the picture in it."""
    return [value] if isinstance(value, str) else [part for part in value.values() if isinstance(part, str)]


def _partners(ids: list[int]) -> Mapping[int, list[tuple[str, int | None]]]:
    found: defaultdict[int, list[tuple[str, int | None]]] = defaultdict(list)
    rows = PracticePartner.objects.filter(practice_id__in=ids).values_list("practice_id", "name", "kind_id")
    for practice, name, kind in rows:
        found[practice].append((name, kind))
    return found


def _keywords(ids: list[int]) -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = PracticeKeyword.objects.filter(content_object_id__in=ids).order_by("tag__name")
    for practice, name in rows.values_list("content_object_id", "tag__name"):
        found[practice].append(name)
    return found


@dataclass(frozen=True, slots=True)
class _Parent:
    """The coalition above a practice: its name and its region's, and its newest phase."""

    names: tuple[str, ...]
    phases: tuple[int, ...]


def _parents(paths: set[str]) -> Mapping[str, _Parent]:
    above = {path[: -Page.steplen] for path in paths}
    pages = {
        path: (pk, title)
        for path, pk, title in Page.objects.filter(path__in=paths | above).values_list("path", "pk", "title")
    }
    phases = newest_phases([pages[path][0] for path in paths])
    return {
        path: _Parent(
            (pages[path][1], pages[path[: -Page.steplen]][1]),
            tuple(phases.get(pages[path][0], ())),
        )
        for path in paths
    }


def newest_phases(coalitions: Iterable[int]) -> Mapping[int, list[int]]:
    """Per coalition the phase of the newest school year known."""
    rows = CoalitionPhase.objects.filter(coalition_id__in=list(coalitions), phase__isnull=False).order_by("school_year")
    return {coalition: [phase] for coalition, phase in rows.values_list("coalition_id", "phase_id")}


def _coalitions(ids: list[int]) -> list[Facts]:
    columns = (
        "pk",
        "path",
        "title",
        "summary",
        "lead_party",
        "activities_words",
        "participants_words",
        "development_plan",
    )
    rows = list(CoalitionPage.objects.findable().filter(pk__in=ids).values(*columns))
    regions = dict(
        Page.objects.filter(path__in={row["path"][: -Page.steplen] for row in rows}).values_list("path", "title")
    )
    terms, phases, parties = _coalition_terms(ids), newest_phases(ids), _parties(ids)
    return [
        Facts(
            kind=Kind.COALITION,
            page_id=row["pk"],
            title=row["title"],
            summary=row["summary"],
            prose=plain(" ".join(row[name] for name in columns[5:])),
            names=(regions[row["path"][: -Page.steplen]], row["lead_party"], *(name for name, _ in parties[row["pk"]])),
            terms={**terms[row["pk"]], "partners": [kind for _, kind in parties[row["pk"]] if kind]},
            phases=tuple(phases.get(row["pk"], ())),
        )
        for row in rows
    ]


def _coalition_terms(ids: list[int]) -> Mapping[int, dict[str, list[int]]]:
    found: defaultdict[int, dict[str, list[int]]] = defaultdict(lambda: {"activities": [], "areas": []})
    activities = CoalitionPage.activities.through.objects.filter(coalitionpage_id__in=ids)
    for coalition, value in activities.values_list("coalitionpage_id", "term_id"):
        found[coalition]["activities"].append(value)
    areas = CoalitionPage.areas.through.objects.filter(coalitionpage_id__in=ids)
    for coalition, value in areas.values_list("coalitionpage_id", "area_id"):
        found[coalition]["areas"].append(value)
    return found


def _parties(ids: list[int]) -> Mapping[int, list[tuple[str, int | None]]]:
    found: defaultdict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for coalition, name, kind in CoalitionParty.objects.filter(coalition_id__in=ids).values_list(
        "coalition_id", "name", "kind_id"
    ):
        found[coalition].append((name, kind))
    return found


def _sources(ids: list[int]) -> list[Facts]:
    columns = ("pk", "title", "summary", "says", "says_not", "authors", "institute_words", "year", "kind", "institute")
    rows = EvidencePage.objects.findable().filter(pk__in=ids).values(*columns)
    activities = EvidencePage.activities.through.objects.filter(evidencepage_id__in=ids)
    domains = EvidenceDomain.objects.filter(content_object_id__in=ids)
    terms = {
        "activities": _by_page(activities.values_list("evidencepage_id", "term_id")),
        "domains": _by_page(domains.values_list("content_object_id", "tag_id")),
    }
    return [
        Facts(
            kind=Kind.KNOWLEDGE,
            page_id=row["pk"],
            title=row["title"],
            summary=row["summary"],
            prose=f"{row['says']} \n{row['says_not']}",
            names=(row["authors"], row["institute_words"]),
            terms={
                **{name: found[row["pk"]] for name, found in terms.items()},
                **{name: [row[name]] if row[name] else [] for name in ("kind", "institute")},
            },
            year=row["year"],
        )
        for row in rows
    ]


def _by_page(pairs: Iterable[tuple[int, int]]) -> Mapping[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for page, value in pairs:
        found[page].append(value)
    return found
