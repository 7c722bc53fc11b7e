"""Fetching politely: one request at a time, a pause for each host, robots.txt obeyed; bounds on all."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final, cast
from urllib.parse import quote, urljoin, urlsplit

from protego import Protego

from kg import __version__
from kg.errors import Unreadable
from kg.hosts import with_dns_name
from kg.logins import without_login
from kg.read.payload import unwrapped
from kg.read.web.guard import connection, host_of, private_hosts
from kg.read.web.logins import Logins
from kg.waits import seconds_asked

AGENT: Final = f"diplomatic-kg/{__version__}"
PAUSE: Final = 1.0  # seconds between two requests to one host, unless its robots.txt asks for more
_LONGEST_PAUSE: Final = 60.0
_TIMEOUT: Final = 20.0  # of silence
_DEADLINE: Final = 60.0  # for a page or feed; a collection may take longer
_MOST_REDIRECTS: Final = 5
_TRIES: Final = 3
_PASSING: Final = (429, 500, 502, 503, 504)
_ROBOTS_BYTES: Final = 500_000
_IN_MEMORY: Final = 1_000_000
_MOVED: Final = (301, 302, 303, 307, 308)


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """An answer: ``url`` is where it was found in the end, without a login, ``body`` stands at its beginning.

    ``is_same`` means that it has not changed since the ``etag`` or date that was asked about; it has no body.
    """

    url: str
    kind: str
    charset: str | None
    body: BinaryIO
    accessed: str
    etag: str | None = None
    modified: str | None = None
    is_same: bool = False


Limit = Callable[[str, str], int]
"""Address and type of content -> the bytes that it may have."""


class Client:
    """Fetches what the user named, and what that leads to. ``named`` are the addresses of the user, ``netrc``
    is the file of what to say to hosts that ask who is there (kg.read.web.logins).

    What cannot be fetched is Unreadable, with the reason. ``sleep`` and ``clock`` count seconds.
    """

    def __init__(
        self,
        named: Collection[str],
        *,
        netrc: str | None = None,
        pause: float = PAUSE,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._named = named
        self._logins = Logins(named, netrc)
        self._private: frozenset[tuple[str, int]] | None = None
        self._pause, self._sleep, self._clock = pause, sleep, clock
        self._last: dict[str, float] = {}
        self._robots: dict[tuple[str, str, int], Protego | None] = {}

    def get(self, url: str, *, limit: Limit, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Return what is at an address, following at most 5 redirects.

        Raises Unreadable when it cannot be had: robots.txt, an address that is not public, an error of the
        server, too large, too slow; the address is that which was asked for.
        """
        try:
            return self._followed(url, limit, etag, modified)
        except Unreadable as error:
            at = without_login(url)
            if error.where == at:
                raise
            raise Unreadable(f"{error.message} ({error.where})", where=at) from error

    def _followed(self, url: str, limit: Limit, etag: str | None, modified: str | None) -> Fetched:
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            self._check_robots(at)
            answer = self._patiently(at, headers, limit)
            if isinstance(answer, Fetched):
                return answer
            at = urljoin(at, answer)
            if urlsplit(at).scheme not in ("http", "https"):
                raise Unreadable("redirects to what is no web address", where=url)
        raise Unreadable(f"more than {_MOST_REDIRECTS} redirects", where=url)

    def _patiently(self, url: str, headers: Mapping[str, str], limit: Limit) -> Fetched | str:
        """Return the answer, or the address that it redirects to; what may pass is tried again."""
        for tries_left in range(_TRIES - 1, -1, -1):
            try:
                return self._once(url, headers, limit)
            except _Passing as error:
                if error.wait > _LONGEST_PAUSE:
                    why = f"{error.message} and asks to wait {error.wait:.0f} s: try again then"
                    raise Unreadable(why, where=url) from error
                if not tries_left:
                    raise Unreadable(f"{error.message}: try again later", where=url) from error
                self._sleep(error.wait)
        raise AssertionError("the last try returns or raises")

    def _once(self, url: str, headers: Mapping[str, str], limit: Limit) -> Fetched | str:
        host, port = self._host(url)
        self._wait_for(host)
        link = None
        try:
            link = connection(url, private=self._allowed(), timeout=_TIMEOUT)
            login = self._logins.header(url, is_private=(host, port) in self._allowed())
            link.request("GET", _target(url), headers={**_HEADERS, **headers, **login})
            answer = link.getresponse()
            return self._read(url, answer, limit)
        except Unreadable as error:
            raise Unreadable(error.message, where=url) from error
        except http.client.IncompleteRead as error:
            raise _Passing("cannot be fetched: broken off", self._pause) from error
        except TimeoutError as error:
            raise _Passing("no answer in time", self._pause) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _Passing(f"cannot be fetched: {error or type(error).__name__}", self._pause) from error
        finally:
            if link:
                link.close()
            self._last[host] = self._clock()

    def _read(self, url: str, answer: http.client.HTTPResponse, limit: Limit) -> Fetched | str:
        kind = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
        etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        if answer.status in _MOVED and (location := answer.headers.get("Location")):
            return location
        if answer.status in _PASSING:
            raise _Passing(
                f"the server answers {answer.status}",
                max(self._pause, seconds_asked(answer.headers.get("Retry-After"))),
            )
        is_same = answer.status == HTTPStatus.NOT_MODIFIED
        if answer.status != HTTPStatus.OK and not is_same:
            said = f"the server answers {answer.status} {answer.reason}".rstrip()
            if answer.status == HTTPStatus.UNAUTHORIZED:
                said += f": {self._logins.advice(url, is_private=self._host(url) in self._allowed())}"
            raise Unreadable(said, where=url)
        return Fetched(
            url=with_dns_name(without_login(url)),
            kind=kind,
            charset=answer.headers.get_content_charset(),
            body=self._body(url, answer, limit(url, kind)),
            accessed=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            etag=etag,
            modified=modified,
            is_same=is_same,
        )

    def _body(self, url: str, answer: http.client.HTTPResponse, limit: int) -> BinaryIO:
        body = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # the reader closes it
        started, size = self._clock(), 0
        while piece := answer.read(65_536):
            size += len(piece)
            if size > limit:
                raise Unreadable(f"more than {limit // 1_000_000} MB", where=url)
            if self._clock() - started > max(_DEADLINE, limit / 1e5):
                raise Unreadable("takes too long", where=url)
            body.write(piece)
        if answer.length:  # http.client notices that only when asked for all at once
            raise _Passing(f"cannot be fetched: broken off {answer.length} bytes before its end", self._pause)
        body.seek(0)
        if coding := answer.headers.get("Content-Encoding", ""):
            plain = unwrapped(body.read(), transfer="", content=coding, limit=limit, where=url)
            body.seek(0)
            body.truncate()
            body.write(plain)
            body.seek(0)
        return cast(BinaryIO, body)

    # -- politeness

    def _wait_for(self, host: str) -> None:
        if host in self._last:
            self._sleep(max(0.0, self._last[host] + self._pause - self._clock()))

    def _check_robots(self, url: str) -> None:
        rules = self._rules(url)
        if rules is None:
            raise Unreadable("the robots.txt of this host cannot be read, so nothing is fetched", where=url)
        if not rules.can_fetch(url, AGENT):
            raise Unreadable("the robots.txt of this host does not allow it", where=url)
        if (delay := rules.crawl_delay(AGENT)) and float(delay) > self._pause:
            self._sleep(min(float(delay), _LONGEST_PAUSE) - self._pause)

    def _rules(self, url: str) -> Protego | None:
        """Return what a host allows; all when it says nothing, None when it cannot be asked."""
        key = (urlsplit(url).scheme, *self._host(url))
        if key not in self._robots:
            self._robots[key] = self._asked(urljoin(url, "/robots.txt"))
        return self._robots[key]

    def _asked(self, url: str) -> Protego | None:
        rules = Protego.parse("")
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                answer = self._patiently(url, {}, lambda _url, _kind: _ROBOTS_BYTES)
                if isinstance(answer, Fetched):
                    return Protego.parse(answer.body.read().decode("utf-8-sig", "replace"))
                url = urljoin(url, answer)
        except Unreadable as error:
            if error.message.startswith("the server answers 4") and "429" not in error.message:
                return rules
            if error.message.startswith("the server answers"):
                return None
            raise
        return rules

    def _host(self, url: str) -> tuple[str, int]:
        try:
            return host_of(url)
        except ValueError as error:
            raise Unreadable(str(error), where=url) from error

    def _allowed(self) -> frozenset[tuple[str, int]]:
        if self._private is None:
            self._private = private_hosts(self._named)
        return self._private


class _Passing(Exception):
    """What may be gone a little later."""

    def __init__(self, message: str, wait: float) -> None:
        super().__init__(message)
        self.message, self.wait = message, wait


_HEADERS: Final = {
    "User-Agent": f"{AGENT} (+https://w3id.org/diplomatic-kg/)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/feed+json,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def _target(url: str) -> str:
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else "")
