"""Counts as both engines ask for them and answer: aggregations of the same shape."""

from collections.abc import Mapping
from typing import Any

from search.port import Kind, Query


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
    return {facet: buckets(group[facet]) for group in groups for facet in query.facets if facet in group}


def of_kinds(answer: Mapping[str, Any]) -> dict[Kind, int]:
    """How many documents of each kind, from the group `kinds`."""
    return {Kind(kind): count for kind, count in buckets(answer["kinds"]["kind"]).items()}
