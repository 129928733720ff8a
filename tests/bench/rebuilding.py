"""`search_rebuild` on both engines, each time in a fresh process: how long, how much memory, and against Wagtail's
`update_index`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from install.telling import tell
from tests.search.running import shell

FASTER_GOAL = 5.0
MEMORY_GOAL = 1.2
RUN = """
from io import StringIO
from time import perf_counter
from django.core.management import call_command
from search import documents
from tests.bench.memory import Peak, status
from tests.bench.timed import Clock
analyser = Clock()
documents.analyse = analyser.around(documents.analyse)
{before}
start = perf_counter()
with Peak() as own:
    call_command("{command}", stdout=StringIO())
print(perf_counter() - start, status("VmHWM"), own.bytes, analyser.read())
"""
GIVE_FIELDS = "from tests.bench.wagtail_search import give_fields; give_fields()"


class Ran(NamedTuple):
    """Seconds of a command and of the analyser in it, and the most memory its process ever had, in bytes: all of it,
    and without mapped files.
    """

    seconds: float
    memory: int
    own: int
    analysing: float


class Site(NamedTuple):
    """The site with one engine: its folder, and what it is told besides."""

    folder: Path
    told: Mapping[str, str]


def ran(site: Site, command: str, before: str = "") -> Ran:
    """The command in a process of its own; what it loads before its first page counts too."""
    said = shell(site.folder, RUN.format(before=before, command=command), **site.told)
    seconds, memory, own, analysing = said.split()
    return Ran(float(seconds), int(memory), int(own), float(analysing))


def rebuilt(sites: Mapping[str, Site], count: int) -> dict[str, Ran]:
    """Every engine's index made of all that is in the database."""
    found = {name: ran(site, "search_rebuild") for name, site in sites.items()}
    for name, one in found.items():
        tell(
            f"search_rebuild, {name}, {count:,}: {one.seconds:.1f} s ({1e3 * one.seconds / count:.2f} ms a practice),"
            f" {100 * one.analysing / one.seconds:.0f} % of it in the analyser; {one.memory / 1e6:.0f} MB at most,"
            f" {one.own / 1e6:.0f} without mapped files"
        )
    return found


def against_update_index(sites: Mapping[str, Site], count: int) -> bool:
    """Whether every engine is that much faster: twice ours, with Wagtail's between."""
    before = rebuilt(sites, count)
    theirs = ran(next(iter(sites.values())), "update_index", GIVE_FIELDS).seconds
    after = rebuilt(sites, count)
    tell(f"update_index, {count:,}: {theirs:.1f} s ({1e3 * theirs / count:.1f} ms a practice)")
    ratios = {name: theirs / max(before[name].seconds, after[name].seconds) for name in sites}
    for name, ratio in ratios.items():
        tell(f"search_rebuild, {name}: {ratio:.1f} × faster than update_index (goal {FASTER_GOAL})")
    return min(ratios.values()) >= FASTER_GOAL


def memory_is_flat(small: Mapping[str, Ran], large: Mapping[str, Ran]) -> bool:
    """Whether five times as many practices take hardly more memory of the process's own."""
    growth = {name: large[name].own / small[name].own for name in small}
    for name, factor in growth.items():
        whole = large[name].memory / small[name].memory
        tell(f"search_rebuild, {name}: {factor:.2f} × the memory (goal {MEMORY_GOAL}), {whole:.2f} × with mapped files")
    return max(growth.values()) <= MEMORY_GOAL
