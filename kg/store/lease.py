"""Who writes to a server: a mark in its ledger, because a server keeps nobody from writing.

    <ledger>  writer "TOKEN HOST PROCESS SECONDS"

It is set in one request that does nothing where a mark is, renewed now and then with what is written, and
taken away at the end. The mark of a process that was killed is taken over: at once when it ran on this
machine, after half an hour of silence when it did not.
"""

from __future__ import annotations

import os
import secrets
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import pyoxigraph as ox

from kg.errors import StoreUnavailable
from kg.store import ledger
from kg.store.ledger import LEDGER

if TYPE_CHECKING:
    from kg.store.remote import RemoteStore

# Seconds after which a writer elsewhere is dead: resolution may be silent long.
_SILENT: Final = 1800.0

_RENEWED: Final = 60.0  # seconds


@dataclass(frozen=True)
class _Mark:
    token: str
    host: str
    process: int
    time: int

    @classmethod
    def read(cls, term: object) -> Self:
        """Return the mark in a literal; one that says nothing sensible counts as dead."""
        fields = term.value.split() if isinstance(term, ox.Literal) else []
        if len(fields) != 4 or not (fields[2].isdecimal() and fields[3].isdecimal()):
            return cls(str(term), "?", 0, 0)
        return cls(fields[0], fields[1], int(fields[2]), int(fields[3]))

    def quad(self) -> ox.Quad:
        text = f"{self.token} {self.host} {self.process} {self.time}"
        return ox.Quad(LEDGER, ledger.WRITER, ox.Literal(text), LEDGER)

    def is_dead(self) -> bool:
        if self.host == _host() and os.name == "posix":
            return not _runs(self.process)
        return time.time() - self.time > _SILENT


class Lease:
    """The right to write to a server. Raises StoreUnavailable when another process has it."""

    def __init__(self, store: RemoteStore, name: str) -> None:
        self._store = store
        self._name = name
        self._mark = self._new()
        for other, quad in self._others().items():
            if not other.is_dead():
                raise StoreUnavailable(self._told(other))
            store.send_update(f"DELETE DATA {{ GRAPH {LEDGER} {{ {quad.triple} }} }}")
        store.send_update(
            f"INSERT {{ GRAPH {LEDGER} {{ {self.mark.triple} }} }} "
            f"WHERE {{ FILTER NOT EXISTS {{ GRAPH {LEDGER} {{ {LEDGER} {ledger.WRITER} ?other }} }} }}"
        )
        self._check()

    @property
    def mark(self) -> ox.Quad:
        return self._mark.quad()

    def renew(self) -> None:
        """Say that this process is alive, once a minute. Raises StoreUnavailable when another took over."""
        if time.time() - self._mark.time < _RENEWED:
            return
        self._check()
        old, self._mark = self.mark, self._new(self._mark.token)
        self._store.send_update(
            f"DELETE DATA {{ GRAPH {LEDGER} {{ {old.triple} }} }} ; "
            f"INSERT DATA {{ GRAPH {LEDGER} {{ {self.mark.triple} }} }}"
        )

    def end(self) -> None:
        self._store.send_update(f"DELETE DATA {{ GRAPH {LEDGER} {{ {self.mark.triple} }} }}")

    def _check(self) -> None:
        if other := next(iter(self._others()), None):
            raise StoreUnavailable(self._told(other))

    def _others(self) -> dict[_Mark, ox.Quad]:
        found = self._store.matches(LEDGER, ledger.WRITER, None, LEDGER)
        marks = {_Mark.read(quad.object): quad for quad in found}
        return {mark: quad for mark, quad in marks.items() if mark.token != self._mark.token}

    def _told(self, other: _Mark) -> str:
        return (
            f"{self._name}: another process is writing to it (process {other.process} on {other.host}); "
            "wait until that ends, then try again"
        )

    def _new(self, token: str = "") -> _Mark:
        return _Mark(token or secrets.token_hex(8), _host(), os.getpid(), int(time.time()))


def _host() -> str:
    return "_".join(socket.gethostname().split()) or "?"


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return process > 0
