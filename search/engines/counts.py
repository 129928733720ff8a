"""Counts as both engines ask for them and answer: aggregations of the same shape."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from search.port import Kind, Query, Span


def counted_together(query: Query) -> list[list[str]]:
    """The facets of a query, those together that are counted under the same filters: each without its own."""
    groups: dict[frozenset[str], list[str]] = {}
    for facet in query.facets:
        groups.setdefault(frozenset(filtering(query, facet)), []).append(facet)
    return list(groups.values())


def filtering(query: Query, without: str | None = None) -> list[str]:
    """The facets that filter, but this one."""
    return [facet for facet, values in query.filters.items() if values and facet != without]


def buckets(aggregation: Mapping[str, Any]) -> dict[str, int]:
    """The values that occur, with their numbers."""
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]}


def of_facets(query: Query, answer: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """The counts of each facet, from whichever of the groups `group0`, `group1`, … counted it."""
    groups = [group for name, group in answer.items() if name.startswith("group")]
    counts = {facet: buckets(group[facet]) for group in groups for facet in query.facets if facet in group}
    return counts | {facet: _of_spans(query, facet, counts[facet]) for facet in query.spans if facet in counts}


def _of_spans(query: Query, facet: str, counts: Mapping[str, int]) -> dict[str, int]:
    """An engine also counts what lies between and beside the spans, and spans that hold nothing."""
    return {slug: counts[slug] for slug in query.spans[facet] if counts.get(slug)}


def spans_in(query: Query, facet: str, values: Iterable[str]) -> list[Span]:
    """The spans that these values stand for."""
    return [query.spans[facet][value] for value in values if value in query.spans[facet]]


LANE = 10_000_000
"""More than days have numbers: that of the last day that Python knows is 3,652,059."""


def day(moment: date, lane: int = 0) -> int:
    """A date as an engine keeps it: those of another lane are other numbers."""
    return lane * LANE + moment.toordinal()


def bounds(span: Span) -> tuple[int, int]:
    """The first day of a span, and the first beyond it."""
    start = day(span.start, span.lane) if span.start else span.lane * LANE
    return start, day(span.end, span.lane) if span.end else (span.lane + 1) * LANE


def ranges(query: Query, facet: str) -> list[dict[str, Any]]:
    """The spans of a facet as the aggregation of ranges has them, from start up to and without end."""
    return [_range(slug, span) for slug, span in query.spans[facet].items()]


def _range(slug: str, span: Span) -> dict[str, Any]:
    start, end = bounds(span)
    return {"key": slug, "from": start, "to": end}


def of_kinds(answer: Mapping[str, Any]) -> dict[Kind, int]:
    """How many documents of each kind, from the group `kinds`."""
    return {Kind(kind): count for kind, count in buckets(answer["kinds"]["kind"]).items()}
