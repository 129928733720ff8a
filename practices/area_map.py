"""The map of practices per province and island: shapes, and the rows of the table that says the same."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

STEPS = 4


@dataclass(frozen=True)
class AreaShape:
    """One province or island. ``step`` runs from 0 (no practice) to 4 (most practices)."""

    slug: str
    name: str
    path: str
    count: int
    step: int
    label_x: float
    label_y: float
    island: bool


@dataclass(frozen=True)
class AreaMap:
    """A drawing in the coordinates of ``view_box``; ``frame`` is the line around the islands."""

    view_box: str
    frame: str
    shapes: tuple[AreaShape, ...]
    within: frozenset[str] = frozenset()

    @property
    def rows(self) -> list[AreaShape]:
        """The table: most practices first, then by name. Of a region only its own areas and those that have any."""
        told = [shape for shape in self.shapes if not self.within or shape.count or shape.slug in self.within]
        return sorted(told, key=lambda shape: (-shape.count, shape.name))

    @property
    def known(self) -> list[AreaShape]:
        """The areas with a practice, in the order of the table."""
        return [area for area in self.rows if area.count]

    @property
    def busiest(self) -> AreaShape | None:
        """The area the sentence names, if any area has a practice."""
        return self.known[0] if self.known else None

    @property
    def empty(self) -> int:
        """Number of areas in the table without a practice."""
        return sum(not shape.count for shape in self.rows)


def area_map(counts: Mapping[str, int], within: frozenset[str] = frozenset()) -> AreaMap:
    """The map for *counts*: number of practices by slug of a province or island; missing means none.

    *within* are the areas of a region; without them the table names every province and island.
    """
    drawing = _drawing()
    most = max((counts.get(slug, 0) for slug in drawing["gebieden"]), default=0)
    shapes = tuple(
        _shape(slug, area, counts.get(slug, 0), _step(counts.get(slug, 0), most))
        for slug, area in drawing["gebieden"].items()
    )
    return AreaMap(drawing["viewBox"], drawing["kaderlijn"], shapes, within)


def _shape(slug: str, area: dict[str, Any], count: int, step: int) -> AreaShape:
    label = area["label"]
    return AreaShape(
        slug, area["naam"], area["pad"], count, step, label["x"], label["y"], island=label["anker"] == "start"
    )


def _step(count: int, most: int) -> int:
    """Four equal steps up to the highest count, rounded up, so that one practice is never drawn as none."""
    return -(-count * STEPS // most) if count else 0


@cache
def _drawing() -> Any:
    return json.loads(files("vocabularies").joinpath("data/kaart.json").read_text(encoding="utf-8"))
