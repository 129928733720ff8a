"""An Elasticsearch of the tests' own: on loopback, passwords of this run, a temporary folder, gone when they are."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import SystemRandom
from urllib.request import ProxyHandler, Request, build_opener

from install import debian, elasticsearch_build
from install.lifetimes import is_alive, number_in, signal_group, with_parent
from install.telling import Line, Refusal
from install.unprivileged import identity, user_for

PREFIX = "kansrijk-elasticsearch-"
HOST = "127.0.0.1"
SITE = "kansrijk"
ADMIN = "elastic"
# Below the ports that the kernel hands out by itself: a server that restarts finds its own still free.
PORTS = range(20_000, 32_000)
READY_WITHIN = 300.0  # seconds; 8 on two idle cores
SILENT_WITHIN = 20.0
OPTIONS = "-Xms512m -Xmx512m -XX:-AlwaysPreTouch"
SETTINGS = """\
cluster.name: kansrijk-tests
node.name: kansrijk-tests
discovery.type: single-node
network.host: {host}
http.port: {port}
transport.port: {transport_port}
xpack.security.enabled: true
xpack.security.http.ssl.enabled: false
xpack.security.transport.ssl.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
"""
# The least the site needs. `write` covers documents, `maintenance` refreshing, `view_index_metadata` reading aliases
# and mappings. The two names of actions stand for `manage`, which would also allow closing and blocking an index.
ROLES = """\
kansrijk:
  cluster: [monitor]
  indices:
    - names: ["kansrijk*"]
      privileges:
        - create_index
        - delete_index
        - read
        - write
        - maintenance
        - view_index_metadata
        - "indices:admin/aliases"
        - "indices:admin/settings/update"
"""


@dataclass
class Server:
    """A server in a folder of its own. It keeps its port, passwords and data over `kill` and `start`."""

    folder: Path
    home: Path
    java: Path
    user: str | None
    port: int
    transport_port: int
    site_password: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    admin_password: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """For the site: it may do what the site needs with indices named kansrijk*, and nothing else."""
        return f"http://{SITE}:{self.site_password}@{HOST}:{self.port}"

    @property
    def admin_url(self) -> str:
        """For a test that breaks something: everything is allowed."""
        return f"http://{ADMIN}:{self.admin_password}@{HOST}:{self.port}"

    @property
    def is_up(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def log(self) -> str:
        """What it said since it was made."""
        said = self.folder / "server.log"
        return said.read_text(errors="replace") if said.exists() else ""

    def start(self, status: str = "yellow") -> None:
        """Start and wait until its indices are at least yellow; "red" waits for nothing but an answer."""
        if self.is_up:
            return
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.home / "bin" / "elasticsearch", "-p", self.folder / "server.pid"],
                cwd=self.home,
                env=variables(self),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Out of reach of the terminal's Ctrl-C, and one group of what starts the server and the server.
                start_new_session=True,
                preexec_fn=with_parent(signal.SIGTERM),
                **identity(self.user),
            )
        wait_until_ready(self, self.process, status)

    def wait(self) -> None:
        """Until it ends by itself."""
        if self.process is not None:
            self.process.wait()

    def kill(self) -> None:
        """End it as a power cut does; returns when nobody answers any more."""
        if self.process is None:
            return
        signal_group(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
        wait_until_silent(self.port)


@contextmanager
def running() -> Iterator[str]:
    """The URL of the server that ELASTICSEARCH_URL names; where it names none, of one that runs as long as this."""
    given = os.environ.get("ELASTICSEARCH_URL", "").strip()
    if given:
        yield given
        return
    with serving() as server:
        yield server.url


@contextmanager
def serving() -> Iterator[Server]:
    """Start a server with nothing in it and yield it; it is always stopped and removed."""
    clear_leftovers()
    java = debian.need(f"Java {debian.JAVA_WANTED}", debian.java, ["default-jre-headless"])
    build = elasticsearch_build.fetched()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    server: Server | None = None
    try:
        line = Line(f"Starting Elasticsearch {elasticsearch_build.VERSION} for the tests.")
        server = made(folder, build, java)
        server.start()
        line.close()
        yield server
    finally:
        if server is not None:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def made(folder: Path, build: Path, java: Path) -> Server:
    """Unpacked and set up, not started."""
    user = user_for("Elasticsearch", ("nobody",))
    (folder / "tmp").mkdir()
    home = elasticsearch_build.unpack(build, folder, user)
    server = Server(folder, home, java, user, *two_free_ports())
    ports = {"port": server.port, "transport_port": server.transport_port}
    (home / "config" / "elasticsearch.yml").write_text(SETTINGS.format(host=HOST, **ports))
    (home / "config" / "roles.yml").write_text(ROLES)
    call(server, "elasticsearch-keystore", "add", "-f", "-x", "bootstrap.password", said=server.admin_password)
    call(server, "elasticsearch-users", "useradd", SITE, "-p", server.site_password, "-r", SITE)
    return server


def two_free_ports() -> tuple[int, int]:
    first, second, *_ = filter(is_free, SystemRandom().sample(PORTS, 100))
    return first, second


def is_free(port: int) -> bool:
    try:
        with socket.socket() as probe:
            probe.bind((HOST, port))
    except OSError:
        return False
    return True


def call(server: Server, program: str, *words: str, said: str = "") -> None:
    """Run one of Elasticsearch's own programs, which reads what is said to it."""
    done = subprocess.run(
        [server.home / "bin" / program, *words],
        cwd=server.home,
        env=variables(server),
        input=said,
        capture_output=True,
        text=True,
        check=False,
        **identity(server.user),
    )
    if done.returncode:
        raise Refusal(f"{program} failed for the tests' own Elasticsearch:\n{done.stdout}{done.stderr}")


