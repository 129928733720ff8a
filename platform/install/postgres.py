"""A PostgreSQL of the tests' own: in a temporary folder, on a socket in that folder, gone when the tests are."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from install.lifetimes import is_alive, number_in, with_parent
from install.telling import Refusal
from install.unprivileged import identity, user_for

PREFIX = "kansrijk-postgres-"
OWNER = "kansrijk"
MAX_CONNECTIONS = 300
READY_WITHIN = 60.0
STOPPED_WITHIN = 20.0
# Nothing in it has to survive a crash.
OPTIONS = {
    "listen_addresses": "",
    "max_connections": str(MAX_CONNECTIONS),
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


@dataclass(frozen=True)
class Server:
    """The programs of one PostgreSQL version, the folder it works in, and the user it runs as."""

    programs: Path
    folder: Path
    user: str | None

    @property
    def url(self) -> str:
        return f"postgres://{OWNER}@{quote(str(self.folder), safe='')}/{OWNER}"

    def command(self, program: str, *words: str) -> list[str]:
        return [str(self.programs / program), *words]

    def identity(self) -> dict[str, Any]:
        """For subprocess: PostgreSQL refuses to run as root."""
        return identity(self.user)


@contextmanager
def running(programs: Path, options: Mapping[str, str] | None = None) -> Iterator[str]:
    """Start a server with an empty database and yield its DATABASE_URL; it is always stopped and removed. `options` are
    PostgreSQL's settings, beside those of all our servers.
    """
    clear_leftovers()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    server = Server(programs, folder, user_for("PostgreSQL", ("postgres", "nobody")))
    process: subprocess.Popen[bytes] | None = None
    try:
        (folder / "runner.pid").write_text(str(os.getpid()))
        if server.user is not None:
            shutil.chown(folder, server.user)
        make(server)
        process = start(server, OPTIONS | dict(options or {}))
        wait_until_ready(server, process)
        call(server, server.command("createdb", "--host", str(folder), "--username", OWNER, OWNER))
        yield server.url
    finally:
        if process is not None:
            stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def make(server: Server) -> None:
    where = ["--pgdata", str(server.folder / "data"), "--username", OWNER, "--auth", "trust", "--no-sync"]
    call(server, server.command("initdb", *where, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions"))


def start(server: Server, options: Mapping[str, str]) -> subprocess.Popen[bytes]:
    settings = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (server.folder / "server.log").open("wb") as log:
        return subprocess.Popen(
            server.command("postgres", "-D", str(server.folder / "data"), "-k", str(server.folder), *settings),
            cwd=server.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Out of reach of the terminal's Ctrl-C: the tests end first, then we stop it.
            start_new_session=True,
            preexec_fn=with_parent(signal.SIGQUIT),
            **server.identity(),
        )


def wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        asked = server.command("pg_isready", "--quiet", "--host", str(server.folder))
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    log = (server.folder / "server.log").read_text(errors="replace")
    raise Refusal(f"The tests' own PostgreSQL does not start. What it says:\n{log}")


def call(server: Server, command: Sequence[str]) -> None:
    done = subprocess.run(command, cwd=server.folder, capture_output=True, text=True, check=False, **server.identity())
    if done.returncode:
        raise Refusal(f"{Path(command[0]).name} failed for the tests' own PostgreSQL:\n{done.stdout}{done.stderr}")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
    try:
        process.wait(STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def clear_leftovers() -> None:
    """Remove folders, and stop servers in them, whose runner is gone without having cleaned up."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        runner = number_in(folder / "runner.pid")
        if runner and is_alive(runner):
            continue
        server = number_in(folder / "data" / "postmaster.pid")
        if server and is_alive(server):
            with suppress(PermissionError, ProcessLookupError):
                os.kill(server, signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
