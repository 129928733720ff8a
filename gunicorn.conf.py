"""gunicorn as the site runs in production: `gunicorn` in this folder; the variables are in docs/operations.md."""

import os
import socket
import time
from pathlib import Path
from typing import Any

from gunicorn.http.errors import InvalidRequestLine, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

ROOT = Path(__file__).resolve().parent
TOO_LONG_PAGE = ROOT / "templates" / "414.html"
TOO_LONG_SENTENCE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Dit adres is te lang</title>'
    "<h1>Dit adres is te lang</h1><p>Gebruik minder woorden of minder filters. "
    '<a href="/zoeken/">Begin opnieuw met zoeken</a>.</p></html>'
)
NOT_AN_ADDRESS_SENTENCE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Dit adres klopt niet</title>'
    "<h1>Dit adres klopt niet</h1><p>Er staan tekens in die niet in een adres mogen staan. "
    '<a href="/zoeken/">Begin opnieuw met zoeken</a>.</p></html>'
)
# A browser shows the answer only after it could send its whole request: so much of the rest is read and thrown away.
READ_ON_BYTES = 1024 * 1024
READ_ON_SECONDS = 2.0


def too_long_page() -> bytes:
    """The page for a request line over the limit: plain text of the site's, since Django is never asked."""
    try:
        page = TOO_LONG_PAGE.read_text()
    except OSError:
        page = TOO_LONG_SENTENCE
    return page.encode()


def refusal(error: BaseException) -> bytes | None:
    """The whole answer to a request line that is no question Django could get; None for any other error."""
    if isinstance(error, LimitRequestLine):
        return answer("414 URI Too Long", too_long_page())
    if isinstance(error, InvalidRequestLine):
        return answer("400 Bad Request", NOT_AN_ADDRESS_SENTENCE.encode())
    return None


def answer(status: str, page: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\n"
        "Connection: close\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'\r\n"
        f"Content-Length: {len(page)}\r\n\r\n"
    )
    return head.encode() + page


def read_on(client: socket.socket) -> None:
    """Read what the client still sends, within bounds, so that closing does not reset the connection."""
    client.shutdown(socket.SHUT_WR)
    deadline = time.monotonic() + READ_ON_SECONDS
    left = READ_ON_BYTES
    while left > 0 and (patience := deadline - time.monotonic()) > 0:
        client.settimeout(patience)
        received = len(client.recv(65536))
        if not received:
            return
        left -= received


class Worker(ThreadWorker):
    """The threaded worker, with a page in Dutch where gunicorn itself would answer a bare English line."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        page = refusal(exc)
        if page is None:
            super().handle_error(req, client, addr, exc)
            return
        self.log.info("Request line refused from %s: %s", addr[0] if addr else "a socket", type(exc).__name__)
        try:
            client.sendall(page)
            read_on(client)
        except OSError:
            self.log.debug("The client left before it read that its request line was refused")


wsgi_app = "config.wsgi"
chdir = str(ROOT)
pythonpath = f"{ROOT / 'platform'},{ROOT}"
bind = os.environ.get("BIND", "").strip() or f"127.0.0.1:{os.environ.get('PORT', '').strip() or '8000'}"
workers = 2
threads = 4
worker_class = Worker
# As long as gunicorn allows: long questions and many filters stand in the address.
limit_request_line = 8190
# A worker that hangs is replaced; a rebuild of the search index runs in the worker process, never here.
timeout = 60
accesslog = None
