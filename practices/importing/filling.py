"""Puts planned values into a page: slugs become terms, areas and domains, rows become child rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from vocabularies.models import Area, Domain, Term


@dataclass(frozen=True)
class Words:
    """All terms, areas and domains of now, by slug."""

    terms: Mapping[tuple[str, str], Term]
    areas: Mapping[str, Area]
    domains: Mapping[str, Domain]

    @classmethod
    def read(cls) -> "Words":
        return cls(
            {(term.vocabulary, term.slug): term for term in Term.objects.all()},
            {area.slug: area for area in Area.objects.all()},
            {domain.slug: domain for domain in Domain.objects.all()},
        )

    def of_field(self, field: Any, slug: str) -> models.Model:
        """The row that a slug means in this field."""
        if field.related_model is Area:
            return self.areas[slug]
        if field.related_model is Domain:
            return self.domains[slug]
        return self.terms[field.remote_field.limit_choices_to["vocabulary"], slug]


def fill(thing: Any, values: Mapping[str, Any], words: Words) -> None:
    """Put these values into an unsaved or saved page or row; nothing is stored yet."""
    for name, value in values.items():
        _put(thing, thing._meta.get_field(name), value, words)


def _put(thing: Any, field: Any, value: Any, words: Words) -> None:
    if field.one_to_many:
        getattr(thing, field.name).set(_rows(thing, field, value, words))
    elif field.many_to_many:
        getattr(thing, field.name).set([words.of_field(field, slug) for slug in value])
    elif field.is_relation:
        setattr(thing, field.name, words.of_field(field, value) if value else None)
    else:
        setattr(thing, field.name, value)


def _rows(thing: Any, field: Any, values: Iterable[Mapping[str, Any]], words: Words) -> list[Any]:
    """The child rows, in place of those that were there: the first keeps the id of the first, and so on."""
    # The ids of an unsaved page's rows cannot be asked for.
    held = [row.pk for row in getattr(thing, field.name).all()] if thing.pk else []
    rows = []
    for order, row_values in enumerate(values):
        row = field.related_model(sort_order=order, pk=held[order] if order < len(held) else None)
        fill(row, row_values, words)
        rows.append(row)
    return rows
