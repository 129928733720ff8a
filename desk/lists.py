"""Lists that show their first rows, and a link to all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Window
from wagtail.models import Page

MOST_AT_ALL = 500
"""Rows of a list shown in full: more is no list to read, and the search or the explorer has them."""


@dataclass(frozen=True)
class Listing:
    """`rows` of `total`; `more_url` leads to the desk with this list in full, empty when it is."""

    name: str
    rows: list[Any]
    total: int
    more_url: str


def listing(rows: Any, name: str, whole: frozenset[str], most: int) -> Listing:
    """Cut a list, or a question to the database, to what is shown."""
    most = MOST_AT_ALL if name in whole else most
    if isinstance(rows, list):
        shown, counted = rows[:most], len(rows)
    else:  # counted on the way, since the desk asks much already
        shown = list(rows.annotate(of_all=Window(Count("pk")))[:most])
        counted = shown[0].of_all if shown else 0
    more = "" if len(shown) == counted or name in whole else f"?toon={name}#{name}"
    return Listing(name, shown, counted, more)


def below(paths: Iterable[str]) -> Q:
    """Pages that stand below these, as a condition."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__startswith=path, depth__gt=len(path) // Page.steplen)
    return condition