def variables(server: Server) -> dict[str, str]:
    """What is set on a person's machine (ES_PATH_CONF, JAVA_TOOL_OPTIONS …) must not steer it."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(server.folder),
        "ES_JAVA_HOME": str(server.java),
        "ES_JAVA_OPTS": OPTIONS,
        "ES_TMPDIR": str(server.folder / "tmp"),
    }


def wait_until_ready(server: Server, process: subprocess.Popen[bytes], status: str) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        if is_ready(server, status):
            return
        time.sleep(0.2)
    raise Refusal(f"The tests' own Elasticsearch does not start. What it says:\n{server.log()}")


def is_ready(server: Server, status: str) -> bool:
    word = b64encode(f"{SITE}:{server.site_password}".encode()).decode()
    address = f"http://{HOST}:{server.port}/_cluster/health?wait_for_status={status}&timeout=1s"
    asked = Request(address, headers={"Authorization": f"Basic {word}"})
    try:
        with build_opener(ProxyHandler({})).open(asked, timeout=5):
            return True
    except (OSError, HTTPException):  # not there yet, or not in good health
        return False


def wait_until_silent(port: int) -> None:
    deadline = time.monotonic() + SILENT_WITHIN
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)):
                return
        time.sleep(0.02)
    raise Refusal(f"The tests' own Elasticsearch was ended, and something still answers at port {port}.")


def clear_leftovers() -> None:
    """Remove folders, and stop servers in them, whose runner is gone without having cleaned up."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        # In the name, so that there is no moment in which a folder that was just made has no runner.
        runner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not runner.isdecimal() or is_alive(int(runner)):
            continue
        server = number_in(folder / "server.pid")
        if server and works_in(server, folder):
            with suppress(PermissionError, ProcessLookupError):
                os.kill(server, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)


def works_in(pid: int, folder: Path) -> bool:
    """Whether this process is the server of that folder, and not another that got its number later."""
    try:
        return os.fsencode(folder) in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
