"""Server and worker, and the tests' PostgreSQL: started together, and never left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

import psycopg
import pytest
from django.conf import settings

from install import debian, postgres
from install.lifetimes import is_alive
from tests.patience import PATIENCE, until

# As Django's development server: a parent that watches, and a child that works.
MANAGE = """
import os, subprocess, sys, time
from pathlib import Path
here = Path(__file__).parent
if sys.argv[1] == "runserver":
    child = subprocess.Popen([sys.executable, "-m", "http.server", sys.argv[2].split(":")[1], "--bind", "127.0.0.1"])
    (here / "child.pid").write_text(str(child.pid))
(here / f"{sys.argv[1]}.pid").write_text(str(os.getpid()))
time.sleep(120)
"""
DRIVER = """
import sys
from pathlib import Path
sys.path.insert(0, "platform")
from install import commands, serving
serving.ROOT, serving.PYTHON = Path(sys.argv[1]), sys.executable
commands.prepare_sources = commands.site_content.prepare = lambda: None
sys.exit(commands.main(["run"]))
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def ran(tmp_path):
    """`make run` with stand-ins for the server and the worker, once it has said where the site is."""
    (tmp_path / "manage.py").write_text(MANAGE)
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(tmp_path)],
        cwd=settings.ROOT,
        env={**os.environ, "PORT": str(free_port()), "DJANGO_SETTINGS_MODULE": ""},
        stdout=subprocess.PIPE,
        text=True,
    )
    said = iter(process.stdout.readline, "")
    assert next(line for line in said if "Kansrijk is at  http://localhost:" in line)
    assert next(line for line in said if "/beheer/" in line)
    others = {name: number_in(tmp_path / f"{name}.pid") for name in ("runserver", "child", "worker")}
    yield process, others
    process.kill()
    process.wait()
    process.stdout.close()
    # Where all was killed at once nothing of ours was left to stop the stand-in's own child.
    with suppress(ProcessLookupError):
        os.kill(others["child"], signal.SIGKILL)


def number_in(file):
    """Once it is there: the two start side by side."""
    until(lambda: file.exists() and file.read_text())
    return int(file.read_text())


def wait_until_gone(*numbers):
    deadline = time.monotonic() + PATIENCE
    while any(map(is_alive, numbers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [number for number in numbers if is_alive(number)]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopping_it_stops_all_of_it(ran, sign):
    process, others = ran
    process.send_signal(sign)
    assert process.wait(PATIENCE) == 0
    wait_until_gone(*others.values())


@pytest.mark.parametrize("first", ["runserver", "worker"])
def test_when_one_dies_the_other_is_stopped(ran, first):
    process, others = ran
    os.kill(others[first], signal.SIGKILL)
    assert process.wait(PATIENCE) == 1
    wait_until_gone(*others.values())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_when_it_is_killed_itself_server_and_worker_end_too(ran):
    process, others = ran
    process.kill()
    wait_until_gone(others["runserver"], others["worker"])


def programs():
    return debian.need("PostgreSQL 15", debian.postgres, ["postgresql-15"])


def test_the_tests_postgresql_runs_as_somebody_else_and_is_gone_afterwards():
    with postgres.running(programs()) as url, psycopg.connect(url) as connection:
        assert connection.execute("show max_connections").fetchone() == (str(postgres.MAX_CONNECTIONS),)
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        assert connection.execute("select lower('ÉÉN')").fetchone() == ("één",)
        [number] = connection.execute("select pg_backend_pid()").fetchone()
        folder = connection.info.host
        assert os.stat(f"/proc/{number}" if sys.platform == "linux" else folder).st_uid != 0
    assert not os.path.exists(folder)
    wait_until_gone(number)


def test_what_a_killed_run_left_behind_is_cleared(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    left, in_use = tmp_path / f"{postgres.PREFIX}left", tmp_path / f"{postgres.PREFIX}used"
    for folder, runner in ((left, gone.pid), (in_use, os.getpid())):
        folder.mkdir()
        (folder / "runner.pid").write_text(str(runner))
    postgres.clear_leftovers()
    assert not left.exists()
    assert in_use.exists()
