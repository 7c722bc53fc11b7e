"""What the user says to a host that asks who is there: in its address, or in a netrc file.

It is said to what the user named alone, by scheme, host and port: not to where that redirects, nor to where a
feed leads. What the file says of all other hosts (``default``) is said to none.
"""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import Collection
from functools import cached_property
from netrc import NetrcParseError, netrc
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from kg.hosts import dns_name
from kg.read.web.guard import host_of

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_DEFAULT: Final = "default"


class Origin(NamedTuple):
    scheme: str
    host: str
    port: int


class Login(NamedTuple):
    user: str
    password: str


class Logins:
    """``named`` are the addresses of the user, ``file`` is the netrc file, None for none."""

    def __init__(self, named: Collection[str], file: str | None = None) -> None:
        self._file = file
        self._told = {url: login for url in named if (login := _in_address(url))}
        self._named: dict[Origin, Login | None] = dict.fromkeys(map(_origin, named))
        self._named |= {_origin(url): login for url, login in reversed(self._told.items())}

    def header(self, url: str, *, is_private: bool) -> dict[str, str]:
        """Return the header that tells who asks, empty where that is nobody's business.

        What a file says is sent over https, and in the clear to a private host (``is_private``).
        """
        login = self._of(url, is_private=is_private)
        if login is None:
            return {}
        both = f"{login.user}:{login.password}".encode()  # RFC 7617
        return {"Authorization": f"Basic {base64.b64encode(both).decode()}"}

    def advice(self, url: str, *, is_private: bool) -> str:
        """Return what to do about an address whose host wants to know who asks."""
        origin = _origin(url)
        if origin not in self._named:
            return "it wants a login, which only a host that you name is told"
        if self._of(url, is_private=is_private):
            return "it does not take this login"
        said, problem = self._read
        if origin.host in said:
            return f"it wants a login; that in {self._file} is for https alone"
        here = self._file or "~/.netrc"
        return f"it wants a login: put one for {origin.host} into {here}" + (
            f" ({problem})" if problem else ""
        )

    def _of(self, url: str, *, is_private: bool) -> Login | None:
        origin = _origin(url)
        if origin not in self._named:
            return None
        if login := self._told.get(url) or self._named[origin]:
            return login
        is_safe = origin.scheme == "https" or is_private
        return self._read[0].get(origin.host) if is_safe else None

    @cached_property
    def _read(self) -> tuple[dict[str, Login], str]:
        """Return what the file says, by host, and why that is nothing. What is wrong in it is not shown."""
        if self._file is None:
            return {}, ""
        try:
            if os.name == "posix" and os.stat(self._file).st_mode & _OTHERS:
                return {}, "others may read it: chmod 600"
            found = netrc(self._file).hosts
        except NetrcParseError as error:
            return {}, f"line {error.lineno} is not understood"
        except (OSError, UnicodeError) as error:
            return {}, getattr(error, "strerror", None) or "it is no text"
        logins = {
            dns_name(host.lower()): Login(user, password) for host, (user, _, password) in found.items()
        }
        return {host: login for host, login in logins.items() if host != _DEFAULT and any(login)}, ""


def _origin(url: str) -> Origin:
    return Origin(urlsplit(url).scheme, *host_of(url))


def _in_address(url: str) -> Login | None:
    parts = urlsplit(url)
    if parts.username is None and parts.password is None:
        return None
    return Login(unquote(parts.username or ""), unquote(parts.password or ""))
