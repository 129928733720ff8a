"""Processes of their own: killed in the middle, and two at once. Nobody gets the same mail twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.mail.server import MailServer, Signal, mail_server
from tests.patience import PATIENCE, until

pytestmark = pytest.mark.database
SENDING = f"""
import time
from django.conf import settings
from mail.sending import send_due
settings.EMAIL_TIMEOUT = {PATIENCE}
while True: send_due(); time.sleep(0.05)
"""
STATES = "from mail.models import Message; print(*sorted(m.state for m in Message.objects.all()))"
POST = """
from mail.letters import Letter
from mail.outbox import post
for number in range({count}): post(Letter(f"Mail {{number}}", "Dag"), key=f"mail:{{number}}", to="amina@example.org")
"""
LONG_AGO = """
from datetime import timedelta
from django.db.models import F
from mail.models import Message
from mail.sending import notice_silence
Message.objects.update(claimed_at=F("claimed_at") - timedelta(minutes=11))
notice_silence()
"""


class Site:
    """The commands of a site that uses this mail server, on a database that several processes can reach."""

    def __init__(self, folder: Path, server: MailServer, database_url: str) -> None:
        known = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
        self.variables = {
            **known,
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "SECRET_KEY": "a-stand-in-for-the-test-0123456789-abcdefghijklmnopqrstuvwxyz",
            "VAR_DIR": str(folder),
            "DATABASE_URL": database_url,
            "EMAIL_URL": server.url,
        }

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "manage.py", *words]

    def say(self, lines: str) -> str:
        return self.run("shell", "--no-imports", "-v", "0", "-c", lines)

    def run(self, *words: str) -> str:
        done = subprocess.run(
            self.command(*words), cwd=settings.ROOT, env=self.variables, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip() or done.stderr.strip()

    @contextmanager
    def sending(self) -> "Iterator[subprocess.Popen[bytes]]":
        """A process that sends again and again what is due."""
        words = self.command("shell", "--no-imports", "-v", "0", "-c", SENDING)
        process = subprocess.Popen(words, cwd=settings.ROOT, env=self.variables)
        try:
            yield process
        finally:
            process.kill()
            process.wait(PATIENCE)


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """Where another process can reach it: a file of SQLite, or beside the database of the tests on PostgreSQL."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    found, name = connection.settings_dict, f"mail_{os.getpid()}"
    where = f"{found['USER']}:{found['PASSWORD']}@{found['HOST'].replace('/', '%2F')}:{found['PORT']}"
    with psycopg.connect(f"postgres://{where}/postgres", autocommit=True) as outside:
        outside.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgres://{where}/{name}"
        finally:
            outside.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def site(tmp_path: Path, server: MailServer) -> Iterator[Site]:
    with empty_database(tmp_path) as url:
        site = Site(tmp_path, server, url)
        site.run("migrate", "--no-input", "mail")
        yield site


def test_killed_while_the_server_reads_the_mail_is_uncertain_and_goes_out_once(site: Site, server: MailServer) -> None:
    site.say(POST.format(count=2))
    moment = server.on_text = Signal()
    with site.sending() as process:
        assert moment.reached.wait(PATIENCE)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
        moment.go_on.set()
    with site.sending():
        until(lambda: site.say(STATES) == "onderweg verstuurd")
    assert server.subjects == ["Mail 0", "Mail 1"]
    site.say(LONG_AGO)
    assert site.say(STATES) == "onzeker verstuurd"
    assert "onzeker  mail:0" in site.run("outbox")
    with site.sending():
        time.sleep(5)
    assert server.subjects == ["Mail 0", "Mail 1"]


def test_two_workers_at_once_send_every_mail_once(site: Site, server: MailServer) -> None:
    count = 30
    site.say(POST.format(count=count))
    moment = server.on_text = Signal()
    with site.sending(), site.sending():
        # One of them is held at its first mail; the other sends all others meanwhile, and not that one.
        until(lambda: len(server.subjects) == count)
        moment.go_on.set()
        site.say(POST.format(count=2 * count))
        until(lambda: set(site.say(STATES).split()) == {"verstuurd"})
    assert sorted(server.subjects) == sorted(f"Mail {number}" for number in range(2 * count))
