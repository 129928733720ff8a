"""The whole test suite: on SQLite with the browser, then without it on a PostgreSQL of our own.

Both passes search in one Elasticsearch.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from install import debian, elasticsearch, postgres, reporting
from install.places import PYTHON, REPORTS, ROOT
from install.telling import tell

WORKERS = "2"
NO_TESTS_CHOSEN = 5  # pytest's own exit status
# What is set on a person's machine must not steer the tests, except for an Elasticsearch server to test against.
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "VAR_DIR", "SEARCH_ENGINE", "BASE_URL", "ALLOWED_HOSTS")


def whole(arguments: Sequence[str]) -> int:
    """Run both passes, the second also when the first fails; the exit status is 0 when both pass."""
    reporting.forget("sqlite", "postgresql", "test", "test-quick")
    programs = debian.need("PostgreSQL 15", debian.postgres, ["postgresql-15"])
    debian.need("the browser Chromium", debian.chromium, ["chromium"])
    debian.need("the calendar calcurse", debian.calcurse, ["calcurse"])
    with elasticsearch.running() as engine:
        searching = {"ELASTICSEARCH_URL": engine}
        statuses = [one_pass("sqlite", "on SQLite, browser tests included", arguments, searching)]
        with postgres.running(programs) as url:
            chosen = ["-m", "not browser", *arguments]
            variables = {"DATABASE_URL": url, **searching}
            statuses.append(one_pass("postgresql", "on PostgreSQL, without the browser", chosen, variables))
    reporting.tell_slowest()
    return 0 if all(fine(status, arguments) for status in statuses) else 1


def quick(arguments: Sequence[str]) -> int:
    """Run the tests on SQLite without the browser."""
    reporting.forget("sqlite", "postgresql", "test", "test-quick")
    debian.need("the calendar calcurse", debian.calcurse, ["calcurse"])
    with elasticsearch.running() as engine:
        chosen = ["-m", "not browser", *arguments]
        status = one_pass("sqlite", "on SQLite, without the browser", chosen, {"ELASTICSEARCH_URL": engine})
    reporting.tell_slowest()
    return 0 if fine(status, arguments) else status


def fine(status: int, arguments: Sequence[str]) -> bool:
    # A choice of tests by hand may leave nothing for one of the passes.
    return status == 0 or (status == NO_TESTS_CHOSEN and bool(arguments))


def one_pass(name: str, description: str, arguments: Sequence[str], servers: Mapping[str, str]) -> int:
    tell(f"\nTesting {description}.")
    REPORTS.mkdir(parents=True, exist_ok=True)
    variables = {key: value for key, value in os.environ.items() if key not in OURS}
    how = ["-n", WORKERS, "--dist", "worksteal", f"--junitxml={REPORTS / name}.xml"]
    command: list[str | Path] = [PYTHON, "-m", "pytest", *how, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**variables, **servers}, stdin=subprocess.DEVNULL, check=False
    ).returncode
