"""The indexes of this site on a cluster: which one is in use, and how another takes its place.

An index is called `<prefix>-<hash of the mapping>-<time>`. In use is the one with the alias `<prefix>-<hash>`; the one
before it has `…-previous`, and one that is being filled `<its name>-filling`. Another version of the site, with
another mapping, looks for another alias: both go on while a new version is brought into use.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.dsl import Index

from search.engines.elasticsearch_mapping import SETTINGS, WHILE_FILLING, Layout
from search.port import EngineDown

MISSING: Final = "There is no search index {} for this version of the site. Run: manage.py search_rebuild"
NOTHING_BEFORE: Final = "There is no earlier search index of this version of the site to go back to."
TAKEN_OVER: Final = "Another rebuild has begun, and this one stops."
PREVIOUS: Final = "-previous"
FILLING: Final = "-filling"


@dataclass(frozen=True)
class Indexes:
    """Those of one prefix and layout."""

    client: Elasticsearch
    prefix: str
    layout: Layout

    @property
    def alias(self) -> str:
        """What readers and writers ask."""
        return f"{self.prefix}-{self.layout.hash}"

    @property
    def previous(self) -> str:
        return f"{self.alias}{PREVIOUS}"

    def missing(self) -> EngineDown:
        return EngineDown(MISSING.format(self.alias))

    def all(self) -> dict[str, set[str]]:
        """Every index of this site with its aliases, oldest first."""
        found = self.client.indices.get_alias(index=f"{self.prefix}-*").body
        by_age = sorted(found, key=lambda name: name.rpartition("-")[2])
        return {name: set(found[name]["aliases"]) for name in by_age}

    def behind(self, alias: str) -> str | None:
        """The name of the index with this alias."""
        try:
            return next(iter(map(str, self.client.indices.get_alias(name=alias).body)))
        except NotFoundError:
            return None

    @contextmanager
    def replacing(self) -> Iterator[str]:
        """The alias of an empty index that takes the place of the one in use on a clean exit."""
        self._clean_up()
        name = f"{self.alias}-{datetime.now(UTC):%Y%m%dt%H%M%S%f}"
        index = Index(name, using=self.client)
        index.settings(**SETTINGS | WHILE_FILLING)
        index.mapping(self.layout.mapping)
        index.aliases(**{f"{name}{FILLING}": {}})
        index.create()
        yield f"{name}{FILLING}"
        self._finish(name)

    def _finish(self, name: str) -> None:
        if not self.client.indices.exists_alias(name=f"{name}{FILLING}"):
            raise EngineDown(TAKEN_OVER)
        self.client.indices.put_settings(index=name, settings={key: SETTINGS[key] for key in WHILE_FILLING})
        self.client.indices.refresh(index=name)
        self.client.cluster.health(index=name, wait_for_status="yellow", timeout="30s")
        self._put_in_use(name)

    def _put_in_use(self, name: str) -> None:
        """One call: the new one in, the one before it aside, all older ones out."""
        held = self.all()
        before = self._before(held)
        actions: list[dict[str, Any]] = [
            {"remove": {"index": name, "alias": f"{name}{FILLING}"}},
            {"add": {"index": name, "alias": self.alias, "is_write_index": True}},
        ]
        if before and self.alias in held[before]:
            actions.append({"remove": {"index": before, "alias": self.alias}})
            actions.append({"add": {"index": before, "alias": self.previous}})
        # The index before the previous one still has that alias, and goes.
        older = [other for other in held if other not in {name, before}]
        self.client.indices.update_aliases(actions=[*actions, *({"remove_index": {"index": one}} for one in older)])

    def _before(self, held: dict[str, set[str]]) -> str | None:
        """The index in use until now; with another mapping, that of the version of the site before this one."""
        mine = [name for name, aliases in held.items() if self.alias in aliases]
        others = [name for name, aliases in held.items() if any(name.startswith(f"{alias}-2") for alias in aliases)]
        return next(reversed(mine or others), None)

    def _clean_up(self) -> None:
        """Remove what a killed rebuild left."""
        left = [name for name, aliases in self.all().items() if aliases <= {f"{name}{FILLING}"}]
        if left:
            self.client.indices.delete(index=left)

    def go_back(self) -> None:
        """Swap the one in use and the one before it."""
        now, before = self.behind(self.alias), self.behind(self.previous)
        if before is None:
            raise EngineDown(NOTHING_BEFORE)
        actions: list[dict[str, Any]] = [
            {"remove": {"index": before, "alias": self.previous}},
            {"add": {"index": before, "alias": self.alias, "is_write_index": True}},
        ]
        if now:
            actions.append({"remove": {"index": now, "alias": self.alias}})
            actions.append({"add": {"index": now, "alias": self.previous}})
        self.client.indices.update_aliases(actions=actions)
