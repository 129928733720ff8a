"""Servers on real sockets that are anything but a healthy Elasticsearch."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import trustme

Answer = Callable[[socket.socket], None]
DRIPS = 400


@dataclass
class BadServer:
    """Listens on loopback and does `answer` with every connection; counts what it met."""

    answer: Answer
    context: ssl.SSLContext | None = None
    connections: int = 0
    cut_off: threading.Event = field(default_factory=threading.Event)

    def serve(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection: socket.socket) -> None:
        with suppress(OSError), self.secured(connection) as secure:
            read_request(secure)
            try:
                self.answer(secure)
            except OSError:
                self.cut_off.set()

    def secured(self, connection: socket.socket) -> socket.socket:
        if self.context is None:
            return connection
        try:
            return self.context.wrap_socket(connection, server_side=True)
        except OSError:
            connection.close()
            raise


def read_request(connection: socket.socket) -> None:
    """All of it: who closes before that resets the connection, and the answer may be lost."""
    with connection.makefile("rb") as file:
        head = list(takewhile(lambda line: line != b"\r\n", file))
        lengths = [int(line.partition(b":")[2]) for line in head if line.lower().startswith(b"content-length:")]
        file.read(sum(lengths))


@contextmanager
def bad_server(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[tuple[str, BadServer]]:
    """Its address while it listens, and itself."""
    server = BadServer(answer, context)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=server.serve, args=(listening,), daemon=True).start()
        scheme = "https" if context else "http"
        yield f"{scheme}://127.0.0.1:{listening.getsockname()[1]}", server
        listening.shutdown(socket.SHUT_RDWR)  # or the thread that waits there keeps it open


def said(status: str, body: str, *headers: str) -> Answer:
    """An HTTP answer with this body, as Elasticsearch marks its own."""
    lines = ["HTTP/1.1 " + status, f"Content-Length: {len(body.encode())}", *headers, "Connection: close", "", body]

    def answer(connection: socket.socket) -> None:
        connection.sendall("\r\n".join(lines).encode())

    return answer


JSON = ("Content-Type: application/vnd.elasticsearch+json;compatible-with=8", "X-Elastic-Product: Elasticsearch")


def json_said(status: str, body: str) -> Answer:
    return said(status, body, *JSON)


def silent(connection: socket.socket) -> None:
    """Takes the question and says nothing, until the other side has enough of it."""
    connection.recv(1)
    raise ConnectionResetError


def dripping(connection: socket.socket) -> None:
    """One byte of a header each tenth of a second: never late for a time-out that starts anew with every byte."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    for _ in range(DRIPS):
        time.sleep(0.1)
        connection.sendall(b"a")


def dripping_body(connection: socket.socket) -> None:
    connection.sendall("\r\n".join(["HTTP/1.1 200 OK", "Content-Length: 100000", *JSON, "", ""]).encode())
    for _ in range(DRIPS):
        time.sleep(0.1)
        connection.sendall(b" ")


def hanging_up(connection: socket.socket) -> None:
    connection.sendall("\r\n".join(["HTTP/1.1 200 OK", "Content-Length: 500", *JSON, "", '{"resp']).encode())


def own_certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """TLS by an authority that nobody knows, and the file by which one may come to trust it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    known = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(known))
    return context, known


RED: str = (
    '{"error":{"type":"search_phase_execution_exception","reason":"all shards failed","root_cause":[]},"status":503}'
)
BUSY: str = '{"error":{"type":"es_rejected_execution_exception","reason":"queue is full","root_cause":[]},"status":429}'
REFUSED: str = '{"error":{"type":"security_exception","reason":"unable to authenticate","root_cause":[]},"status":401}'
PARTLY_RED: str = '{"took":1,"responses":[' + ",".join([RED] * 2) + "]}"
NONSENSE: str = '{"responses": [{"hits": 7}, "aggregations"]}'
