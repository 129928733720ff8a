"""The site as production runs it, with the demo content, on a folder and a port of its own."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from django.conf import settings
from django.core import signing

from coalitions.incoming.contact import SIGNER
from coalitions.inviting import invitations
from desk.worklist import weekly
from events import evaluating
from events.notices import SIGNER as events_signer
from install.lifetimes import stop_group, with_parent
from practices import still_true
from tests import made_once
from tests.browser.content import AT_WORK, PICTURES, PRIVATE_PAGE, SECOND_FACTOR, WAITING
from tests.patience import PATIENCE
from tests.people import EDITOR

ROOT = settings.ROOT
STOPPED_WITHIN = 10.0
NEVER_SERVED = 9  # the port in the prepared folder; every copy gets its own
SECRET_KEY = "a-stand-in-for-the-test-0123456789-abcdefghijklmnopqrstuvwxyz"
PREPARING = (
    ("prepare_site",),
    ("import_practices", "practices/data/praktijken.json"),
    ("shell", "--verbosity=0", "--command", PRIVATE_PAGE),
    ("shell", "--verbosity=0", "--command", PICTURES),
    ("createsuperuser", "--no-input", "--email", EDITOR.email),
    ("shell", "--verbosity=0", "--command", SECOND_FACTOR),
    ("shell", "--verbosity=0", "--command", WAITING),
    ("shell", "--verbosity=0", "--command", AT_WORK),
    ("search_rebuild",),
    ("collectstatic", "--no-input", "--verbosity=0"),
)


@dataclass(frozen=True)
class RunningSite:
    """A site that answers at `base`."""

    base: str
    folder: Path

    def url(self, path: str) -> str:
        """The address of a path, in which {names} stand for the rows that the table of addresses names."""
        return self.base + path.format_map(Rows(self.folder / "db.sqlite3"))


class Rows(dict[str, int | str]):
    """Ids by what one knows of a row: a page by its address, a term by its vocabulary and slug, and so on. Of what
    stands in a mail it is the signed link.
    """

    QUERIES = {
        "page": "SELECT id FROM wagtailcore_page WHERE url_path = '/home/' || ?",
        "term": "SELECT id FROM vocabularies_term WHERE vocabulary || '/' || slug = ?",
        "domain": "SELECT id FROM vocabularies_domain WHERE slug = ?",
        "area": "SELECT id FROM vocabularies_area WHERE slug = ?",
        "picture": "SELECT id FROM images_picture WHERE title = ?",
        "document": "SELECT id FROM images_attachment WHERE title = ?",
        "question": "SELECT id FROM coalitions_question WHERE id = ?",
        "invitation": "SELECT id, sent FROM coalitions_invitation WHERE email = ? || '@example.org'",
        "sign_up": "SELECT id FROM events_signup WHERE email = ? || '@example.org'",
        "came": "SELECT id FROM events_signup WHERE email = ? || '@example.org'",
        "coordinator": "SELECT id FROM accounts_user WHERE email = ? || '@example.org'",
        "confirmation": """SELECT page_id, by_id, "on" FROM coalitions_confirmation
            JOIN wagtailcore_page ON id = page_id WHERE url_path = '/home/' || ?""",
    }
    SIGNED = {
        "question": lambda row: signing.Signer(key=SECRET_KEY, salt=SIGNER.salt).sign(row[0]),
        "invitation": lambda row: signing.dumps(row, key=SECRET_KEY, salt=invitations.SALT),
        "sign_up": lambda row: signing.Signer(key=SECRET_KEY, salt=events_signer.salt).sign(str(row[0])),
        "came": lambda row: signing.Signer(key=SECRET_KEY, salt=evaluating.SIGNER.salt).sign(str(row[0])),
        "coordinator": lambda row: signing.Signer(key=SECRET_KEY, salt=weekly.SIGNER.salt).sign(str(row[0])),
        "confirmation": lambda row: signing.dumps(row, key=SECRET_KEY, salt=still_true.SALT),
    }

    def __init__(self, database: Path) -> None:
        self.database = database

    def __missing__(self, name: str) -> int | str:
        kind, _, key = name.partition("=")
        with closing(sqlite3.connect(self.database)) as connection:
            row = connection.execute(self.QUERIES[kind], [key]).fetchone()
        assert row, f"The site has no {name}"
        return self.SIGNED[kind](row) if kind in self.SIGNED else row[0]


def variables(folder: Path, port: int) -> dict[str, str]:
    """Production's settings. Browsers send secure cookies to localhost also without TLS, so nothing is relaxed."""
    known = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return known | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DJANGO_SUPERUSER_PASSWORD": EDITOR.password,
        "SECRET_KEY": SECRET_KEY,
        "BASE_URL": f"http://localhost:{port}",
        "SSL_REDIRECT": "no",
        "CHECK_LINKS": "no",
        "VAR_DIR": str(folder),
        "PORT": str(port),
    }


def prepared(shared: Path) -> Path:
    """A folder with everything but a server, made once for all workers of the test run."""
    return made_once.once(shared / "prepared-site", prepare)


def prepare(folder: Path) -> None:
    made_once.begin(folder, variables(folder, NEVER_SERVED))
    manage(folder, *PREPARING)


def manage(folder: Path, *commands: Sequence[str]) -> None:
    made_once.manage(variables(folder, NEVER_SERVED), *commands)


def copied(source: Path, target: Path, *without: str) -> Path:
    """A copy of the prepared folder that tests may change; `without` names what is left out."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("cache", *without))
    return target


@contextmanager
def running(folder: Path) -> Iterator[RunningSite]:
    """gunicorn and the worker on this folder, both stopped afterwards."""
    port = free_port()
    change(folder, "UPDATE wagtailcore_site SET port = ?", port)
    parts: list[subprocess.Popen[bytes]] = []
    with (folder / "output.log").open("wb") as log:
        try:
            for words in (["-m", "gunicorn"], ["manage.py", "worker"]):
                parts.append(
                    subprocess.Popen(
                        [sys.executable, *words],
                        cwd=ROOT,
                        env=variables(folder, port),
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                        preexec_fn=with_parent(signal.SIGTERM),
                    )
                )
            wait_for(f"http://localhost:{port}/healthz/live", parts[0], folder / "output.log")
            yield RunningSite(f"http://localhost:{port}", folder)
        finally:
            for part in parts:
                stop_group(part, signal.SIGTERM, STOPPED_WITHIN)


def rows(folder: Path, query: str, *values: object) -> list[Any]:
    """What the site's database says, past its pages."""
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=PATIENCE)) as connection:
        return connection.execute(query, values).fetchall()


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=PATIENCE)) as connection:
        connection.execute(statement, values)
        connection.commit()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urlopen(url, timeout=PATIENCE).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(log.read_text())
