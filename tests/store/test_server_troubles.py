"""What a server can do to us, and the one line that we say: played by a server of our own."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest

from kg.errors import StoreUnavailable, WrongUse
from kg.store import Access, formats, ledger, open_store, wire

YES = b'{"head": {}, "boolean": true}'
NO = b'{"head": {}, "boolean": false}'
FORMAT = json.dumps(
    {
        "head": {"vars": ["s", "p", "o", "g"]},
        "results": {
            "bindings": [
                {
                    "s": {"type": "uri", "value": ledger.LEDGER.value},
                    "p": {"type": "uri", "value": ledger.FORMAT.value},
                    "o": {"type": "literal", "value": str(formats.FORMAT)},
                }
            ]
        },
    }
).encode()
RESULTS = "application/sparql-results+json"
Play = Callable[["Request"], None]


class Seen(NamedTuple):
    path: str
    text: str
    authorization: str | None


class Request(BaseHTTPRequestHandler):
    """One request; ``server.play`` says what comes of it."""

    protocol_version = "HTTP/1.1"
    server: Any

    def do_POST(self) -> None:
        self.text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.seen.append(Seen(self.path, self.text, self.headers["Authorization"]))
        self.server.play(self)

    def log_message(self, *_: object) -> None:
        pass

    def reply(self, status: int, body: bytes = b"", media: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": media, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def as_a_store(self) -> None:
        """What an empty store answers while it is opened."""
        if "DATA" in self.text or "INSERT" in self.text:
            self.reply(204)
        elif ledger.WRITER.value in self.text:
            self.reply(200, b'{"head": {"vars": []}, "results": {"bindings": []}}', RESULTS)
        elif self.text.startswith("ASK"):
            self.reply(200, YES if self.text == "ASK {}" else NO, RESULTS)
        else:
            self.reply(200, FORMAT, RESULTS)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    play: Play
    seen: list[Seen]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(wire, "_PAUSES", (0.0, 0.0))
    with Server(("127.0.0.1", 0), Request) as server:
        server.seen = []
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def at(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def always(status: int, body: bytes = b"", media: str = "text/plain", **headers: str) -> Play:
    return lambda request: request.reply(status, body, media, **headers)


def hang_up(request: Request) -> None:
    request.close_connection = True
    request.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("play", "said"),
    [
        (always(404), "no SPARQL is spoken here .tried .*/query, .*/sparql, "),
        (always(200, b"<html>Welcome</html>", "text/html"), "no SPARQL is spoken here"),
        (
            always(401),
            r"who you are \(401\): set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN",
        ),
        (always(403), r"asks who you are \(403\)"),
        (always(302, Location="http://other/"), "sends us to http://other/: name that address"),
        (always(503, b"starting"), r"the server is not ready \(503\): starting"),
        (always(500, b"disk full\ntrace\x1b[31m"), r"the server fails \(500\): disk full$"),
        (always(200, YES[:20], RESULTS), "the answer broke off in the middle"),
        (hang_up, "the connection broke off in the middle"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(server: Server, play: Play, said: str) -> None:
    server.play = play
    with pytest.raises(StoreUnavailable, match=said) as caught:
        open_store(at(server))
    assert str(caught.value).startswith(f"{at(server)}: ")
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_nobody_listens(server: Server) -> None:
    server.server_close()
    with pytest.raises(StoreUnavailable, match="not reachable: connection refused; is the server running"):
        open_store(at(server))


def test_silence_is_not_asked_again(server: Server) -> None:
    silence = threading.Event()
    server.play = lambda _: silence.wait(5) and None  # type: ignore[assignment]
    with pytest.raises(StoreUnavailable, match=r"within 0\.1 s; give it longer with KG_STORE_TIMEOUT"):
        open_store(at(server), access=Access(timeout=0.1))
    silence.set()
    assert len(server.seen) == 1


def test_what_may_pass_is_tried_again(server: Server) -> None:
    troubles = [always(503), hang_up]
    server.play = lambda request: (troubles.pop() if troubles else Request.as_a_store)(request)
    with open_store(at(server)) as store:
        troubles += [always(429), hang_up]
        store.mark_resolved(done=False)
        assert not troubles
        assert server.seen[-1].text == server.seen[-3].text, "the same again"


def test_a_server_that_dies_is_not_asked_again_when_the_store_is_closed(server: Server) -> None:
    server.play = Request.as_a_store
    store = open_store(at(server))
    server.play = always(500, b"dying")
    with pytest.raises(StoreUnavailable, match=r"fails \(500\): dying"), store:
        store.mark_resolved(done=True)
    asked = len(server.seen)
    store.close()
    assert len(server.seen) == asked


def test_an_answer_that_is_cut_short_is_never_half(server: Server) -> None:
    server.play = Request.as_a_store
    with open_store(at(server), read_only=True) as store:
        half = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"u:1"}},'
        server.play = always(200, half, RESULTS)
        with pytest.raises(StoreUnavailable, match="broke off in the middle"):
            store.query("SELECT ?s { ?s ?p ?o }")


TRIPLES = "application/n-triples"
HALF = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"u:1"}}'
ASKED = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"


def until_closed(body: bytes, media: str) -> Play:
    """Answer as some proxies do: nothing but the end of the connection tells that of the answer."""

    def play(request: Request) -> None:
        request.send_response(200)
        request.send_header("Content-Type", media)
        request.send_header("Connection", "close")
        request.end_headers()
        request.wfile.write(body)
        request.close_connection = True

    return play


@pytest.mark.parametrize(
    "play",
    [
        always(200, HALF, RESULTS),
        until_closed(HALF, RESULTS),
        until_closed(b"<u:1> <u:2> <u:3> .\n<u:1> <u:2> <u:", TRIPLES),
        always(200, b'<u:1> <u:2> "thr', TRIPLES),
    ],
)
def test_an_answer_that_ends_anywhere_is_never_half(server: Server, play: Play) -> None:
    """It was a fault of Python's, or of the user's query."""
    server.play = Request.as_a_store
    with open_store(at(server), read_only=True) as store:
        server.play = play
        with pytest.raises(StoreUnavailable, match="broke off in the middle"):
            list(store.query(ASKED))  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [b"", b"<u:1> <u:2> <u:3> .\n", b"<u:1> <u:2> <u:3> ."])
def test_an_answer_that_ends_with_the_connection_is_whole(server: Server, body: bytes) -> None:
    server.play = Request.as_a_store
    with open_store(at(server), read_only=True) as store:
        server.play = until_closed(body, TRIPLES)
        assert len(list(store.query(ASKED))) == bool(body)  # type: ignore[arg-type]


def test_an_answer_of_somebody_else(server: Server) -> None:
    server.play = Request.as_a_store
    with open_store(at(server), read_only=True) as store:
        server.play = always(200, b"<html>Log in to the hotel</html>", "text/html")
        with pytest.raises(StoreUnavailable, match="answers with text/html, which is no result of SPARQL"):
            store.query(ASKED)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_says_when_to_come_back(
    server: Server, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(wire.time, "sleep", slept.append)
    troubles = [always(status, **{"Retry-After": "7"})]
    server.play = lambda request: (troubles.pop() if troubles else Request.as_a_store)(request)
    with open_store(at(server), read_only=True) as store:
        assert slept == [7.0]
        server.play = always(status, b"nightly backup", **{"Retry-After": "9999"})
        with pytest.raises(StoreUnavailable, match="nightly backup; it asks to wait 9999 s"):
            store.query(ASKED)
    assert slept == [7.0], "nobody waits for hours"


def test_a_server_that_takes_no_updates_is_read_only(server: Server) -> None:
    server.play = lambda r: r.reply(405) if "INSERT" in r.text else r.as_a_store()
    with open_store(at(server), read_only=True) as store:
        assert store.format() == formats.FORMAT
        with pytest.raises(StoreUnavailable, match="cannot be written: opened for reading"):
            store.mark_resolved(done=False)
    with pytest.raises(StoreUnavailable, match=r"cannot be written: it takes no updates .*\?update=PATH"):
        open_store(at(server))


def test_who_may_not_write_is_told_so(server: Server) -> None:
    server.play = lambda r: r.reply(403) if "INSERT" in r.text else r.as_a_store()
    with pytest.raises(StoreUnavailable, match=r"read-only for you \(403\): KG_STORE_TOKEN is set") as caught:
        open_store(at(server), access=Access(token="s3cret"))
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("access", "sent"),
    [
        (Access(user="ana", password="pass:wörd"), "Basic YW5hOnBhc3M6d8O2cmQ="),
        (Access(token="t0ken"), "Bearer t0ken"),
        (Access(), None),
    ],
)
def test_credentials_go_with_every_request_and_into_no_text(
    server: Server, access: Access, sent: str | None
) -> None:
    server.play = Request.as_a_store
    open_store(at(server), access=access).close()
    assert {request.authorization for request in server.seen} == {sent}
    assert not any(secret in repr(access) for secret in ("wörd", "t0ken"))


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/ds", "/ds/query"),
        ("/ds/", "/ds/query"),
        ("/ds/sparql", "/ds/sparql"),
        ("/ds?query=ask&update=tell", "/ds/ask"),
        ("/ds?query=/ask&update=tell", "/ask"),
    ],
)
def test_where_questions_go(server: Server, location: str, asked: str) -> None:
    server.play = Request.as_a_store
    open_store(at(server) + location, read_only=True).close()
    assert {request.path for request in server.seen} == {asked}


def test_addresses_are_tried_until_one_understands(server: Server) -> None:
    known = ("/repositories/x", "/repositories/x/statements")

    def play(request: Request) -> None:
        is_update = "DATA" in request.text or "INSERT" in request.text
        if request.path not in known or is_update != request.path.endswith("statements"):
            request.reply(404)
        else:
            request.as_a_store()

    server.play = play
    open_store(at(server) + "/repositories/x").close()
    assert {request.path for request in server.seen if request.text != "ASK {}"} >= set(known)


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://ana:secret@e.org/", "no name or password in the address"),
        ("http:///x", "not the address of a store"),
        ("http://e.org/?graph=x", "'graph' means nothing here"),
    ],
)
def test_addresses_that_are_none(location: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said) as caught:
        open_store(location)
    assert "secret" not in str(caught.value)
