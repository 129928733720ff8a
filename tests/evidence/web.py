"""A small web on loopback: real servers that answer as a test asks, and remember what they were asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from ssl import SSLContext
from typing import Any

from evidence.links import Reach

LOOPBACK = ip_address("127.0.0.1")
Answers = dict[str, int | str | Callable[[BaseHTTPRequestHandler], None]]


@dataclass
class Web:
    """By path a status, an address to lead on to, or what to do; by method and path where the method matters."""

    port: int = 0
    scheme: str = "http"
    answers: Answers = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[Any] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        said = f"{handler.command} {handler.path}"
        self.asked.append(said)
        self.headers.append(handler.headers)
        answer = self.answers.get(said, self.answers.get(handler.path, 200))
        if callable(answer):
            answer(handler)
        elif isinstance(answer, str):
            self._lead(handler, answer)
        else:
            handler.send_response(answer)
            handler.end_headers()

    def _lead(self, handler: BaseHTTPRequestHandler, to: str) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()


@contextmanager
def a_web(secure: SSLContext | None = None) -> Iterator[Web]:
    web = Web(scheme="https" if secure else "http")

    class Handler(BaseHTTPRequestHandler):
        """Tells the web what is asked."""

        def do_HEAD(self) -> None:
            web.answer(self)

        do_GET = do_HEAD

        def log_message(self, format: str, *args: Any) -> None:
            """A test asks the web, not standard error."""

    class Server(ThreadingHTTPServer):
        """Counts connections, also those in which nothing is said."""

        daemon_threads = True

        def verify_request(self, request: Any, client_address: Any) -> bool:
            web.connections += 1
            return True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if secure:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    web.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()


def reach(*webs: Web, **others: Any) -> Reach:
    """The servers of the test, which the site itself would never ask."""
    ports = frozenset(web.port for web in webs)
    return Reach(**{"allowed": lambda address: address == LOOPBACK, "ports": ports, **others})
