"""Which addresses may be asked for and reached."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from cijferwacht.feeds.fetch import Client, FetchFailed, get
from cijferwacht.feeds.guard import ForbiddenAddress, check_url, may_reach
from news_server import CLIENT, QUICK, serving

NOW = datetime(2026, 3, 22, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"],
)
def test_public_addresses_may_be_reached(address: str) -> None:
    assert may_reach(address)


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.9.10", "loopback"),
        ("::1", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local, metadata of clouds"),
        ("fe80::1%eth0", "link-local"),
        ("fd00::1", "unique local"),
        ("100.64.0.1", "shared by a provider's customers (CGNAT)"),
        ("100.127.255.254", "shared by a provider's customers (CGNAT)"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "broadcast"),
        ("192.0.2.1", "documentation"),
        ("::ffff:127.0.0.1", "IPv4-mapped loopback"),
        ("::ffff:10.0.0.1", "IPv4-mapped private"),
        ("2002:7f00:1::", "6to4 of loopback"),
        ("64:ff9b::a9fe:a9fe", "NAT64 of link-local"),
        ("64:ff9b::7f00:1", "NAT64 of loopback"),
        ("not an address", ""),
    ],
)
def test_addresses_that_are_not_on_the_public_internet_may_not(address: str, what: str) -> None:
    assert not may_reach(address)


def test_loopback_only_when_it_is_allowed_by_name() -> None:
    assert may_reach("127.0.0.1", allow_loopback=True)
    assert may_reach("::ffff:127.0.0.1", allow_loopback=True)
    assert not may_reach("10.0.0.1", allow_loopback=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://krant.example/rss",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO",
        "//krant.example/rss",
        "krant.example/rss",
        "http://",
        "http:///rss",
        r"http://krant.example\@127.0.0.1/",
        r"http:\\127.0.0.1\rss",
        "http://gebruiker:geheim@krant.example/",
        "http://krant.example@127.0.0.1/",
        "http://krant.example/a b",
        "http://krant.example/\r\nHost: intern",
        "http://krant.example/\x00",
        "http://krant.example:99999/",
        "http://krant.example:0/",
        "http://[::1/",
        "http://krant.example/" + "a" * 5000,
    ],
)
def test_forms_of_url_that_are_refused(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        check_url(url)


@pytest.mark.parametrize(
    "url", ["https://fd.nl/?rss", "http://krant.example:8080/rss?a=%20b", "HTTPS://KRANT.example/"]
)
def test_forms_of_url_that_pass(url: str) -> None:
    check_url(url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_a_server_on_this_machine_is_not_reached_by_any_spelling(host: str) -> None:
    with serving() as server:
        port = server.url.rpartition(":")[2]
        server.serve("/rss", b"geheim")
        with pytest.raises(FetchFailed) as failed:
            get(f"http://{host}:{port}/rss", Client("test", QUICK), NOW)
        assert failed.value.problem in ("forbidden-address", "no-such-host")
        assert failed.value.grade in ("hard", "soft")
        assert server.requests == []


def test_a_redirect_into_the_house_is_not_followed() -> None:
    with serving() as server:
        url = server.serve("/rss", status=302, location="http://169.254.169.254/latest/meta-data/")
        with pytest.raises(FetchFailed) as failed:
            get(url, CLIENT, NOW)
        assert failed.value.problem == "forbidden-address"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", r"http://krant.example\@10.0.0.1/", "ftp://krant.example/"]
)
def test_a_redirect_to_a_refused_form_is_not_followed(target: str) -> None:
    with serving() as server:
        url = server.serve("/rss", status=301, location=target)
        with pytest.raises(FetchFailed) as failed:
            get(url, CLIENT, NOW)
        assert failed.value.problem == "forbidden-address"


def test_what_is_judged_is_what_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers a public address first and a private one a moment later (DNS rebinding)."""
    answers = iter(["93.184.215.14", "127.0.0.1"])
    dialled: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def dial(address: tuple[str, int], **_: object) -> socket.socket:
        dialled.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", dial)
    with pytest.raises(FetchFailed) as failed:
        get("http://krant.example/rss", Client("test", QUICK), NOW)
    assert failed.value.problem == "no-connection"
    assert dialled == ["93.184.215.14"]
