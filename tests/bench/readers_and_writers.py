"""20 readers, two writers and the worker for a minute on SQLite: no error may come of it. Run by `make bench`."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from install.telling import tell  # noqa: E402
from tests.search.running import Served, fill, manage, serving, shell, variables, worker  # noqa: E402

READERS, WRITERS = 20, 2
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
ADDRESSES = (
    b"/",
    b"/zoeken/",
    b"/zoeken/?q=muziek",
    b"/zoeken/?q=huiswerkbegeleiding&sector=po&tijdstip=na-schooltijd",
    b"/zoeken/?soort=coalitie",
    b"/zoeken/?volgorde=titel&pagina=2",
    b"/landelijk/",
)
WRITER = """
import sys, time
from practices.models import PracticePage
end, written = time.monotonic() + {seconds}, 0
pages = list(PracticePage.objects.order_by("pk").values_list("pk", flat=True))
while time.monotonic() < end:
    page = PracticePage.objects.get(pk=pages[(written * 2 + {which}) % len(pages)])
    page.summary = f"Muziek, keer {{written}}"
    page.save_revision().publish()
    written += 1
    time.sleep(0.05)
print(written)
"""


def read(served: Served, until: float, seed: int) -> list[tuple[int, float]]:
    """Ask one address after the other; status 0 is a connection that died."""
    chance, seen = random.Random(seed), []  # noqa: S311  which page comes next is no secret
    while time.monotonic() < until:
        start = time.monotonic()
        try:
            status, _ = served.get(chance.choice(ADDRESSES))
        except (OSError, IndexError):
            status = 0
        seen.append((status, time.monotonic() - start))
    return seen


def write(folder: Path, which: int, told: list[str]) -> None:
    told.append(shell(folder, WRITER.format(seconds=SECONDS, which=which)).strip())


def measure(folder: Path) -> tuple[list[tuple[int, float]], list[str]]:
    written: list[str] = []
    with serving(folder) as served, worker(folder):
        writers = [threading.Thread(target=write, args=(folder, which, written)) for which in range(WRITERS)]
        for thread in writers:
            thread.start()
        until = time.monotonic() + SECONDS
        with ThreadPoolExecutor(READERS) as pool:
            seen = [one for many in pool.map(lambda seed: read(served, until, seed), range(READERS)) for one in many]
        for thread in writers:
            thread.join()
        time.sleep(10)  # the worker finishes what waits
    return seen, written


def complaints(folder: Path) -> list[str]:
    logs = [folder / "gunicorn.log", folder / "worker.log"]
    lines = [line for log in logs for line in log.read_text().splitlines()]
    return [line for line in lines if "ERROR" in line or "Traceback" in line or "locked" in line]


def main() -> int:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "var"
        fill(folder)
        manage(folder, "import_practices", str(ROOT / "practices" / "data" / "praktijken.json"))
        manage(folder, "search_rebuild")
        seen, written = measure(folder)
        command = [sys.executable, ROOT / "manage.py", "search_audit"]
        audit = subprocess.run(command, cwd=ROOT, env=variables(folder), capture_output=True, text=True, check=False)
        wrong = [status for status, _ in seen if status != 200]
        times = sorted(1000 * took for _, took in seen)
        cut = statistics.quantiles(times, n=100)
        complained = complaints(folder)
    tell(f"seconds {SECONDS:.0f}, readers {READERS}, writers {WRITERS}, pages published {' + '.join(written)}")
    tell(f"requests {len(seen)} ({len(seen) / SECONDS:.0f} a second), p50 {cut[49]:.0f} ms, p95 {cut[94]:.0f} ms")
    tell(f"errors {len(wrong)} {sorted(set(wrong))}, complaints in the logs {len(complained)}")
    tell("\n".join([*complained[:10], f"audit: {' / '.join(audit.stdout.splitlines())}"]))
    return int(bool(wrong or complained or audit.returncode or len(written) < WRITERS))


if __name__ == "__main__":
    sys.exit(main())
