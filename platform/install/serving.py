"""The development server and the worker, together: one Ctrl-C stops both, and neither lives without the other."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from install.lifetimes import stop_group, with_parent
from install.places import PYTHON, ROOT
from install.site_content import demo_account, settings
from install.telling import Refusal, tell

PATIENCE = 8.0  # seconds that a process gets to stop by itself
ANSWERS_WITHIN = 60.0
SPEAKING = {"PYTHONUNBUFFERED": "1", "DJANGO_RUNSERVER_HIDE_WARNING": "true"}


@dataclass(frozen=True)
class Part:
    name: str
    process: subprocess.Popen[bytes]


def port() -> int:
    """The port of PORT, 8000 without it; raises Refusal for what is no port."""
    text = os.environ.get("PORT", "").strip() or "8000"
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise Refusal(f"PORT is {text!r}; write a number from 1 to 65535, for instance: PORT=8765 make run")
    return int(text)


def refuse_a_taken_port(number: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except PermissionError:
            raise Refusal(f"Port {number} is not for ordinary users; choose one from 1024 on.") from None
        except OSError:
            raise Refusal(
                f"Port {number} is in use. Stop what runs there, or choose another: PORT={other(number)} make run"
            ) from None


def other(number: int) -> int:
    return number + 1 if number < 65535 else 8000


def serve(number: int) -> int:
    """Run server and worker until Ctrl-C (0) or until one of them ends (1)."""
    with started(number) as parts:
        try:
            if wait_for_answer(number, parts):
                tell(welcome(number))
            return wait_for_an_end(parts)
        except KeyboardInterrupt:
            tell("\nStopping the server and the worker.")
            return 0


@contextmanager
def started(number: int) -> Iterator[list[Part]]:
    parts: list[Part] = []
    try:
        parts.append(Part("server", start("runserver", f"localhost:{number}")))
        parts.append(Part("worker", start("worker")))
        yield parts
    finally:
        for part in parts:
            stop_group(part.process, signal.SIGTERM, PATIENCE)


def start(*words: str) -> subprocess.Popen[bytes]:
    # A session of its own: the terminal's Ctrl-C then reaches only us, and we stop both in order.
    return subprocess.Popen(
        [PYTHON, ROOT / "manage.py", *words],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings(), **SPEAKING},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=with_parent(signal.SIGTERM),
    )


def wait_for_answer(number: int, parts: list[Part]) -> bool:
    deadline = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < deadline and all(part.process.poll() is None for part in parts):
        try:
            socket.create_connection(("localhost", number), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return True
    return False


def wait_for_an_end(parts: list[Part]) -> int:
    while True:
        for part in parts:
            if part.process.poll() is not None:
                tell(f"The {part.name} ended by itself (status {part.process.returncode}); stopping the rest.")
                return 1
        time.sleep(0.3)


def welcome(number: int) -> str:
    lines = ["", f"  Kansrijk is at  http://localhost:{number}"]
    account = demo_account()
    if account:
        email, password, code = account
        lines.append(
            f"  Log in at       http://localhost:{number}/beheer/  as {email}  with {password}  and the code {code}"
        )
    return "\n".join([*lines, "  Ctrl-C stops it.", ""])
