"""gunicorn as production runs it, asked over a real socket."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings

from tests.patience import PATIENCE

LIMIT = 8190  # gunicorn's own upper bound for the request line


class Served:
    """A running gunicorn and a way to say anything to it."""

    def __init__(self, port):
        self.port = port

    def ask(self, request_line):
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            head = f"{request_line}\r\nHost: kansrijk.example\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
            connection.sendall(head.encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), head.decode(), body.decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    port = free_port()
    folder = tmp_path_factory.mktemp("gunicorn")
    known = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    variables = {
        "SECRET_KEY": "a-stand-in-for-the-test-0123456789-abcdefghijklmnopqrstuvwxyz",
        "BASE_URL": "https://kansrijk.example",
        "BEHIND_PROXY": "yes",
        "VAR_DIR": str(folder),
        "PORT": str(port),
    }
    with (folder / "gunicorn.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn"], cwd=settings.ROOT, env={**known, **variables}, stdout=log, stderr=log
        )
    try:
        wait_for(port, process, folder / "gunicorn.log")
        yield Served(port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def wait_for(port, process, log):
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            Served(port).ask("GET /healthz/live HTTP/1.1")
        except (OSError, IndexError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(log.read_text())


def request_line(length):
    start, end = "GET /zoeken/?q=", " HTTP/1.1"
    return f"{start}{'a' * (length - len(start) - len(end))}{end}"


@pytest.mark.parametrize("length", [LIMIT + 1, 10_040, 300_000])
def test_a_request_line_over_the_limit_gets_a_page_in_dutch(served, length):
    status, head, body = served.ask(request_line(length))
    assert status == 414
    assert "text/html; charset=utf-8" in head
    assert '<html lang="nl"' in body
    assert "te lang" in body
    assert "/zoeken/" in body


def test_a_request_line_at_the_limit_reaches_the_site(served):
    status, _, _ = served.ask(request_line(LIMIT))
    assert status != 414


def test_other_nonsense_still_gets_an_answer(served):
    status, _, _ = served.ask("NONSENSE")
    assert status == 400
