"""What a user calls a server -> where its questions and its changes go.

``http://host:7878`` is tried by the conventions of Oxigraph and Fuseki (``/query`` and ``/update``), of
others (``/sparql``), and of RDF4J (the address itself, and ``/statements``). Where a server does it another
way, the address says so: ``http://host/ds?query=ask&update=tell``, each relative to the address, or absolute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urljoin, urlsplit

from kg.errors import WrongUse

_QUERIES: Final = ("query", "sparql")
_UPDATES: Final = ("update", "statements")
_SAID: Final = ("query", "update")


@dataclass(frozen=True)
class Address:
    """``name`` is what messages show. ``queries`` and ``updates`` are addresses to try, in order."""

    name: str
    queries: tuple[str, ...]
    updates: tuple[str, ...]


def is_address(location: str) -> bool:
    return location.lower().startswith(("http://", "https://"))


def address(location: str) -> Address:
    """Return where to ask a server. Raises WrongUse for an address that holds a password, or is none."""
    parts = urlsplit(location)
    if parts.username is not None or parts.password is not None:
        raise WrongUse(
            f"{parts.scheme}://{_host(location)}: no name or password in the address of a store: "
            "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
        )
    if not parts.hostname or parts.fragment:
        raise WrongUse(f"{location}: not the address of a store, such as http://localhost:7878")
    said = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := [name for name in said if name not in _SAID]:
        raise WrongUse(f"{location}: {unknown[0]!r} means nothing here: only ?query=PATH&update=PATH do")
    base = f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")
    return Address(location, _queries(base, said.get("query")), _updates(base, said.get("update")))


def folder_name(location: str) -> str:
    """Return a name for the folder of what cannot lie in a server: its host, port and path."""
    parts = urlsplit(location)
    name = re.sub(r"[^A-Za-z0-9.-]+", "_", _host(location) + parts.path.rstrip("/"))
    return name.strip("._") or "server"


def _host(location: str) -> str:
    return urlsplit(location).netloc.rpartition("@")[2]


def _queries(base: str, said: str | None) -> tuple[str, ...]:
    if said is not None:
        return (urljoin(base + "/", said),)
    if base.rpartition("/")[2] in _QUERIES:
        return (base,)
    return (*(f"{base}/{name}" for name in _QUERIES), base)


def _updates(base: str, said: str | None) -> tuple[str, ...]:
    if said is not None:
        return (urljoin(base + "/", said),)
    parent, _, last = base.rpartition("/")
    if last in _QUERIES:
        return (f"{parent}/update", base)
    return (*(f"{base}/{name}" for name in _UPDATES), f"{base}/sparql", base)
