"""200 readers at once through gunicorn, on each engine, for 20 seconds. Run by `make bench`."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

import django  # noqa: E402

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
django.setup()

from elasticsearch import Elasticsearch as Client  # noqa: E402

from install import elasticsearch as server  # noqa: E402
from tests.search.running import PATIENCE, Served, fill, free_port, manage, variables, wait_until_ready  # noqa: E402

READERS = 200
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
SPREAD = 5.0
DEGRADED = "Zoeken werkt nu maar voor een deel."
WORDS = ("muziek", "sport", "huiswerk", "techniek", "koken", "taal", "rekenen", "theater", "natuur", "voetbal", "lezen")


@contextmanager
def serving(folder: Path, told: dict[str, str]) -> Iterator[Served]:
    """gunicorn with these settings besides."""
    served = Served(free_port())
    with (folder / "gunicorn.log").open("wb") as log:
        environment = variables(folder, PORT=str(served.port), **told)
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        wait_until_ready(served, process, folder / "gunicorn.log")
        yield served
    finally:
        process.terminate()
        process.wait(PATIENCE)


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
    command = [sys.executable, str(ROOT / "manage.py"), "search_rebuild"]
    subprocess.run(command, cwd=ROOT, env=variables(folder, **told), capture_output=True, check=True)
    with serving(folder, told) as served:
        until = time.monotonic() + SECONDS
        with ThreadPoolExecutor(READERS) as pool:
            seen = [one for many in pool.map(lambda seed: read(served, until, seed), range(READERS)) for one in many]
    took = time.monotonic() - until + SECONDS
    degraded = sum(by_database for _, _, by_database in seen)
    wrong = [status for status, _, _ in seen if status != 200]
    times = [seconds for _, seconds, _ in seen]
    median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    sys.stdout.write(
        f"{name}: {len(seen)} answers in {took:.0f} s to {READERS} readers; errors {len(wrong)}, degraded {degraded};"
        f" median {median:.2f} s, p95 {late:.2f} s ({late / median:.1f} ×, goal {SPREAD})\n"
    )
    return not wrong and not degraded and late <= SPREAD * median


def main() -> int:
    prefix = f"kansrijk-bench-{uuid4().hex[:12]}"
    with tempfile.TemporaryDirectory() as parent, server.running() as url:
        folder = Path(parent) / "var"
        fill(folder)
        manage(folder, "import_practices", str(ROOT / "practices" / "data" / "praktijken.json"))
        elastic = {"SEARCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": url, "ELASTICSEARCH_PREFIX": prefix}
        try:
            fine = [measured("tantivy", folder, {}), measured("Elasticsearch", folder, elastic)]
        finally:
            with Client(url) as client:
                for name in client.indices.get_alias(index=f"{prefix}-*"):
                    client.indices.delete(index=name)
    return int(not all(fine))


if __name__ == "__main__":
    sys.exit(main())
