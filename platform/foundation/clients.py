"""From where a request comes, as far as that can be trusted."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64
"""Bits of an IPv6 address that are one connection's; the others its owner chooses, as often as liked."""


def client_address(request: HttpRequest) -> str:
    """What limits count by. Behind the site's own proxy (BEHIND_PROXY) the last address of X-Forwarded-For, which that
    proxy wrote: what stands before it anybody can write. Otherwise that of the connection.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        found = ip_address(address)
    except ValueError:  # a socket, or a proxy that adds a port
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network(f"{found}/{HOUSEHOLD}", strict=False))
