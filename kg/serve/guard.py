"""What stands before every endpoint: headers that tell browsers what is forbidden, and bounds for clients."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import time
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_BURST: Final = 5  # seconds' worth of requests that a client may send at once
_CLIENTS: Final = 10_000  # that are remembered
_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9_.-]{1,253})(:\d{1,5})?")
_HEADER_TIME: Final = 5.0  # seconds for the head of a request


class SafeHeaders:
    """Adds the headers to every answer; the policy allows no inline script, no frame and no other origin."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class KnownHosts:
    """Refuses with 400 what is asked under another name than these, and says how to add it."""

    def __init__(self, app: ASGIApp, names: Sequence[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or await self._is_known(scope, receive):
            await self._app(scope, receive, send)
        else:
            sentence = _unknown(Headers(scope=scope).get("host", ""))
            await PlainTextResponse(sentence, 400)(scope, receive, send)

    async def _is_known(self, scope: Scope, receive: Receive) -> bool:
        passed = []

        async def inside(*_: object) -> None:
            passed.append(True)

        async def refused(_message: Message) -> None:
            pass

        gate = TrustedHostMiddleware(inside, allowed_hosts=self._names, www_redirect=False)
        await gate(scope, receive, refused)
        return bool(passed)


def _unknown(host: str) -> str:
    named = _HOST.fullmatch(host)
    if not named:
        return "the request does not say under which name it asks for this server (its header Host)\n"
    return (
        f"this server does not answer to the name {named[1]}: "
        f"open it as localhost, or start it with kg serve --allow-host {named[1]}\n"
    )


class RateLimit:
    """Refuses with 429 what a client asks beyond ``rate`` requests a second; this machine is not counted."""

    def __init__(self, app: ASGIApp, rate: float) -> None:
        self._app = app
        self._rate = rate
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._admits(scope.get("client"), time.monotonic()):
            refused = PlainTextResponse("too many requests: slow down\n", 429, {"Retry-After": "1"})
            await refused(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _admits(self, client: tuple[str, int] | None, now: float) -> bool:
        who = _network(client[0]) if client else "?"
        if who is None:
            return True
        most = max(1.0, self._rate * _BURST)
        left, then = self._buckets.pop(who, (most, now))
        left = min(most, left + (now - then) * self._rate)
        self._buckets[who] = (left - 1 if left >= 1 else left, now)
        if len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)
        return left >= 1


def _network(address: str) -> str | None:
    """Return whom an address stands for: itself, of IPv6 its /64 network; None for this machine."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.is_loopback:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{found}/64", strict=False))
    return str(found)


class PatientProtocol(H11Protocol):
    """HTTP that closes a connection which does not send the head of a request in time.

    uvicorn's own time-out counts only between requests, so that a client could hold a connection for ever.
    """

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._stop_waiting()
        elif self.cycle is None or self.cycle.response_complete:
            self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(_HEADER_TIME, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
