"""The port's documents as tantivy keeps them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

import tantivy

from search.dutch import Layer, Tokens
from search.engines.counts import day
from search.engines.worth import CLASSES, date_field, facet_field, text_field
from search.port import Document

FORMAT: Final = 2
"""Raised when documents are laid out otherwise without another field: an index of another format must be rebuilt."""
TIE_SIZE: Final = 1e-4
"""What freshness is multiplied by: enough to part two equal scores (a float knows seven digits), too little to
overtake a better one.
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of an index. `hash` names it: an index with another hash was made by another version of the site."""

    facets: tuple[str, ...]
    dates: tuple[str, ...]
    schema: tantivy.Schema
    hash: str

    @classmethod
    def of(cls, facets: Iterable[str], dates: Iterable[str] = ()) -> "Layout":
        names, by_date = tuple(facets), tuple(dates)
        described = json.dumps([FORMAT, CLASSES, list(Layer), names, by_date, version("tantivy")])
        return cls(names, by_date, schema_of(names, by_date), hashlib.sha256(described.encode()).hexdigest()[:12])

    def document(self, document: Document) -> tantivy.Document:
        """A document of the port, with the tokens as they are: tantivy only cuts at spaces."""
        made = tantivy.Document()
        made.add_text("key", document.key)
        made.add_text("starts", " ".join(document.starts))
        made.add_unsigned("page_id", document.page_id)
        made.add_float("freshness", document.freshness * TIE_SIZE)
        for field in ("kind", "exact_title", "newest", "alphabet", "stamp"):
            made.add_text(field, str(getattr(document, field)))
        for weight_class in CLASSES:
            add_tokens(made, weight_class, getattr(document, f"{weight_class}_text"))
        for facet in self.facets:
            for value in document.facets.get(facet, ()):
                made.add_text(facet_field(facet), value)
        for facet in self.dates:
            for lane, moment in document.dates.get(facet, {}).items():
                made.add_unsigned(date_field(facet), day(moment, lane))
        return made


def add_tokens(made: tantivy.Document, weight_class: str, tokens: Tokens) -> None:
    for layer in Layer:
        made.add_text(text_field(weight_class, layer), " ".join(getattr(tokens, layer)))


def schema_of(facets: Iterable[str], dates: Iterable[str] = ()) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    raw = ["kind", "exact_title", "newest", "alphabet", *map(facet_field, facets)]
    # A raw text key, since deleting by a numeric id silently deletes nothing.
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("starts", tokenizer_name="whitespace", index_option="basic")
    builder.add_unsigned_field("page_id", fast=True, indexed=True)
    builder.add_float_field("freshness", fast=True)
    for field in map(date_field, dates):
        builder.add_unsigned_field(field, fast=True, indexed=True)
    for field in raw:
        builder.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    for weight_class in CLASSES:
        for layer in Layer:
            builder.add_text_field(
                text_field(weight_class, layer), tokenizer_name="whitespace", index_option="position"
            )
    return builder.build()
