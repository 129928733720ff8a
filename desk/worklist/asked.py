"""What somebody asked of the worklist: a region, a kind of work, a coalition, a page of the list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desk.worklist.kinds import Kind
from desk.worklist.rows import Paths
from desk.worklist.whose import Place, Places

LONGEST_PAGE = 4
"""Digits of the number of a page."""


@dataclass(frozen=True)
class Asked:
    """`understood` is false where the address names what is not there, or not theirs: then it is left out."""

    places: Places
    region: Place | None = None
    kind: Kind | None = None
    coalition: Place | None = None
    page: int = 1
    understood: bool = True

    @property
    def region_paths(self) -> Paths:
        """Where the gaps are looked for."""
        return (self.region.path,) if self.region else self.places.paths

    @property
    def paths(self) -> Paths:
        """Where the rows are looked for."""
        return (self.coalition.path,) if self.coalition else self.region_paths

    @property
    def coalitions(self) -> tuple[Place, ...]:
        """Those to choose from."""
        return self.places.under(self.region_paths)


def asked(said: Mapping[str, str], places: Places) -> Asked:
    """Read from an address."""
    region = next((one for one in places.regions if one.slug == said.get("regio")), None)
    here = Asked(places, region)
    kind = Kind(said["soort"]) if said.get("soort") in Kind else None
    coalition = next((one for one in here.coalitions if str(one.pk) == said.get("coalitie")), None)
    found = {"regio": region, "soort": kind, "coalitie": coalition}
    understood = all(found[name] for name in found if said.get(name))
    return replace(here, kind=kind, coalition=coalition, page=_page(said.get("pagina", "")), understood=understood)


def _page(text: str) -> int:
    right = text.isascii() and text.isdecimal() and len(text) <= LONGEST_PAGE
    return max(1, int(text)) if right else 1
