"""Where a practice happens, as rows of Area, and in which region its page belongs."""

import re
from dataclasses import dataclass, field

from django.utils.text import slugify

from practices.importing.records import Record
from vocabularies.models import Area, AreaKind

NATIONAL = "landelijk"
ISLANDS = "caribisch-nederland"
OTHER_NAMES = {
    "friesland": "fryslan",
    "brabant": "noord-brabant",
    "s-gravenhage": "den-haag",
    "statia": "sint-eustatius",
}
# “diverse gemeenten in Drenthe” and “Almere, Zeewolde” are words about places, not the name of one.
NOT_A_NAME = re.compile(r"[,;:/()0-9]|\ben\b|\bo\.a\.")
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Place:
    """The areas of a record by slug, what stays in the source's words, and the region of its page."""

    areas: tuple[str, ...]
    words: str
    region: str


@dataclass
class Atlas:
    """All areas; a municipality that it does not know becomes one when the record says in which province it lies."""

    areas: dict[str, Area]
    added: list[str] = field(default_factory=list)

    @classmethod
    def read(cls) -> "Atlas":
        return cls({area.slug: area for area in Area.objects.select_related("parent")})

    def of_kind(self, kind: AreaKind) -> list[Area]:
        return [area for area in self.areas.values() if area.kind == kind]

    def place(self, record: Record) -> Place:
        wide = {name: self._find(name, (AreaKind.PROVINCE, AreaKind.ISLAND)) for name in record.provinces}
        given = [area for area in wide.values() if area]
        near = {name: self._municipality(name, given) for name in record.municipalities}
        areas = _nearest([*given, *(area for area in near.values() if area)])
        lost = [name for name, area in (wide | near).items() if area is None]
        return Place(tuple(sorted(area.slug for area in areas)), "\n".join(lost), _region(areas))

    def _municipality(self, name: str, given: list[Area]) -> Area | None:
        known = self._find(name, (AreaKind.MUNICIPALITY, AreaKind.ISLAND))
        provinces = [area for area in given if area.kind == AreaKind.PROVINCE]
        if known or len(provinces) != 1 or not _is_name(name):
            return known
        return self._add(name, provinces[0])

    def _find(self, name: str, kinds: tuple[AreaKind, ...]) -> Area | None:
        slug = slugify(name)
        slug = OTHER_NAMES.get(slug, slug)
        found = (self.areas.get(each) for each in (slug, f"gemeente-{slug}"))
        return next((area for area in found if area and AreaKind(area.kind) in kinds), None)

    def _add(self, name: str, province: Area) -> Area:
        slug = slugify(name)
        area = Area(
            slug=f"gemeente-{slug}" if slug in self.areas else slug,
            name=name,
            kind=AreaKind.MUNICIPALITY,
            parent=province,
            order=max(each.order for each in self.areas.values()) + 1,
        )
        area.save()
        self.added.append(name)
        return self.areas.setdefault(area.slug, area)


def _is_name(name: str) -> bool:
    return len(name) <= LONGEST_NAME and name.lstrip("'’")[:1].isalpha() and not _is_phrase(name)


def _is_phrase(name: str) -> bool:
    return bool(NOT_A_NAME.search(name)) or name[0].islower()


def _nearest(areas: list[Area]) -> list[Area]:
    """Each area once; a province only where none of its municipalities is among them."""
    within = {area.parent_id for area in areas}
    return list({area.slug: area for area in areas if area.pk not in within}.values())


def _region(areas: list[Area]) -> str:
    """One province: that region. Islands and nothing else: Caribisch Nederland. Several or none: Landelijk."""
    provinces = {(area.parent or area).slug for area in areas if area.kind != AreaKind.ISLAND}
    islands = any(area.kind == AreaKind.ISLAND for area in areas)
    if islands and not provinces:
        return ISLANDS
    return provinces.pop() if len(provinces) == 1 and not islands else NATIONAL
