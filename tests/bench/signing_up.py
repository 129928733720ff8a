"""200 people sign up, confirm and cancel at the same moment for 50 seats, on PostgreSQL. Run by `make bench`.

The slowest answer is told in medians of the same rush: what else the machine does hits all of them.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from install import debian, postgres  # noqa: E402
from install.telling import tell  # noqa: E402
from tests.search.running import manage, shell  # noqa: E402

AT_ONCE = 200
SPREAD = 5.0
RUSHES = ("signing up", "confirming", "cancelling")


def main() -> int:
    programs = debian.need("PostgreSQL 15", debian.postgres, ["postgresql-15"])
    with tempfile.TemporaryDirectory() as parent, postgres.running(programs) as url:
        folder = Path(parent)
        told = {"DATABASE_URL": url, "ALLOWED_HOSTS": "localhost", "RUSH_AT_ONCE": str(AT_ONCE)}
        manage(folder, "migrate", "--no-input", "--verbosity=0", **told)
        manage(folder, "createcachetable", **told)
        seen = json.loads(shell(folder, "import tests.events.a_rush", **told).splitlines()[-1])
    for name, slowest in zip(RUSHES, seen["slowest"], strict=True):
        tell(f"{name}: answers {seen[name]}; the slowest took {slowest:.1f} × the median (goal {SPREAD})")
    tell(f"at most {seen['at most']} seats held or given, of {seen['seats']}")
    answered = all(seen[name] == [302] for name in RUSHES)
    return int(not answered or seen["at most"] > seen["seats"] or max(seen["slowest"]) > SPREAD)


if __name__ == "__main__":
    sys.exit(main())
