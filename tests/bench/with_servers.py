"""Run a program with a PostgreSQL and an Elasticsearch of its own: DATABASE_URL and ELASTICSEARCH_URL name them.

Where ELASTICSEARCH_URL names a server already, that one is used.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "platform")]

from install import debian, elasticsearch, postgres  # noqa: E402
from install.commands import interrupt  # noqa: E402

# As a server of its own would have; what PostgreSQL has by itself is meant for the smallest of machines.
MEMORY = {"shared_buffers": "512MB", "work_mem": "32MB"}


def main(words: list[str]) -> int:
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # what was started is stopped first
        signal.signal(sign, interrupt)
    programs = debian.need("PostgreSQL 15", debian.postgres, ["postgresql-15"])
    with postgres.running(programs, MEMORY) as database, elasticsearch.running() as engine:
        told = {**os.environ, "DATABASE_URL": database, "ELASTICSEARCH_URL": engine}
        return subprocess.run([sys.executable, *words], cwd=ROOT, env=told, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
