"""The site as production runs it: gunicorn and the worker as processes of their own, on a database in a file."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import made_once
from tests.factories import full_facts
from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
HOST = "kansrijk.example"
TITLES = ("Muziek op dinsdag", "Dans op woensdag", "Koken op vrijdag")


def variables(folder: Path, **others: str) -> dict[str, str]:
    """What production is told; nothing of who runs the tests."""
    known = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return {
        **known,
        "SECRET_KEY": "a-stand-in-for-the-test-0123456789-abcdefghijklmnopqrstuvwxyz",
        "BASE_URL": f"http://{HOST}",
        "ALLOWED_HOSTS": HOST,
        "SSL_REDIRECT": "no",
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        **others,
    }


def manage(folder: Path, *words: str, **told: str) -> str:
    """A command of the site; fails with what it said. `told` are variables besides."""
    return made_once.manage(variables(folder, **told), words)


def shell(folder: Path, lines: str, **told: str) -> str:
    """What these lines of Python say, run as an editor's request would be."""
    return manage(folder, "shell", "--no-imports", "-v", "0", "-c", lines, **told)


def fill(folder: Path) -> None:
    """A database with three practices, the static files and the index."""
    made_once.begin(folder, variables(folder))
    records = [full_facts(id=title.lower().replace(" ", "-"), naam=title, samenvatting="Samen.") for title in TITLES]
    facts = folder / "praktijken.json"
    facts.write_text(json.dumps({"praktijken": records}))
    commands = (["prepare_site"], ["import_practices", str(facts)], ["collectstatic", "--no-input"], ["search_rebuild"])
    made_once.manage(variables(folder), *commands)


def filled_once(factory: pytest.TempPathFactory) -> Path:
    """Filled by whoever comes first, also when several processes run the tests; copy it before changing it."""
    return made_once.once(made_once.of_this_run(factory) / "filled-site", fill)


def copy_of(shared: Path, folder: Path) -> Path:
    return Path(shutil.copytree(shared, folder))


class Served:
    """A running gunicorn and a way to say anything to it."""

    def __init__(self, port: int) -> None:
        self.port = port

    def say(self, request: bytes) -> bytes:
        """All that is answered; empty when the connection died."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def get(self, target: bytes, method: bytes = b"GET") -> tuple[int, str]:
        """Status and body; the target goes out as it is."""
        answer = self.say(method + b" " + target + f" HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), body.decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, **told: str) -> Iterator[Served]:
    """gunicorn, with these variables besides."""
    served = Served(free_port())
    environment = variables(folder, PORT=str(served.port), **told)
    command = [sys.executable, "-m", "gunicorn"]
    with (folder / "gunicorn.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until_ready(served, process, folder / "gunicorn.log")
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def wait_until_ready(served: Served, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            served.get(b"/healthz/live")
        except (OSError, IndexError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(log.read_text())


@contextmanager
def worker(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, ROOT / "manage.py", "worker"]
    with (folder / "worker.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=variables(folder), stdout=log, stderr=log)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
