"""Connections that reach only public addresses, unless the user named a private one.

The address is checked that is connected to, not a name that could mean another one a moment later. An address
that the user names may be private (127.0.0.1, an intranet); what it redirects or links to may not, except for
the same host and port.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Collection, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, Final
from urllib.parse import urlsplit

from kg.errors import Unreadable
from kg.hosts import dns_name

_NAT64: Final = ip_network("64:ff9b::/96")  # IPv4 addresses in IPv6 clothes
_PORTS: Final = {"http": 80, "https": 443}


class Refused(Unreadable):
    """An address that is not public, and that the user did not name."""


def host_of(url: str) -> tuple[str, int]:
    """Return host and port of an address, the host as the DNS has it.

    Raises ValueError if it has none, or is neither http nor https.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(f"{url!r} is no http or https address")
    return dns_name(parts.hostname), parts.port or _PORTS[parts.scheme]


def private_hosts(urls: Collection[str]) -> frozenset[tuple[str, int]]:
    """Return the hosts and ports of addresses that are private as the user names them."""
    return frozenset(host for host in map(host_of, urls) if _is_private(host))


def _is_private(host: tuple[str, int]) -> bool:
    addresses = [found[4][0] for found in _resolved(*host)]
    return bool(addresses) and not any(map(is_public, addresses))


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, also within IPv6."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if within is None and ip in _NAT64:
            within = IPv4Address(int(ip) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def connection(
    url: str, *, private: Collection[tuple[str, int]], timeout: float
) -> http.client.HTTPConnection:
    """Return a connection, not opened yet, to the host of an address."""
    host, port = host_of(url)
    may_be_private = (host, port) in private
    if urlsplit(url).scheme == "https":
        return _Secure(host, port, timeout=timeout, may_be_private=may_be_private)
    return _Plain(host, port, timeout=timeout, may_be_private=may_be_private)


class _Plain(http.client.HTTPConnection):
    def __init__(self, host: str, port: int, *, timeout: float, may_be_private: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self._may_be_private = may_be_private

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.timeout, self._may_be_private)


class _Secure(_Plain):
    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _connected(host: str, port: int, timeout: float | None, may_be_private: bool) -> socket.socket:
    """Return a socket to the first address of a host that answers. Raises Refused, OSError."""
    failed: OSError = OSError("no address")
    for family, kind, protocol, _, address in _resolved(host, port):
        if not (may_be_private or is_public(address[0])):
            raise Refused(f"leads to {address[0]}, which is no public address", where=f"{host}:{port}")
        reached = socket.socket(family, kind, protocol)
        reached.settimeout(timeout)
        try:
            reached.connect(address)
        except OSError as error:
            reached.close()
            failed = error
        else:
            return reached
    raise failed


def _resolved(host: str, port: int) -> Iterator[tuple[Any, Any, int, str, tuple[Any, ...]]]:
    try:
        yield from socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, OSError) as error:
        raise OSError(f"the host {host} is not known") from error
