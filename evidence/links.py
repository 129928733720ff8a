"""Whether an address on the web can still be read, asked with care.

An address is what somebody typed, so the checker must not become a way into the network that it runs in: a name is
looked up once, each of its addresses must be a public one, and the connection is made to exactly such an address. A
redirect is another address, and is judged anew.
"""

import http.client
import logging
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread
from urllib.parse import urljoin

import certifi
import urllib3.exceptions
from django.conf import settings
from django.utils.translation import gettext as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url, parse_url

log = logging.getLogger("evidence")
Address = IPv4Address | IPv6Address

PATIENCE = 5.0  # seconds, for a connection and for each part of an answer
ALL_TOGETHER = 10.0  # seconds
MOST_REDIRECTS = 5
MOST_ADDRESSES = 2
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
GONE = {404, 410}
BROKEN_OFF = 0
REGISTRIES = {"doi.org", "dx.doi.org"}
"""That a DOI leads somewhere is what its registry answers for; many publishers send programs away."""
NEVER = tuple(
    map(
        ip_network,
        (
            *("::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"),  # stand for one of IPv4, whichever it is
            *("192.0.0.0/24", "192.88.99.0/24"),  # for protocols; not every version of Python knows
            "168.63.129.16/32",  # where machines at Azure reach what runs them
        ),
    )
)


def is_public(address: Address) -> bool:
    """Whether this is an address of the whole internet, and of nothing else."""
    if any(address in network for network in NEVER):
        return False
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    inside = address.is_private or address.is_loopback or address.is_link_local
    return address.is_global and not (inside or address.is_multicast or address.is_reserved or address.is_unspecified)


@dataclass(frozen=True)
class Reach:
    """What may be connected to, and which authorities sign certificates. Tests reach servers of their own."""

    allowed: Callable[[Address], bool] = is_public
    ports: frozenset[int] = frozenset(PORTS.values())
    authorities: str = certifi.where()


@dataclass(frozen=True)
class Finding:
    """What was found. `gone`: the server itself says that there is nothing any more."""

    works: bool
    reason: str = ""
    gone: bool = False


class Unreachable(Exception):
    """Why nothing was asked, or nothing answered, in a sentence; asking in another way would not help."""


def check_all(urls: Sequence[str], reach: Reach) -> list[Finding]:
    """All at the same time. Each in a thread that is left behind when time is up: a server that sends a letter every
    second, or a name server that is silent, keeps to no time-out of a connection.
    """
    found: dict[str, Finding] = {}
    threads = [Thread(target=_into, args=(found, url, reach), daemon=True) for url in urls]
    until = time.monotonic() + ALL_TOGETHER
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    silent = Finding(False, _("The server does not answer in time."))
    return [found.get(url, silent) for url in urls]


def _into(found: dict[str, Finding], url: str, reach: Reach) -> None:
    try:
        found[url] = check(url, reach)
    except Exception:
        log.exception("The link %s cannot be checked.", url)
        found[url] = Finding(False, _("The server breaks off, or answers what cannot be understood."))


def check(url: str, reach: Reach) -> Finding:
    """Without the page itself, where the server can do that."""
    try:
        found = _asked("HEAD", url, reach)
        return found if found.works else _asked("GET", url, reach)
    except Unreachable as reason:
        return Finding(False, str(reason))


def _asked(method: str, url: str, reach: Reach) -> Finding:
    for _step in range(MOST_REDIRECTS + 1):
        target = _target(url, reach)
        status, leads_to = _answer(method, target, _addresses(target, reach), reach)
        if status not in REDIRECTS or not leads_to or target.host in REGISTRIES:
            return _judged(status)
        url = _joined(url, leads_to)
    raise Unreachable(_("It leads on from one address to another without end."))


def _joined(url: str, leads_to: str) -> str:
    try:
        return urljoin(url, leads_to)
    except ValueError:
        return leads_to  # which is judged as any other


def _judged(status: int) -> Finding:
    if 200 <= status < 400:
        return Finding(True)
    if status in GONE:
        return Finding(False, _("The server says that the page is gone (%(status)d).") % {"status": status}, gone=True)
    if status == BROKEN_OFF:
        return Finding(False, _("The server breaks off, or answers what cannot be understood."))
    return Finding(False, _("The server answers with an error (%(status)d).") % {"status": status})


def _target(url: str, reach: Reach) -> Url:
    try:
        target = parse_url(url)
    except urllib3.exceptions.LocationParseError:
        target = Url()
    if target.scheme not in PORTS or not target.host:
        raise Unreachable(_("This is no address of a page."))
    if target.auth:
        raise Unreachable(_("The address holds a name or a password."))
    if _port(target) not in reach.ports:
        raise Unreachable(_("The address has an unusual port, where this site does not look."))
    return target


def _port(target: Url) -> int:
    return target.port or PORTS[str(target.scheme)]


def _addresses(target: Url, reach: Reach) -> list[Address]:
    """Looked up once; IPv4 first, since not every machine has IPv6."""
    host = str(target.host).strip("[]")
    try:
        rows = socket.getaddrinfo(host, _port(target), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(_("There is no server of this name.")) from error
    found = sorted({ip_address(row[4][0]) for row in rows}, key=lambda address: (address.version, int(address)))
    if not all(map(reach.allowed, found)):
        raise Unreachable(_("It leads inside a network, where this site does not look."))
    return found[:MOST_ADDRESSES]


def _answer(method: str, target: Url, addresses: Sequence[Address], reach: Reach) -> tuple[int, str]:
    """The status, and where a redirect leads."""
    for address in addresses:
        try:
            return _said(method, target, _connection(address, target, reach))
        except urllib3.exceptions.NewConnectionError:
            continue
        except (TimeoutError, urllib3.exceptions.TimeoutError) as error:
            raise Unreachable(_("The server does not answer in time.")) from error
        except ssl.SSLError as error:
            raise Unreachable(_("The certificate of the server is not trusted.")) from error
        except (http.client.HTTPException, urllib3.exceptions.HTTPError, OSError, ValueError):
            return BROKEN_OFF, ""
    raise Unreachable(_("The server takes no connection."))


def _connection(address: Address, target: Url, reach: Reach) -> HTTPConnection:
    """To the address that was judged, and with the name that was looked up. No proxy of the environment is used."""
    if target.scheme == "http":
        return HTTPConnection(str(address), port=_port(target), timeout=PATIENCE)
    return HTTPSConnection(
        str(address),
        port=_port(target),
        timeout=PATIENCE,
        server_hostname=str(target.host).strip("[]"),
        cert_reqs="CERT_REQUIRED",
        ca_certs=reach.authorities,
    )


def _said(method: str, target: Url, connection: HTTPConnection) -> tuple[int, str]:
    """Nothing of the page itself is read."""
    headers = {
        "Host": str(target.netloc),
        "User-Agent": f"Kansrijk ({settings.BASE_URL}; looks once a month whether links still work)",
        "Accept": "*/*",
    }
    try:
        connection.request(method, target.request_uri, headers=headers, preload_content=False)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        connection.close()
