"""From a coordinator's yes to a stranger who finds the text, through gunicorn and with the worker running.

Run by `make bench`. Seconds on this machine, which nothing else should keep busy.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from install.telling import tell  # noqa: E402
from tests.search.running import Served, fill, serving, variables, worker  # noqa: E402

GOAL = 5.0
PATIENCE = 60.0
WORDS = (
    *("vliegeren", "duiken", "boetseren", "jongleren", "schermen", "kantklossen"),
    *("roeien", "abseilen", "goochelen", "smeden", "weven", "imkeren"),
)
# Texts that wait; then for each line that comes in one of them is approved, and the moment after that is said.
APPROVING = f"""
import sys, time
from accounts.people import admit
from coalitions.authority.access import sync_access
from coalitions.models import CoalitionPage, RegionPage
from coalitions.review import doors
from practices.models import PracticePage
from tests.cast import a_practice
sync_access()
region = RegionPage.objects.first()
coalition = region.add_child(instance=CoalitionPage(title="Duinrand", slug="duinrand"))
noor, cor = admit("noor@example.org", "zingen-in-de-duinen"), admit("cor@example.org", "fietsen-over-de-dijk")
coalition.access.authors.user_set.add(noor)
region.access.coordinators.user_set.add(cor)
waiting = []
for word in {WORDS!r}:
    page = a_practice(coalition, noor, f"Samen {{word}}")
    doors.submit(page, noor)
    waiting.append(page.pk)
print("ready", flush=True)
for pk, _ in zip(waiting, sys.stdin):
    page = PracticePage.objects.get(pk=pk)
    doors.approve(page, cor, doors.version_of(page))
    print(time.time(), flush=True)
"""


def found_after(served: Served, word: str, approved: float) -> float:
    """Seconds from then until the results page shows it."""
    address = f"/zoeken/?q={word}".encode()
    while f"Samen {word}" not in served.get(address)[1]:
        if time.time() - approved > PATIENCE:
            raise AssertionError(f"“{word}” is not found after {PATIENCE:.0f} seconds")
        time.sleep(0.05)
    return time.time() - approved


def measure(folder: Path) -> list[float]:
    command = [sys.executable, ROOT / "manage.py", "shell", "--no-imports", "-v", "0", "-c", APPROVING]
    told = {**variables(folder), "PYTHONPATH": str(ROOT)}
    with (
        serving(folder) as served,
        worker(folder),
        subprocess.Popen(
            command, cwd=ROOT, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as approving,
    ):
        assert approving.stdin is not None
        assert approving.stdout is not None
        assert approving.stdout.readline().strip() == "ready"
        took = []
        for word in WORDS:
            approving.stdin.write("\n")
            approving.stdin.flush()
            took.append(found_after(served, word, float(approving.stdout.readline())))
        approving.stdin.close()
    return took


def main() -> int:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "var"
        fill(folder)
        took = measure(folder)
    tell(
        f"approved → findable: median {statistics.median(took):.1f} s, most {max(took):.1f} s"
        f" of {len(took)} times (goal {GOAL:.0f} s)"
    )
    return int(max(took) > GOAL)


if __name__ == "__main__":
    sys.exit(main())
