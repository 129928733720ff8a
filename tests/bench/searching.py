"""The site's search among more and more practices in PostgreSQL: rebuilding, answering, and both beside Wagtail's own.

Run by `make bench` through with_servers.py. Arguments: the numbers of practices, smallest first.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

import django  # noqa: E402

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
django.setup()

from django.core.management import call_command  # noqa: E402

from install.telling import tell  # noqa: E402
from search.engines import DATE_NAMES, FACET_NAMES  # noqa: E402
from search.engines.elasticsearch import Elasticsearch  # noqa: E402
from search.engines.tantivy import Tantivy  # noqa: E402
from search.facts import facts_of  # noqa: E402
from search.finding import synonyms  # noqa: E402
from search.port import Kind  # noqa: E402
from tests.bench.against_wagtail import DATABASE, ELASTICSEARCH, faster  # noqa: E402
from tests.bench.analysing import analysed  # noqa: E402
from tests.bench.answering import Engine, answered  # noqa: E402
from tests.bench.counted import right  # noqa: E402
from tests.bench.generated import texts  # noqa: E402
from tests.bench.indexes import own_prefix  # noqa: E402
from tests.bench.loaded import Loader, settle  # noqa: E402
from tests.bench.rebuilding import Ran, Site, against_update_index, memory_is_flat, rebuilt  # noqa: E402
from tests.bench.showing import shown  # noqa: E402
from tests.bench.wagtail_filling import fill_database, fill_elasticsearch  # noqa: E402
from tests.bench.wagtail_search import give_fields, on_database, on_elasticsearch  # noqa: E402

UPDATED = 1_000
"""Practices for `update_index`, which takes a tenth of a second for each."""
SIZES = [int(word) for word in sys.argv[1:]] or [10_000, 20_000, 100_000]
TEXTS = 120


class Bench:
    """The servers, and how many practices there are now."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder, self.prefix = folder, prefix
        self.url = os.environ["ELASTICSEARCH_URL"]
        self.loader = Loader()

    def fill(self, count: int) -> None:
        self.loader.fill(count)
        settle()

    def sites(self, count: int) -> dict[str, Site]:
        """The site with each engine, its index kept apart from that of other numbers of practices."""
        folder = self.folder / str(count)
        elastic = {"ELASTICSEARCH_URL": self.url, "ELASTICSEARCH_PREFIX": self.index(count)}
        told = {"DATABASE_URL": os.environ["DATABASE_URL"]}
        return {
            "tantivy": Site(folder, told),
            "Elasticsearch": Site(folder, {**told, **elastic, "SEARCH_ENGINE": "elasticsearch"}),
        }

    def index(self, count: int) -> str:
        return f"{self.prefix}-{count}"

    def engines(self, count: int) -> dict[str, Engine]:
        """What the rebuilds have filled."""
        return {
            "tantivy": Tantivy(self.folder / str(count) / "search", FACET_NAMES, DATE_NAMES),
            "Elasticsearch": merged(
                Elasticsearch([self.url], FACET_NAMES, DATE_NAMES, prefix=self.index(count), seconds=30.0)
            ),
        }


def merged(engine: Elasticsearch) -> Elasticsearch:
    """In one segment, and never answering from memory."""
    indices, alias = engine._writing.indices, engine._indexes.alias
    indices.put_settings(index=alias, settings={"index.requests.cache.enable": False})
    indices.forcemerge(index=alias, max_num_segments=1)
    return engine


def measure(bench: Bench) -> bool:
    """Whether all goals are met."""
    bench.fill(UPDATED)
    met = [against_update_index(bench.sites(UPDATED), UPDATED)]
    runs: list[dict[str, Ran]] = []
    for size in SIZES:
        bench.fill(size)
        runs.append(rebuilt(bench.sites(size), size))
    met.append(memory_is_flat(runs[-2], runs[-1]))
    words, asked = synonyms(), texts(bench.loader.words, TEXTS)
    engines = {(name, size): engine for size in SIZES for name, engine in bench.engines(size).items()}
    met.append(answered(engines, asked, words))
    largest = {name: engine for (name, size), engine in engines.items() if size == SIZES[-1]}
    shown(largest["tantivy"], asked, words)
    analysed(facts_of(Kind.PRACTICE, range(1, 3_000)))
    peers = wagtail(bench)
    met += [faster(largest, peers, asked, words), right(largest, peers, asked, words)]
    return all(met)


def wagtail(bench: Bench) -> dict[str, object]:
    """Wagtail's search on the same practices, its indexes filled."""
    give_fields()
    database, elastic = on_database(), on_elasticsearch(bench.url, bench.index(0))
    fill_database(database, bench.loader.practices())
    fill_elasticsearch(elastic, bench.loader.practices())
    return {DATABASE: database, ELASTICSEARCH: elastic}


def main() -> int:
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder, own_prefix(os.environ["ELASTICSEARCH_URL"]) as prefix:
        met = measure(Bench(Path(folder), prefix))
    tell("All goals are met." if met else "Not all goals are met.")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
