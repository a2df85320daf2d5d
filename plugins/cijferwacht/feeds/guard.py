"""Addresses that come from feeds and pages are hostile: which may be asked for, and which reached.

A name is checked where it is connected to, not before: the addresses a host resolves to are looked up once,
judged, and those very addresses are dialled, so a second answer of its name server (DNS rebinding) changes
nothing. The URL's form is checked too, because two parsers that disagree about a URL's host, as over
``http://news.example\\@127.0.0.1/``, are the usual way around such a guard.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from contextlib import suppress
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

#: RFC 6052: an IPv4 address inside an IPv6 one, for networks that translate.
NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
#: Longest URL that is asked for; browsers and servers stop near here as well.
LONGEST_URL = 4096


class ForbiddenAddress(Exception):
    """An address that must not be asked for or reached; the message says why."""


def check_url(url: str) -> SplitResult:
    """The parts of ``url`` when its form is one that may be asked for.

    Raises:
        ForbiddenAddress: not http or https, no host, a user or password in it, too long, or characters
            over which parsers disagree (backslash, space, control characters).
    """
    if len(url) > LONGEST_URL:
        raise ForbiddenAddress(f"is longer than {LONGEST_URL} characters")
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise ForbiddenAddress("holds a space, a backslash or a control character")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ForbiddenAddress(f"is not a URL: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise ForbiddenAddress("is not http or https")
    if not host:
        raise ForbiddenAddress("names no host")
    if "@" in parts.netloc:
        raise ForbiddenAddress("holds a user name or password")
    if port == 0:
        raise ForbiddenAddress("names port 0")
    return parts


def embedded(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 one stands for (mapped, 6to4, Teredo, NAT64), else ``address``."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address.sixtofour is not None:
            return address.sixtofour
        if address.teredo is not None:
            return address.teredo[1]
        if any(address in network for network in NAT64):
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def may_reach(address: str, *, allow_loopback: bool = False) -> bool:
    """Whether an IP address is on the public internet: not private, link-local, shared (CGNAT), multicast.

    ``allow_loopback`` admits 127.0.0.0/8 and ::1, for tests and for feeds made on this machine.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = embedded(ip)
    if allow_loopback and inner.is_loopback:
        return True
    return inner.is_global and not inner.is_multicast and not inner.is_unspecified


class Guard:
    """Judges and dials the connections of one request, and cuts them at its deadline.

    A read timeout alone does not end a request: a server that sends a byte every few seconds holds it for
    ever. So the whole request has a deadline, at which :meth:`cut` shuts its sockets down.
    """

    def __init__(self, *, seconds: float, allow_loopback: bool = False) -> None:
        self.allow_loopback = allow_loopback
        self.deadline = monotonic() + seconds
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self.cut)
        self._timer.daemon = True

    def __enter__(self) -> Guard:
        self._timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._timer.cancel()
        for sock in self._sockets:
            sock.close()

    def cut(self) -> None:
        """End every connection now; whoever reads from one gets an error or an end of file."""
        self.expired = True
        for sock in list(self._sockets):
            with suppress(OSError):  # closed by the other side already
                sock.shutdown(socket.SHUT_RDWR)

    def dial(self, connection: HTTPConnection, host: str, port: int, timeout: Any) -> socket.socket:
        """Connect to the first address of ``host`` that answers, each judged before it is dialled.

        Raises:
            ForbiddenAddress: the host has an address that may not be reached.
            NameResolutionError: the host has no address.
            ConnectTimeoutError, NewConnectionError: no address answers.
        """
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            reason = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
            raise NameResolutionError(host, connection, reason) from error
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        for address in addresses:
            # One forbidden address condemns the host: a public news site has none.
            if not may_reach(address, allow_loopback=self.allow_loopback):
                raise ForbiddenAddress(f"{host} is {address}, which is not on the public internet")
        failure: OSError | None = None
        for address in addresses:
            left = self.deadline - monotonic()
            if left <= 0:
                break
            try:
                wait = min(left, float(timeout)) if isinstance(timeout, int | float) else left
                sock = socket.create_connection((address, port), timeout=wait)
                sock.settimeout(timeout if isinstance(timeout, int | float) else None)
                # A second handle on the connection: urllib3 lets go of the first one when TLS wraps it
                # and when the body begins.
                self._sockets.append(sock.dup())
                return sock
            except OSError as error:
                failure = error
        if failure is None or isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(connection, f"{host} does not answer") from failure
        raise NewConnectionError(connection, str(failure)) from failure


class GuardedAdapter(HTTPAdapter):
    """A transport of requests that connects through a :class:`Guard` only, never through a proxy."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        guard = self._guard

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return guard.dial(self, self.host, self.port or self.default_port, self.timeout)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return guard.dial(self, self.host, self.port or self.default_port, self.timeout)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        manager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **options)
        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
        self.poolmanager = manager


def guarded_session(guard: Guard) -> requests.Session:
    """A session whose every connection passes ``guard``; the environment's proxies and logins are ignored."""
    session = requests.Session()
    session.trust_env = False
    adapter = GuardedAdapter(guard)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session
