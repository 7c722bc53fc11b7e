"""A web server on 127.0.0.1 for tests: answers are given by path, requests are kept."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest


class Answer(NamedTuple):
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    lost: int = 0  # bytes that are announced and do not come


class Site:
    """``answers`` by path: the last of a list stays. ``asked`` are the paths and headers of requests. Who
    does not say ``login`` gets nothing, where it is set.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.answers: dict[str, list[Answer]] = {}
        self.login: str | None = None
        self.asked: list[tuple[str, dict[str, str]]] = []

    def answer(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return self.base + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def lead_here(monkeypatch: pytest.MonkeyPatch, *hosts: str) -> None:
    """Let hosts that are named so, and in no other way, be this machine."""
    resolved = socket.getaddrinfo

    def known(host: Any, *told: Any, **named: Any) -> Any:
        return resolved("127.0.0.1" if host in hosts else host, *told, **named)

    monkeypatch.setattr(socket, "getaddrinfo", known)


@contextmanager
def serving() -> Iterator[Site]:
    site: Site

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers.items())))
            given = site.answers.get(self.path, [Answer(status=404)])
            found = given.pop(0) if len(given) > 1 else given[0]
            if site.login not in (None, self.headers.get("Authorization")):
                found = Answer(status=401, headers=(("WWW-Authenticate", "Basic"),))
            etag = dict(found.headers).get("ETag")
            is_same = etag is not None and self.headers.get("If-None-Match") == etag
            self.send_response(304 if is_same else found.status)
            self.send_header("Content-Type", found.kind)
            for name, value in found.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(0 if is_same else len(found.body) + found.lost))
            self.end_headers()
            if not is_same:
                self.wfile.write(found.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
