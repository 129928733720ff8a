"""What a row of the table will do: decided before anything is done, and again when it is done."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from coalitions.importing.table import Row
from coalitions.models import CoalitionKind, CoalitionPage, RegionPage
from vocabularies.models import Area, AreaKind, Term, Vocabulary

KNOWN = ("regio", "coalitie", "soort", "gemeenten", "penvoerder", "contact")
PHASE = re.compile(r"^fase (20\d\d-20\d\d)$")
FORMULA = ("=", "+", "-", "@")
BETWEEN = re.compile(r"[;,/|]")


@dataclass
class Plan:
    """One row. With faults nothing is done; `page` is the coalition when it is there already."""

    number: int
    name: str
    faults: list[str] = field(default_factory=list)
    region: RegionPage | None = None
    page: CoalitionPage | None = None
    kind: str = CoalitionKind.COALITION
    areas: list[Area] = field(default_factory=list)
    lead_party: str = ""
    contact: str = ""
    phases: dict[str, Term] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return not self.faults and self.page is None


@dataclass(frozen=True)
class Field:
    """What the site knows, read once for a table."""

    regions: Mapping[str, RegionPage]
    coalitions: Mapping[tuple[int, str], CoalitionPage]
    areas: Mapping[str, Area]
    phases: Mapping[str, Term]

    @classmethod
    def read(cls) -> "Field":
        regions = {region.title.casefold(): region for region in RegionPage.objects.all()}
        by_path = {region.path: region.pk for region in regions.values()}
        coalitions = {
            (by_path.get(page.path[: -page.steplen], 0), page.title.casefold()): page
            for page in CoalitionPage.objects.all()
        }
        places = Area.objects.exclude(kind=AreaKind.PROVINCE)
        phases = Term.objects.filter(vocabulary=Vocabulary.PHASE).offered()
        return cls(
            regions,
            coalitions,
            {area.name.casefold(): area for area in places},
            {**{term.slug: term for term in phases}, **{term.name.casefold(): term for term in phases}},
        )


def plans(rows: Iterable[Row], may_change: Any) -> list[Plan]:
    """`may_change`: whether whoever imports has rights in a region."""
    known, made, seen = Field.read(), [], set[tuple[str, str]]()
    for number, row in enumerate(rows, start=2):
        plan = _plan(number, row, known)
        key = (row.get("regio", "").casefold(), plan.name.casefold())
        if key in seen:
            plan.faults.append(_("This coalition stands in the table twice."))
        seen.add(key)
        if plan.region and not may_change(plan.region):
            plan.faults.append(_("The region %(region)s is not yours.") % {"region": plan.region})
        made.append(plan)
    return made


def unknown_columns(rows: Iterable[Row]) -> list[str]:
    """Names in the first line that mean nothing here."""
    names = {name for row in rows for name in row if name}
    return sorted(name for name in names if name not in KNOWN and not PHASE.match(name))


def _plan(number: int, row: Row, known: Field) -> Plan:
    plan = Plan(number, row.get("coalitie", ""), lead_party=row.get("penvoerder", "")[:200])
    _formulas(row, plan)
    _place(row, known, plan)
    _areas(row.get("gemeenten", ""), known, plan)
    _contact(row.get("contact", ""), plan)
    _kind(row.get("soort", ""), plan)
    for name, value in row.items():
        if (year := PHASE.match(name)) and value:
            _phase(year[1], value, known, plan)
    return plan


def _formulas(row: Row, plan: Plan) -> None:
    for name, value in row.items():
        if value.startswith(FORMULA):
            plan.faults.append(
                _("%(column)s begins with “%(sign)s”, as a formula does.") % {"column": name, "sign": value[0]}
            )


def _place(row: Row, known: Field, plan: Plan) -> None:
    if not plan.name:
        plan.faults.append(_("There is no name of a coalition."))
    if len(plan.name) > 200:
        plan.faults.append(_("The name is longer than 200 letters."))
    plan.region = known.regions.get(row.get("regio", "").casefold())
    if plan.region is None:
        plan.faults.append(_("There is no region “%(name)s”.") % {"name": row.get("regio", "")})
    else:
        plan.page = known.coalitions.get((plan.region.pk, plan.name.casefold()))


def _areas(value: str, known: Field, plan: Plan) -> None:
    for name in filter(None, (part.strip() for part in BETWEEN.split(value))):
        area = known.areas.get(name.casefold())
        if area is None:
            plan.faults.append(_("There is no municipality or island “%(name)s”.") % {"name": name})
        elif area not in plan.areas:
            plan.areas.append(area)


def _contact(value: str, plan: Plan) -> None:
    if not value:
        return
    try:
        validate_email(value)
    except ValidationError:
        plan.faults.append(_("“%(value)s” is not an e-mail address.") % {"value": value})
    plan.contact = value


def _kind(value: str, plan: Plan) -> None:
    if not value:
        return
    if value.casefold() not in CoalitionKind.values:
        plan.faults.append(_("The kind is one of: %(kinds)s.") % {"kinds": ", ".join(CoalitionKind.values)})
    plan.kind = value.casefold()


def _phase(year: str, value: str, known: Field, plan: Plan) -> None:
    phase = known.phases.get(value.casefold())
    if phase is None:
        plan.faults.append(_("“%(value)s” is not a phase.") % {"value": value})
    elif int(year[5:]) != int(year[:4]) + 1:
        plan.faults.append(_("“%(year)s” is not a school year.") % {"year": year})
    else:
        plan.phases[year] = phase
