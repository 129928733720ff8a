"""What answers when the engine cannot: the same filters in SQL, words in title and summary, no counts."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window

from search.facets import filters, rows
from search.port import Found, Kind, Order, Query
from vocabularies.wordbook import Wordbook

MOST_WORDS = 8


def find(query: Query, book: Wordbook) -> Found:
    """The pages that have every word of the question in title or summary; counts stay empty."""
    found = rows(query.kind).filter(filters(query.kind, query.filters, book) & _says(query))
    start = (query.page - 1) * query.size
    # How many there are comes with them, in one question; beyond the last page it has to be asked.
    counted = _in_order(found, query).annotate(total=Window(Count("*"))).values_list("pk", "total")
    page = list(counted[start : start + query.size])
    return Found(tuple(pk for pk, _ in page), page[0][1] if page else found.count(), {}, {})


def _says(query: Query) -> Q:
    if query.question is None:
        return Q()
    words = query.question.text.split()
    condition = Q() if words else Q(pk__in=[])  # a question without words finds nothing, as in every engine
    for word in words[:MOST_WORDS]:
        condition &= Q(title__icontains=word) | Q(summary__icontains=word)
    return condition


def _in_order(found: "QuerySet[Any]", query: Query) -> "QuerySet[Any]":
    if query.order == Order.TITLE or query.kind == Kind.COALITION:
        return found.order_by("title", "pk")
    if query.kind == Kind.MEETING:
        return found.order_by(*(("-starts_at", "-pk") if query.order == Order.LATEST else ("starts_at", "pk")))
    return found.order_by(F("newest_year").desc(nulls_last=True), "title", "pk")
