"""The port's documents as Elasticsearch keeps them: a strict mapping of ready tokens, for a stock server."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from elasticsearch.dsl import Float, Integer, Keyword, Long, Mapping, Text

from search.dutch import Layer
from search.engines.counts import day
from search.engines.worth import CLASSES, date_field, facet_field, text_field
from search.port import DEEPEST, Document

FORMAT: Final = 1
"""Raised when documents are laid out otherwise without another field: an index of another format must be rebuilt."""
SETTINGS: Final = {
    "index.number_of_shards": 1,  # one set of word frequencies: every score is comparable; 100,000 pages are 50 MB
    "index.auto_expand_replicas": "0-1",
    "index.max_result_window": DEEPEST,
    "index.refresh_interval": "1s",
}
WHILE_FILLING: Final = {"index.refresh_interval": "-1", "index.auto_expand_replicas": "false"}
"""Nobody reads it yet: visible and doubled when it is full."""
LONGEST_KEYWORD: Final = 8_000
"""Characters; Lucene takes 32,766 bytes."""


@dataclass(frozen=True)
class Layout:
    """The fields of an index. `hash` is part of its name: another version of the site looks for another index."""

    facets: tuple[str, ...]
    dates: tuple[str, ...]
    mapping: Mapping
    hash: str

    @classmethod
    def of(cls, facets: Iterable[str], dates: Iterable[str] = ()) -> "Layout":
        names, by_date = tuple(facets), tuple(dates)
        mapping = mapping_of(names, by_date)
        described = json.dumps([FORMAT, mapping.to_dict(), SETTINGS], sort_keys=True)
        return cls(names, by_date, mapping, hashlib.sha256(described.encode()).hexdigest()[:12])

    def source(self, document: Document) -> dict[str, Any]:
        """A document of the port, with the tokens as they are: Elasticsearch only cuts at spaces."""
        texts = {
            text_field(weight_class, layer): " ".join(getattr(getattr(document, f"{weight_class}_text"), layer))
            for weight_class in CLASSES
            for layer in Layer
        }
        facets = {facet_field(facet): list(document.facets.get(facet, ())) for facet in self.facets}
        dates = {
            date_field(name): [day(moment, lane) for lane, moment in document.dates[name].items()]
            for name in self.dates
            if name in document.dates
        }
        return {
            "page_id": document.page_id,
            "kind": document.kind.value,
            "exact_title": document.exact_title,
            "starts": list(document.starts),
            "newest": document.newest,
            "alphabet": document.alphabet,
            "freshness": document.freshness,
            "stamp": document.stamp,
            **texts,
            **facets,
            **dates,
        }


def mapping_of(facets: Iterable[str], dates: Iterable[str] = ()) -> Mapping:
    """Keywords to filter, count and sort by; text in the plainest analyser; nothing else is let in."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", enabled=False)  # nothing is read back but keys and stamps
    mapping.field("page_id", Integer())
    mapping.field("freshness", Float(index=False))
    mapping.field("starts", Keyword(doc_values=False))
    mapping.field("stamp", Keyword(index=False))
    for name in ("kind", "exact_title", "newest", "alphabet", *map(facet_field, facets)):
        mapping.field(name, Keyword(ignore_above=LONGEST_KEYWORD))
    for name in map(date_field, dates):
        mapping.field(name, Long())
    for weight_class in CLASSES:
        for layer in Layer:
            mapping.field(text_field(weight_class, layer), Text(analyzer="whitespace", index_options="positions"))
    return mapping
