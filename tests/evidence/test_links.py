"""Links are looked at by real connections to servers on loopback, and never inside a network."""

import ssl
import time
from typing import Any

import pytest
import trustme

from evidence import links
from evidence.links import Reach, check, check_all
from tests.browser.site import free_port
from tests.evidence.web import Web, a_web, reach

CERTIFICATE = trustme.CA()


# ---- what an answer means


def test_what_answers_works_and_is_asked_for_no_more_than_its_head(web: Web, settings: Any) -> None:
    settings.BASE_URL = "https://kansrijk.example"
    assert check(web.url("/rapport"), reach(web)).works
    assert web.asked == ["HEAD /rapport"]
    assert web.headers[0]["User-Agent"].startswith("Kansrijk (https://kansrijk.example;")
    assert web.headers[0]["Host"] == f"127.0.0.1:{web.port}"


@pytest.mark.parametrize("status", [405, 403, 501, 500, 404])
def test_a_server_that_knows_no_head_is_asked_for_the_page(web: Web, status: int) -> None:
    web.answers = {"HEAD /": status, "GET /": 200}
    assert check(web.url(), reach(web)).works
    assert web.asked == ["HEAD /", "GET /"]


def test_a_server_that_hangs_up_on_head_is_asked_for_the_page(web: Web) -> None:
    web.answers = {"HEAD /": lambda handler: handler.connection.close()}
    assert check(web.url(), reach(web)).works


@pytest.mark.parametrize(("status", "gone"), [(404, True), (410, True), (401, False), (403, False), (503, False)])
def test_what_does_not_answer_well_fails_and_some_is_gone(web: Web, status: int, gone: bool) -> None:
    web.answers = {"/": status}
    found = check(web.url(), reach(web))
    assert (found.works, found.gone) == (False, gone)
    assert str(status) in found.reason


def test_of_a_page_without_end_nothing_is_read(web: Web) -> None:
    sent = []

    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _part in range(500):
            handler.wfile.write(b"x" * 100_000)
            sent.append(1)

    web.answers = {"HEAD /": 405, "GET /": endless}
    assert check(web.url(), reach(web)).works
    time.sleep(0.3)
    assert len(sent) < 500


def test_a_server_that_is_not_there_takes_no_connection() -> None:
    port = free_port()
    found = check(f"http://127.0.0.1:{port}/", reach(ports=frozenset({port})))
    assert found.reason == "De server neemt geen verbinding aan."


def test_a_name_that_nobody_has() -> None:
    assert check("http://bestaat-niet.invalid/", Reach()).reason == "Er is geen server met deze naam."


def test_an_answer_that_is_none(web: Web) -> None:
    web.answers = {"/": lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n")}
    assert "niet te begrijpen" in check(web.url(), reach(web)).reason


def test_a_silent_server_and_one_that_drips_hold_nobody_up(web: Web, monkeypatch: Any) -> None:
    monkeypatch.setattr(links, "ALL_TOGETHER", 3.0)

    def drip(handler: Any) -> None:
        for _letter in range(600):
            handler.wfile.write(b"H")
            time.sleep(0.1)

    web.answers = {"/stil": lambda handler: time.sleep(60), "/traag": drip}
    began = time.monotonic()
    silent, slow, works = check_all([web.url("/stil"), web.url("/traag"), web.url("/")], reach(web))
    assert time.monotonic() - began < 30
    assert silent.reason == slow.reason == "De server antwoordt niet op tijd."
    assert works.works


# ---- redirects


def test_a_redirect_is_followed(web: Web) -> None:
    web.answers = {"/oud": "/nieuw", "/nieuw": web.url("/nieuwst")}
    assert check(web.url("/oud"), reach(web)).works
    assert web.asked == ["HEAD /oud", "HEAD /nieuw", "HEAD /nieuwst"]


def test_redirects_without_end_are_left(web: Web) -> None:
    web.answers = {"/rond": "/rond"}
    assert "zonder einde" in check(web.url("/rond"), reach(web)).reason
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    "to", ["http://10.0.0.1:{port}/", "http://[::1]:{port}/", "http://0x7f000002:{port}/", "http://127.0.0.1:22/"]
)
def test_a_redirect_to_where_the_site_does_not_look_is_not_followed(web: Web, to: str) -> None:
    web.answers = {"/": to.format(port=web.port)}
    assert "waar deze site niet kijkt" in check(web.url(), reach(web)).reason
    assert len(web.asked) == 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "http://[kapot/"])
def test_a_redirect_to_what_is_no_page_is_not_followed(web: Web, to: str) -> None:
    web.answers = {"/": to}
    assert check(web.url(), reach(web)).reason == "Dit is geen adres van een bladzijde."


# ---- certificates


def secure(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CERTIFICATE.issue_cert(name).configure_cert(context)
    return context


@pytest.mark.parametrize(("name", "works"), [("localhost", True), ("iets-anders.example", False)])
def test_the_certificate_is_that_of_the_name_and_the_connection_to_the_address(name: str, works: bool) -> None:
    with a_web(secure(name)) as web, CERTIFICATE.cert_pem.tempfile() as authority:
        found = check(web.url(host="localhost"), reach(web, authorities=authority))
        assert found.works is works
        assert works or found.reason == "Het certificaat van de server wordt niet vertrouwd."
        assert len(web.asked) == works


def test_a_certificate_of_nobody_known_is_not_trusted() -> None:
    with a_web(secure("localhost")) as web:
        assert "niet vertrouwd" in check(web.url(host="localhost"), reach(web)).reason


def test_a_registry_answers_for_its_doi_and_the_publisher_is_not_asked(web: Web, monkeypatch: Any) -> None:
    monkeypatch.setattr(links, "REGISTRIES", {"127.0.0.1"})
    web.answers = {"/10.1000/182": web.url("/uitgever", host="localhost"), "/uitgever": 403}
    assert check(web.url("/10.1000/182"), reach(web)).works
    assert web.asked == ["HEAD /10.1000/182"]
