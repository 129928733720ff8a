"""Wagtail's own search on the site's practices, as a site would have it that had no search of its own.

What it indexes is said here and at run time: the product's pages have no such fields, since nothing would read them.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from wagtail.search import index
from wagtail.search.backends.database import SearchBackend as DatabaseBackend
from wagtail.search.backends.elasticsearch8 import SearchBackend as ElasticsearchBackend

from practices.coded import TERM_FIELDS
from practices.models import PracticePage
from search.facets import FACETS, TermFacet
from search.facts import PRACTICE_WORDS

PAGE = 20
FACET_FIELDS: Mapping[str, str] = {
    **{facet.name: facet.field for facet in FACETS if isinstance(facet, TermFacet) and facet.field in TERM_FIELDS},
    "gebied": "areas",
    "ontwikkelgebied": "domains",
}
"""By facet the field that holds it. Of the other six `.facet()` can count none: they lie on another table, or are
bands of a number.
"""
LANGUAGE = "dutch"  # PostgreSQL's analysis
NAME = index.SearchField("name")
EDITION_WORDS = ("size_words", "cost_words", "funding_words")
NOTHING_MISSING: Mapping[str, Any] = {
    "settings": {
        "analysis": {
            "analyzer": {name: {"filter": ["lowercase"]} for name in ("ngram_analyzer", "edgengram_analyzer")},
            "tokenizer": {name: {"type": "standard"} for name in ("ngram_tokenizer", "edgengram_tokenizer")},
            "filter": {name: {"type": "stop"} for name in ("ngram", "edgengram")},
        },
        "index": {"requests": {"cache": {"enable": False}}, "refresh_interval": "-1"},
    }
}
"""The server of the tests lacks what cuts words for completion while typing. Nothing that is measured asks for those
pieces; not making them spares Wagtail work.
"""


class Answer(NamedTuple):
    """The pages of the first page of results, how many there are in all, and by facet the counts of its values (by
    their ids; None for pages without).
    """

    pages: list[PracticePage]
    total: int
    counts: Mapping[str, Mapping[int | None, int]]


def give_fields() -> None:
    """From now on in this process Wagtail indexes a practice with all that ours does, but for the names of the
    coalition and the region.
    """
    words = ("summary", *PRACTICE_WORDS, "story", "pitfalls")
    PracticePage.search_fields = [
        *PracticePage.search_fields,
        *(index.SearchField(name) for name in words),
        *(index.RelatedFields(field, [NAME, index.FilterField("slug")]) for field in FACET_FIELDS.values()),
        *(index.FilterField(field) for field in FACET_FIELDS.values()),
        index.RelatedFields("keywords", [NAME]),
        index.RelatedFields("partners", [NAME, index.RelatedFields("kind", [NAME])]),
        index.RelatedFields(
            "editions", [*map(index.SearchField, EDITION_WORDS), index.RelatedFields("funding", [NAME])]
        ),
    ]
    settings.WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"] = LANGUAGE


def on_database() -> DatabaseBackend:
    return DatabaseBackend({"SEARCH_CONFIG": LANGUAGE})


def on_elasticsearch(url: str, prefix: str) -> ElasticsearchBackend:
    return ElasticsearchBackend(
        {"URLS": [url], "INDEX_PREFIX": f"{prefix}-", "INDEX_SETTINGS": NOTHING_MISSING, "TIMEOUT": 60}
    )


def pages(chosen: Mapping[str, frozenset[str]]) -> "QuerySet[PracticePage]":
    """Practices with one of the chosen values of every facet, said in the one way that Wagtail's search takes."""
    found: QuerySet[PracticePage] = PracticePage.objects.live()
    for facet, slugs in chosen.items():
        found = found.filter(**{f"{FACET_FIELDS[facet]}__slug__in": sorted(slugs)})
    return found


def answer(backend: Any, text: str, chosen: Mapping[str, frozenset[str]]) -> Answer:
    """All that the first page of results shows: every facet is counted without its own choice."""

    def found(but: str = "") -> Any:
        others = {facet: slugs for facet, slugs in chosen.items() if facet != but}
        return backend.search(text, pages(others), operator="and")

    counts = {facet: found(but=facet).facet(field) for facet, field in FACET_FIELDS.items()}
    return Answer(list(found()[:PAGE]), found().count(), counts)
