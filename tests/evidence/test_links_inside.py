"""What somebody typed as a link never leads the checker inside a network."""

from ipaddress import ip_address
from typing import Any

import pytest

from evidence import links
from evidence.links import Reach, check, is_public
from tests.evidence.web import Web, reach


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - nothing listens here
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "145.0.2.10", "2a00:1450:400e:80c::200e", "2001:610::1"])
def test_an_address_of_the_internet_is(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/", "binnen een netwerk"),
        ("http://localhost/", "binnen een netwerk"),
        ("http://2130706433/", "binnen een netwerk"),
        ("http://0x7f000001/", "binnen een netwerk"),
        ("http://0177.0.0.1/", "binnen een netwerk"),
        ("http://127.1/", "binnen een netwerk"),
        ("http://①②⑦.0.0.1/", "geen"),
        ("http://0/", "binnen een netwerk"),
        ("http://[::]/", "binnen een netwerk"),
        ("http://[::1]/", "binnen een netwerk"),
        ("http://[::ffff:127.0.0.1]/", "binnen een netwerk"),
        ("https://169.254.169.254/latest/meta-data/", "binnen een netwerk"),
        ("http://iemand:geheim@bron.example/", "naam of een wachtwoord"),
        ("http://iemand@bron.example/", "naam of een wachtwoord"),
        ("http://bron.example:8080/", "ongewone poort"),
        ("http://bron.example:22/", "ongewone poort"),
        ("http://bron.example:99999/", "geen adres"),
        ("ftp://bron.example/", "geen adres"),
        ("http:///pad", "geen adres"),
        ("http://[", "geen adres"),
        ("zomaar", "geen adres"),
        ("", "geen adres"),
        (f"http://{'a' * 300}.example/", "geen"),
        ("http://bron..example/", "geen"),
    ],
)
def test_an_address_that_leads_inside_or_nowhere_is_refused(url: str, reason: str) -> None:
    found = check(url, Reach())
    assert not found.works
    assert reason in found.reason


def test_a_name_of_which_one_address_is_inside_is_refused(web: Web, monkeypatch: Any) -> None:
    rows = [(2, 1, 6, "", ("127.0.0.1", web.port)), (2, 1, 6, "", ("10.0.0.1", web.port))]
    monkeypatch.setattr(links.socket, "getaddrinfo", lambda *args, **kwargs: rows)
    assert "binnen een netwerk" in check(web.url(host="bron.example"), reach(web)).reason
    assert not web.connections


def test_a_name_is_looked_up_once_and_not_again_to_connect(web: Web, monkeypatch: Any) -> None:
    """A name server that says something else the second time gets nobody inside."""
    asked = []

    def once(host: str, *args: Any, **kwargs: Any) -> Any:
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", web.port))]

    real = links.socket.getaddrinfo
    answers = {"bron.example": once}
    monkeypatch.setattr(
        links.socket, "getaddrinfo", lambda host, *rest, **kw: answers.get(host, real)(host, *rest, **kw)
    )
    assert check(web.url(host="bron.example"), reach(web)).works
    assert asked == ["bron.example"]
    assert web.headers[0]["Host"] == f"bron.example:{web.port}"
