"""One conversation with a SPARQL server over HTTP: questions and changes in, whole answers or one error out.

An answer is taken in whole, into memory or a file, before anybody reads of it: so it is never half, and a
request that broke off is repeated. Every request of ``kg.store`` may be repeated: changes name quads, and say
which are there afterwards and which are not.
"""

from __future__ import annotations

import base64
import re
import shutil
import tempfile
import time
from typing import IO, Final, NamedTuple

import msgspec
import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from kg.errors import StoreUnavailable, WrongUse
from kg.store.access import Access
from kg.waits import seconds_asked

QUERY: Final = "application/sparql-query; charset=utf-8"
UPDATE: Final = "application/sparql-update; charset=utf-8"

_ACCEPTED: Final = "application/sparql-results+json, application/n-triples, text/plain;q=0.1"
ROWS: Final = "application/sparql-results+json"
TRIPLES: Final = ("application/n-triples", "text/plain")
_PAUSES: Final = (0.2, 1.0, 3.0)  # seconds before the second, third and fourth time
_LONGEST_PAUSE: Final = 60.0  # that is waited for because the server asks for it
_BUSY: Final = (429, 502, 503, 504)
_CONNECTING: Final = 10.0  # seconds
_IN_MEMORY: Final = 16_000_000  # bytes of an answer; a longer one goes to a temporary file
_ACCESS: Final = "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"


class NotHere(Exception):
    """No SPARQL is spoken at this address: try another one."""


class Reply(NamedTuple):
    body: IO[bytes]
    media: str


class Wire:
    """Kept-alive connections to the servers that a store names; ``name`` is what messages call the store."""

    def __init__(self, name: str, access: Access) -> None:
        self._name = name
        self._access = access
        self._pool = urllib3.PoolManager(
            num_pools=2,
            timeout=urllib3.Timeout(connect=_CONNECTING, read=access.timeout),
            headers={"User-Agent": "diplomatic-kg", **_credentials(access)},
        )

    def send(self, url: str, text: str, kind: str) -> Reply:
        """Send a query or an update, and return the answer once it is here in whole.

        What may pass is tried again after a pause, or after the one that the server asks for: a server that
        is busy, starting, or breaks off. Silence is not: it would be as silent again. Raises NotHere,
        WrongUse for a text that the server does not understand, StoreUnavailable for everything else.
        """
        for pause in (*_PAUSES, None):
            try:
                return self._once(url, text.encode(), kind)
            except _Passing as trouble:
                if pause is None or trouble.wait > _LONGEST_PAUSE:
                    raise StoreUnavailable(f"{self._name}: {trouble}") from trouble.__cause__
                time.sleep(max(pause, trouble.wait))
        raise AssertionError("the last time returns or raises")

    def close(self) -> None:
        self._pool.clear()

    def _once(self, url: str, body: bytes, kind: str) -> Reply:
        try:
            response = self._pool.request(
                "POST",
                url,
                body=body,
                headers={**self._pool.headers, "Content-Type": kind, "Accept": _ACCEPTED},
                retries=False,
                redirect=False,
                preload_content=False,
            )
            try:
                return self._answer(response, kind)
            finally:
                response.release_conn()
        except ReadTimeoutError as error:
            raise StoreUnavailable(f"{self._name}: {self._silence(kind)}") from error
        except (ConnectTimeoutError, NewConnectionError, NameResolutionError) as error:
            raise _Passing(f"not reachable: {_reason(error)}; is the server running?") from error
        except (SSLError, LocationParseError) as error:
            raise StoreUnavailable(f"{self._name}: no safe connection: {_reason(error)}") from error
        except HTTPError as error:
            raise _Passing(f"the connection broke off in the middle: {_reason(error)}") from error

    def _answer(self, response: urllib3.BaseHTTPResponse, kind: str) -> Reply:
        if response.status >= 300:
            self._refused(response, kind)
        body: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the reader's
        shutil.copyfileobj(response, body, 1 << 16)
        media = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        is_counted = "Content-Length" in response.headers or "Transfer-Encoding" in response.headers
        if not _is_whole(body, media, is_counted=is_counted):
            raise _Passing("the answer broke off in the middle")
        body.seek(0)
        return Reply(body, media)

    def _refused(self, response: urllib3.BaseHTTPResponse, kind: str) -> None:
        status, said = response.status, _first_line(response.read(2000, decode_content=True))
        if status in _BUSY:
            wait = seconds_asked(response.headers.get("Retry-After"))
            asks = f"; it asks to wait {wait:.0f} s" if wait > _LONGEST_PAUSE else ""
            raise _Passing(
                f"the server is not ready ({status}): {said or 'it says nothing more'}{asks}", wait
            )
        if status in (401, 403):
            raise StoreUnavailable(f"{self._name}: {_denied(status, kind, self._access)}")
        if status in (404, 405, 406, 410, 415, 501):
            raise NotHere(f"{status}")
        if status < 400:
            place = _plain(response.headers.get("Location", "elsewhere"))
            raise StoreUnavailable(f"{self._name}: the server sends us to {place}: name that address")
        if status == 400 and kind == QUERY:
            raise WrongUse(f"the query does not parse: {said}")
        if status == 413:
            raise StoreUnavailable(f"{self._name}: the server takes no request of this size: raise its limit")
        raise StoreUnavailable(f"{self._name}: the server fails ({status}): {said or 'it says nothing more'}")

    def _silence(self, kind: str) -> str:
        known = " (it may have done what it was told; the same again does no harm)" if kind == UPDATE else ""
        return f"no answer within {self._access.timeout:g} s{known}; give it longer with KG_STORE_TIMEOUT"


class _Passing(Exception):
    """What may be over in a moment; ``wait`` is how many seconds the server asks for."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


def _credentials(access: Access) -> dict[str, str]:
    if access.token:
        return {"Authorization": f"Bearer {access.token}"}
    if access.user is not None:
        both = f"{access.user}:{access.password or ''}".encode()  # RFC 7617; urllib3 would write Latin-1
        return {"Authorization": f"Basic {base64.b64encode(both).decode()}"}
    return {}


def _denied(status: int, kind: str, access: Access) -> str:
    known = "KG_STORE_TOKEN is" if access.token else "KG_STORE_USER is" if access.user else ""
    if not known:
        return f"the server asks who you are ({status}): {_ACCESS}"
    if status == 403 and kind == UPDATE:
        return f"read-only for you ({status}): {known} set, but may not write"
    return f"the server does not let you in ({status}): {known} set, but not accepted"


def _is_whole(body: IO[bytes], media: str, *, is_counted: bool) -> bool:
    """Tell whether an answer has its end. Where nothing counts its bytes, a connection that breaks off looks
    like one that ends, so all of it is looked at.
    """
    size = body.tell()
    body.seek(-min(64, size), 1)
    end = body.read().rstrip()
    if media != ROWS:
        return media not in TRIPLES or not end or end.endswith(b".")
    if not end.endswith(b"}") or (is_counted and size > _IN_MEMORY):
        return end.endswith(b"}")
    body.seek(0)
    try:
        msgspec.json.decode(body.read(), type=msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True


def _first_line(said: bytes) -> str:
    return next((line for line in map(_plain, said.decode(errors="replace").splitlines()) if line), "")


def _plain(text: str) -> str:
    """Return what a server says so that it can do no harm on a terminal."""
    return re.sub(r"[^\w\s!-~]", "", text).strip()[:200]


def _reason(error: Exception) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror.lower()
    return _plain(str(error).rpartition(": ")[2]) or type(error).__name__
