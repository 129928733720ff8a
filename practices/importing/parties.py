"""The page of a coalition, organisation or school, drawn from the practices below it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from coalitions.models import CoalitionKind, CoalitionPage
from practices.coded import codes_of
from practices.importing.planning import Coded, Draft
from practices.models import PracticePage, PracticeSource
from vocabularies.models import Area, Term

PARTY = "coalitie:"
PHASE_YEAR = "2022-2023"  # the school year for which the sources name a phase
LONGEST_KEY = 250
KINDS = {"coalitie": CoalitionKind.COALITION, "school": CoalitionKind.SCHOOL}


@dataclass(frozen=True)
class Facts:
    """What is known of a party: kinds, slugs of areas, activities and phases, who leads, addresses of sources."""

    kinds: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    def __or__(self, other: "Facts") -> "Facts":
        return Facts(
            self.kinds | other.kinds,
            self.areas | other.areas,
            self.activities | other.activities,
            self.phases | other.phases,
            self.leads | other.leads,
            self.sources | other.sources,
        )


def facts_in_records(practices: Sequence[Coded]) -> Facts:
    return Facts(
        kinds=frozenset(_kind(coded.record.kind) for coded in practices),
        areas=frozenset(area for coded in practices for area in coded.place.areas),
        activities=frozenset(slug for coded in practices for slug in coded.slugs("activiteit")),
        phases=frozenset(slug for coded in practices for slug in coded.slugs("fase")),
        leads=frozenset(each.name for coded in practices for each in coded.partners if each.role == "penvoerder"),
        sources=frozenset(url for coded in practices for url in coded.record.sources),
    )


def facts_of_earlier_files(party: CoalitionPage, earlier: Iterable[PracticePage]) -> Facts:
    """What practices from other files told about this party; nothing when none of them is below it."""
    practices = [page.pk for page in earlier if page.is_child_of(party)]
    if not practices:
        return Facts()
    codes = codes_of(practices)
    sources = PracticeSource.objects.filter(practice_id__in=practices)
    return Facts(
        kinds=frozenset([party.kind]),
        areas=_slugs(Area, (pk for found in codes.values() for pk in found["areas"])),
        activities=_slugs(Term, (pk for found in codes.values() for pk in found["activities"])),
        phases=frozenset(party.phases.values_list("phase__slug", flat=True)),
        leads=frozenset(filter(None, [party.lead_party])),
        sources=frozenset(sources.values_list("url", flat=True)),
    )


def _slugs(model: Any, pks: Iterable[int]) -> frozenset[str]:
    return frozenset(model.objects.filter(pk__in=list(pks)).values_list("slug", flat=True))


def _kind(soort: str) -> str:
    return KINDS.get(soort.casefold(), CoalitionKind.ORGANISATION).value


def party_key(region: str, party: str) -> str:
    """Region and organisation; what does not fit in the column ends in a digest of the whole."""
    key = f"{PARTY}{region}/{party}"
    if len(key) <= LONGEST_KEY:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"{key[: LONGEST_KEY - len(digest)]}{digest}"


def party_draft(key: str, party: str, facts: Facts) -> Draft:
    """Of several kinds the most specific counts; of leads and phases only one on which all agree."""
    contents = {
        "title": party,
        "kind": next(kind.value for kind in (*KINDS.values(), CoalitionKind.ORGANISATION) if kind.value in facts.kinds),
        "compiled": True,
        "areas": sorted(facts.areas),
        "activities": sorted(facts.activities),
        "lead_party": _only(facts.leads),
        "phases": [{"school_year": PHASE_YEAR, "phase": phase} for phase in [_only(facts.phases)] if phase],
        "sources": [{"url": url} for url in sorted(facts.sources)],
    }
    return Draft(key, party, contents)


def _only(values: frozenset[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def hand_made_party(region: Any, draft: Draft) -> Any:
    """A page in this region, of the same name, that is not of the importer's making."""
    return CoalitionPage.objects.child_of(region).filter(title__iexact=draft.contents["title"]).first()
