"""The words we start with. Loading adds what is missing and never changes what an editor did."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from vocabularies.models import Area, Domain, Term

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]


@transaction.atomic
def load() -> int:
    """Add the missing domains, terms and areas; returns how many were added."""
    words = json.loads((DATA / "termen.json").read_text())
    areas = json.loads((DATA / "gebieden.json").read_text())["gebieden"]
    terms = [(vocabulary, order, row) for vocabulary, rows in words["termen"].items() for order, row in enumerate(rows)]
    return _domains(words["ontwikkelgebieden"]) + _terms(terms) + _areas(areas)


def _domains(rows: list[Row]) -> int:
    held = set(Domain.objects.values_list("slug", flat=True))
    missing = [(order, row) for order, row in enumerate(rows) if row["slug"] not in held]
    Domain.objects.bulk_create(
        Domain(slug=row["slug"], name=row["naam"], short_name=row["kort"], order=order) for order, row in missing
    )
    return len(missing)


def _terms(rows: list[tuple[str, int, Row]]) -> int:
    """In two rounds, since a term below another needs the other's id."""
    held = {(term.vocabulary, term.slug): term for term in Term.objects.all()}
    missing = [row for row in rows if (row[0], row[2]["slug"]) not in held]
    for below in (False, True):
        terms = [
            Term(
                vocabulary=name,
                slug=row["slug"],
                name=row["naam"],
                explanation=row.get("uitleg", ""),
                order=order,
                parent=held[name, row["onder"]] if below else None,
            )
            for name, order, row in missing
            if ("onder" in row) is below
        ]
        held |= {(term.vocabulary, term.slug): term for term in Term.objects.bulk_create(terms)}
    _in_domains([(held[name, row["slug"]], row.get("ontwikkelgebieden", ())) for name, _, row in missing])
    return len(missing)


def _in_domains(terms: list[tuple[Term, Any]]) -> None:
    ids = dict(Domain.objects.values_list("slug", "pk"))
    through = Term.domains.through
    through.objects.bulk_create(
        through(term_id=term.pk, domain_id=ids[slug]) for term, slugs in terms for slug in slugs if slug in ids
    )


def _areas(rows: list[Row]) -> int:
    held = {area.slug: area for area in Area.objects.all()}
    missing = [(order, row) for order, row in enumerate(rows) if row["slug"] not in held]
    for below in (False, True):
        areas = [_area(order, row, held) for order, row in missing if ("onder" in row) is below]
        held |= {area.slug: area for area in Area.objects.bulk_create(areas)}
    return len(missing)


def _area(order: int, row: Row, held: dict[str, Area]) -> Area:
    return Area(
        slug=row["slug"],
        name=row["naam"],
        kind=row["soort"],
        parent=held[row["onder"]] if "onder" in row else None,
        cbs_code=row.get("cbs_code", ""),
        order=order,
    )
