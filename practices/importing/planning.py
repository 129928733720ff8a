"""What each page will say. Pure values: by field the text, number, slugs or rows, as the writer puts them."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from practices.importing.areas import Place
from practices.importing.fields import unique
from practices.importing.records import Codes, Figures, Partner, Record

PRACTICE = "praktijk:"
LONGEST_SUMMARY = 400
MOST_SAID = 3

Contents = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """A page as the importer would write it; `key` is how it is known from one run to the next."""

    key: str
    slug: str
    contents: Contents

    @cached_property
    def fingerprint(self) -> str:
        text = json.dumps(self.contents, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Coded:
    """A record with its terms, partners, domains and place."""

    record: Record
    codes: Codes
    partners: tuple[Partner, ...]
    domains: tuple[str, ...]
    domains_unknown: tuple[str, ...]
    place: Place

    def slugs(self, vocabulary: str) -> list[str]:
        return sorted(self.codes.get(vocabulary, ()))

    def words(self, vocabulary: str, said: Iterable[str] = ()) -> str:
        """The source's own words, one on each line: what it says there, else what justifies the codes."""
        return "\n".join(unique(said) or unique(self.codes.get(vocabulary, {}).values()))

    @property
    def party(self) -> str:
        """Whose page this practice stands under."""
        return self.record.organisation or self.record.name


def practice_draft(coded: Coded) -> Draft:
    record = coded.record
    return Draft(
        key=f"{PRACTICE}{record.id}",
        slug=record.id,
        contents={
            "title": record.name,
            "summary": record.summary or _short_summary(record),
            "external_id": record.id,
            "compiled": True,
            "domains": sorted(coded.domains),
            **_what_and_whom(coded),
            **_when_and_where(coded),
            "partners": [{"name": each.name, "kind": each.kind, "role": each.role} for each in coded.partners],
            "editions": _editions(coded),
            "story": _story(record),
            "pitfalls": _pitfalls(record.lessons),
            "sources": [{"url": url} for url in record.sources],
        },
    )


def _what_and_whom(coded: Coded) -> Row:
    record = coded.record
    low, high = record.figures.ages
    return {
        "activities": coded.slugs("activiteit"),
        "activities_words": coded.words("activiteit", record.activities),
        "sectors": coded.slugs("sector"),
        "groups": coded.slugs("groep"),
        "groups_words": coded.words("groep"),
        "age_from": _whole(low),
        "age_to": _whole(high),
        "target_groups": coded.slugs("doelgroep"),
        "target_words": coded.words("doelgroep", [record.target]),
        "guides": coded.slugs("begeleiding"),
        "guides_words": coded.words("begeleiding"),
        "coherence": coded.slugs("samenhang"),
        "coherence_words": coded.words("samenhang"),
    }


def _when_and_where(coded: Coded) -> Row:
    return {
        "moments": coded.slugs("tijdstip"),
        "moments_words": coded.words("tijdstip", coded.record.moments),
        "participation": coded.slugs("deelname"),
        "participation_words": coded.words("deelname"),
        "places": coded.slugs("plaats"),
        "places_words": coded.words("plaats", coded.record.places),
        "areas": list(coded.place.areas),
        "areas_words": coded.place.words,
    }


def _editions(coded: Coded) -> list[Row]:
    """The one edition that a record tells of; none when it tells nothing of size, year or money."""
    edition = {
        **_numbers(coded.record.figures),
        "year_words": coded.record.year_words,
        "size_words": "\n".join(coded.record.size),
        "funding": coded.slugs("financiering"),
        "funding_words": coded.words("financiering", coded.record.funding),
    }
    known = any(value not in (None, "", []) for value in edition.values())
    return [edition] if known else []


def _numbers(figures: Figures) -> Row:
    low, high = figures.hours
    return {
        "year": _whole(figures.year),
        "hours_per_week": low if low is not None else high,
        "hours_per_week_up_to": high if low is not None else None,
        "weeks_per_year": _whole(figures.weeks),
        "pupils": _whole(figures.pupils),
        "schools": _whole(figures.schools),
        "cost_per_pupil": figures.cost,
        "cost_words": figures.cost_words,
    }


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _story(record: Record) -> list[tuple[str, Row]]:
    told = [each for each in record.evidence if each.knowledge is None]
    return [("meting", {"soort": each.kind, "uitkomst": each.outcome, "bron": each.source}) for each in told]


def _pitfalls(lessons: Sequence[str]) -> str:
    items = format_html_join("", "<li>{}</li>", ((lesson,) for lesson in lessons))
    return str(format_html("<ul>{}</ul>", items)) if lessons else ""


def _short_summary(record: Record) -> str:
    """A sentence from the record's own words; content of a Dutch page, so no message to translate."""
    said = _listed(record.activities[:MOST_SAID]) or record.target or record.name
    return Truncator(f"{said[0].upper()}{said[1:]}.").chars(LONGEST_SUMMARY)


def _listed(words: Sequence[str]) -> str:
    *first, last = words or ("",)
    return f"{', '.join(first)} en {last}" if first else last
