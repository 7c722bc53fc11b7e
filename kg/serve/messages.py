"""What the web server and its workers say to each other: MessagePack, each message after its length."""

from __future__ import annotations

import struct
from typing import Any, Final

import msgspec

LENGTH: Final = struct.Struct("!I")

# Files in the folder of an update: the lines that it takes away, and those that it adds.
GONE: Final = "gone.nq"
COME: Final = "come.nq"


class Open(msgspec.Struct, frozen=True, tag=True):
    """Take the copy in ``folder`` for all questions from now on; ``pages``: for those of pages."""

    folder: str
    pages: bool = False


class Ask(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A SPARQL query; None for the graphs means what the query itself says.

    ``formats`` has the media type for each kind of answer, None where the client accepts none that fits.
    """

    query: str
    base: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    formats: dict[str, str | None]
    limit: int


class Fetch(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A graph as a whole; None is the default graph."""

    graph: str | None
    media: str
    limit: int


class Call(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What pages and the API want to know: a function of ``kg.serve.knowledge`` by name; JSON comes back."""

    name: str
    values: dict[str, Any]
    limit: int


class Update(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """SPARQL Update of user graphs, to be tried on the copy in ``folder``; no graphs: what the text says."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    base: str
    folder: str
    limit: int


class Put(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A user graph that comes: what is in ``body``, of ``media``, beside what is there or instead of it.

    Without a body it goes.
    """

    graph: str
    body: bytes | None
    media: str
    replaces: bool
    base: str
    folder: str
    limit: int


class Outcome(msgspec.Struct, frozen=True):
    """What an update found in one of the graphs and left there: whether there was something, and is now."""

    before: bool
    after: bool


Job = Ask | Fetch | Call | Update | Put
Message = Open | Job


class Reply(msgspec.Struct, frozen=True):
    """``status`` is that of HTTP; other than 200 the body is a sentence that says what is wrong."""

    status: int
    media: str
    body: bytes


def framed(message: msgspec.Struct) -> bytes:
    content = msgspec.msgpack.encode(message)
    return LENGTH.pack(len(content)) + content


def refusal(status: int, sentence: str) -> Reply:
    return Reply(status, "text/plain", f"{sentence}\n".encode())
