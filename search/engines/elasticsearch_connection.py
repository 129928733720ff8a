"""How Elasticsearch is spoken to: within a deadline for the whole answer, and with one sentence for whatever fails."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR, socket
from threading import Event, Timer
from typing import Any, Final, ParamSpec, TypeVar
from urllib.parse import urlsplit

import elastic_transport
from elastic_transport import ConnectionTimeout, NodeConfig, TlsError, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, Elasticsearch, TransportError, UnsupportedProductError
from elasticsearch.helpers import BulkIndexError
from urllib3.connection import HTTPConnection, HTTPSConnection

from search.port import EngineDown

READ_WITHIN: Final = 1.0
"""Seconds within which a reader's question is connected, asked and answered; after that the database answers."""
WRITE_WITHIN: Final = 60.0
"""Seconds for one batch of documents, or one command to an index: nobody waits for those."""

P = ParamSpec("P")
T = TypeVar("T")


class Unavailable(EngineDown):
    """It will fail the next time too: time to leave the server alone for a while."""


class NoIndex(EngineDown):
    """What is asked for is not there."""


@contextmanager
def cut_off(sock: socket, seconds: float | None) -> Iterator[None]:
    """Shuts the connection after so many seconds, and raises TimeoutError. A socket's own time-out starts anew with
    every byte: a server that drips is never late.
    """
    late = Event()
    timer = Timer(seconds or WRITE_WITHIN, _shut, [sock, late])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if late.is_set():
            raise TimeoutError


def _shut(sock: socket, late: Event) -> None:
    late.set()
    with suppress(OSError):  # it ended by itself
        sock.shutdown(SHUT_RDWR)


class PunctualHTTP(HTTPConnection):
    """The answer, head and body, comes within the time-out or not at all."""

    def getresponse(self) -> Any:
        with cut_off(self.sock, self.sock.gettimeout()):
            return super().getresponse()


class PunctualHTTPS(HTTPSConnection):
    """The same through TLS."""

    def getresponse(self) -> Any:
        with cut_off(self.sock, self.sock.gettimeout()):
            return super().getresponse()


class PunctualNode(Urllib3HttpNode):
    """A server that is spoken to through these connections."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        self.pool.ConnectionCls = PunctualHTTPS if config.scheme == "https" else PunctualHTTP


def client_of(urls: Sequence[str], authority: str, seconds: float) -> Elasticsearch:
    """A client that gives up after so many seconds, whichever of the servers it asks. `authority` is a file with the
    certificate of who signed theirs; empty for the authorities that the system trusts.
    """
    return Elasticsearch(
        list(urls),
        ca_certs=authority or DEFAULT,
        node_class=PunctualNode,
        request_timeout=seconds / len(urls),
        max_retries=len(urls) - 1,
        retry_on_timeout=len(urls) > 1,
    )


def safely(where: str, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Whatever goes wrong is EngineDown, with a sentence for the operator; so is an answer that is none."""
    try:
        return call(*args, **kwargs)
    except EngineDown:
        raise
    except (ApiError, TransportError, BulkIndexError) as error:
        raise down(where, error) from error
    except Exception as error:
        raise Unavailable(f"What answers at {where} is no Elasticsearch: {type(error).__name__}: {error}") from error


def down(where: str, error: Exception) -> EngineDown:
    """The sentence, and whether trying again soon is of use."""
    match error:
        case UnsupportedProductError():
            return Unavailable(f"What answers at {where} is no Elasticsearch: {error}")
        case ApiError():
            return _refused(where, error)
        case TlsError():
            return Unavailable(f"The certificate of Elasticsearch at {where} is not trusted: {error.message}")
        case ConnectionTimeout():
            return Unavailable(f"Elasticsearch at {where} does not answer in time.")
        case elastic_transport.ConnectionError():
            return Unavailable(f"Elasticsearch at {where} cannot be reached, or hangs up: {error.message}")
        case BulkIndexError():
            return EngineDown(f"Elasticsearch at {where} does not take {len(error.errors)} documents: {_first(error)}")
    return Unavailable(f"What answers at {where} is no Elasticsearch: {error}")


def told(error: ApiError) -> tuple[int, str]:
    """The status and the kind of an error; one question of several has them inside an answer that is fine by itself."""
    body = error.body if isinstance(error.body, dict) else {}
    inside = body.get("error")
    kind = inside.get("type") if isinstance(inside, dict) else error.error
    return int(body.get("status") or error.meta.status), str(kind)


def _refused(where: str, error: ApiError) -> EngineDown:
    status, kind = told(error)
    said = f"{kind} ({status})"
    if status == 401:
        return Unavailable(f"Elasticsearch at {where} does not accept the user name and password.")
    if "cluster_block_exception" in said:
        return EngineDown(f"Elasticsearch at {where} has made the index read-only, as it does when a disk fills up.")
    if status == 403:
        return Unavailable(f"The user of Elasticsearch at {where} may not do this: {error}")
    if status == 429:
        return EngineDown(f"Elasticsearch at {where} has more work than it takes: {said}")
    if status >= 500:
        return Unavailable(f"Elasticsearch at {where} fails: {said}")
    if kind == "index_not_found_exception":
        return NoIndex(f"Elasticsearch at {where} has no such index.")
    return EngineDown(f"Elasticsearch at {where} refuses: {said}: {error}")


def _first(error: BulkIndexError) -> str:
    return str(error.errors[0])[:300] if error.errors else ""


def shown(urls: Sequence[str]) -> str:
    """The addresses without the password that stands in them."""
    parts = map(urlsplit, urls)
    return ", ".join(f"{part.scheme}://{part.hostname}:{part.port or ''}".rstrip(":") for part in parts)
