"""200 readers at once through gunicorn, on each engine, for 20 seconds. Run by `make bench`."""

import os
import random
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

import django  # noqa: E402

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
django.setup()

from install import elasticsearch as server  # noqa: E402
from install.telling import tell  # noqa: E402
from tests.bench.indexes import own_prefix  # noqa: E402
from tests.search.running import Served, fill, manage, serving  # noqa: E402

READERS = 200
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
SPREAD = 5.0
DEGRADED = "Zoeken werkt nu maar voor een deel."
WORDS = ("muziek", "sport", "huiswerk", "techniek", "koken", "taal", "rekenen", "theater", "natuur", "voetbal", "lezen")


def read(served: Served, until: float, seed: int) -> list[tuple[int, float, bool]]:
    """Status (0 is a connection that died), seconds, and whether the database had to answer, one question after the
    other.
    """
    chance, seen = random.Random(seed), []  # noqa: S311
    while time.monotonic() < until:
        start = time.monotonic()
        try:
            words = "+".join(chance.sample(WORDS, 2))
            status, page = served.get(f"/zoeken/?q={words}&sector=po".encode())
        except (OSError, IndexError):
            status, page = 0, ""
        seen.append((status, time.monotonic() - start, DEGRADED in page))
    return seen


def measured(name: str, folder: Path, told: dict[str, str]) -> bool:
    """Whether all were answered, by the engine, and alike."""
    manage(folder, "search_rebuild", **told)
    with serving(folder, **told) as served:
        until = time.monotonic() + SECONDS
        with ThreadPoolExecutor(READERS) as pool:
            seen = [one for many in pool.map(lambda seed: read(served, until, seed), range(READERS)) for one in many]
    took = time.monotonic() - until + SECONDS
    degraded = sum(by_database for _, _, by_database in seen)
    wrong = [status for status, _, _ in seen if status != 200]
    times = [seconds for _, seconds, _ in seen]
    median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    tell(
        f"{name}: {len(seen)} answers in {took:.0f} s to {READERS} readers; errors {len(wrong)}, degraded {degraded};"
        f" median {median:.2f} s, p95 {late:.2f} s ({late / median:.1f} ×, goal {SPREAD})"
    )
    return not wrong and not degraded and late <= SPREAD * median


def main() -> int:
    with tempfile.TemporaryDirectory() as parent, server.running() as url, own_prefix(url) as prefix:
        folder = Path(parent) / "var"
        fill(folder)
        manage(folder, "import_practices", str(ROOT / "practices" / "data" / "praktijken.json"))
        elastic = {"SEARCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": url, "ELASTICSEARCH_PREFIX": prefix}
        fine = [measured("tantivy", folder, {}), measured("Elasticsearch", folder, elastic)]
    return int(not all(fine))


if __name__ == "__main__":
    sys.exit(main())
