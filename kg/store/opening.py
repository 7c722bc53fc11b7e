"""A location -> a store. The folder of a store:

kg-store/
  format.json     what this folder is, and the version of its layout
  graph/          Oxigraph's files
  quarantine/     what was not stored, one file an article
  gazetteer/      tables of the user
  user-graphs.nq  graphs of users, which kg serve shows beside its own
  cache/          what can be made anew: who is who, as far as it is known; what waits to be stored
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from kg.errors import StoreUnavailable
from kg.store import calendar, snapshot, usergraphs
from kg.store.access import Access
from kg.store.address import address, is_address
from kg.store.beside import MEMORY
from kg.store.embedded import EmbeddedStore
from kg.store.formats import FORMAT, check, migrate, note_format
from kg.store.interface import Store
from kg.store.snapshot import Snapshot, State
from kg.store.swapping import recover

_BESIDE: Final = (
    "format.json",
    "format.json.new",
    "quarantine",
    "feeds.json",
    "feeds.json.new",
    "readers",
    "gazetteer",
    "judgements.jsonl",
    "cache",
    usergraphs.FILE,
    usergraphs.NEW,
    usergraphs.LOCK,
)
Told: TypeAlias = Callable[[str], None]


def open_store(
    location: str,
    *,
    read_only: bool = False,
    access: Access | None = None,
    told: Told = lambda _: None,
) -> Store:
    """Return the store at a location: a folder, ``:memory:``, or the address of a SPARQL server.

    A folder is made when it is not there, an empty server becomes a store, and one that an older kg has made
    is brought up to date when it is opened for writing; ``told`` hears of that. ``access`` is for servers.

    Raises StoreUnavailable when the place is no store, when there is none to read, when a server cannot be
    used, or when another process is writing to a folder (``read_only`` stores may be opened beside a writer).
    """
    if location == MEMORY:
        return EmbeddedStore(None, name=location)
    if is_address(location):
        from kg.store.remote import RemoteStore  # loads what speaks HTTP, which a folder does not need

        store: Store = RemoteStore(address(location), access or Access(), read_only=read_only)
        with closed_on_error(store):
            if not read_only:
                _bring_up_to_date(store, store.format() or FORMAT, told)
        return store
    folder = Path(location)
    recover(folder)
    recover(folder / "graph")
    if read_only:
        _check_folder(folder, location, read_only=True)
        opened = EmbeddedStore(None, name=location, snapshot=_snapshot(folder, location))
        opened.cached = folder / "cache"
        return opened
    return _writable(folder, location, told)


def _writable(folder: Path, location: str, told: Told) -> Store:
    found = _make_folder(folder, location)
    store = EmbeddedStore(folder / "graph", name=location)
    with closed_on_error(store):
        _bring_up_to_date(store, found, told, noted=lambda version: write_format(folder, version))
    return store


def _bring_up_to_date(
    store: Store, found: int, told: Told, noted: Callable[[int], None] = lambda _: None
) -> None:
    for step in migrate(store, found, noted=noted):
        told(f"the store now has format {step.to}: {step.what}")
    if found == FORMAT:
        calendar.begin(store)
        note_format(store, FORMAT)  # of a new one, or of one that was killed while it was made


@contextmanager
def closed_on_error(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.close()
        raise


def frozen(location: str) -> Snapshot:
    """Return a frozen copy of the store in a folder; close it when it is no longer needed.

    Raises StoreUnavailable as ``open_store`` does, and for what is no folder.
    """
    if location == MEMORY or is_address(location):
        advice = "kg backup it, kg restore that into a folder, and name the folder"
        raise StoreUnavailable(f"{location}: this needs a store in a folder: {advice}")
    _check_folder(Path(location), location, read_only=True)
    return _snapshot(Path(location), location)


def freeze_into(location: str, folder: Path) -> None:
    """Put a frozen copy of the store in a folder into another, new one, which the caller deletes."""
    folder.mkdir()
    snapshot.freeze(Path(location) / "graph", folder)


def state(location: str) -> State:
    """Return what changes whenever the store in this folder is written to. Raises StoreUnavailable."""
    try:
        return snapshot.state(Path(location) / "graph")
    except OSError as error:
        raise StoreUnavailable(f"{location}: cannot be read: {error.strerror}") from error


def _snapshot(folder: Path, location: str) -> Snapshot:
    try:
        return Snapshot(folder / "graph", folder / "readers")
    except OSError as error:
        raise StoreUnavailable(f"{location}: cannot be read: {error.strerror}: {error.filename}") from error


def _check_folder(folder: Path, location: str, *, read_only: bool) -> int:
    if not (folder / "graph").is_dir():
        raise StoreUnavailable(
            f"{location}: no store here; make one with: kg ingest FILE... --store {location}"
        )
    try:
        found = json.loads((folder / "format.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreUnavailable(f"{location}: not a store of kg (format.json cannot be read)") from error
    if not isinstance(found, dict) or found.get("diplomatic-kg") != "store":
        raise StoreUnavailable(f"{location}: not a store of kg (format.json: {found})")
    return check(found.get("format"), location, read_only=read_only)


def _make_folder(folder: Path, location: str) -> int:
    """Make the folder of a store unless it is there; return the version of how things lie in it."""
    if (folder / "format.json").is_file() and (folder / "graph").is_dir():
        return _check_folder(folder, location, read_only=False)
    if folder.exists() and not folder.is_dir():
        raise StoreUnavailable(f"{location}: a file, not a folder")
    if folder.is_dir() and any(p.name not in _BESIDE for p in folder.iterdir()):
        raise StoreUnavailable(f"{location}: holds other files and is no store; name an empty or new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_format(folder, FORMAT)
        (folder / "graph").mkdir(exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"{location}: cannot be made: {error.strerror}") from error
    return FORMAT


def write_format(folder: Path, version: int) -> None:
    """Write down what a folder is; in whole, or what stood there stays."""
    beside = folder / "format.json.new"
    beside.write_text(json.dumps({"diplomatic-kg": "store", "format": version}) + "\n", encoding="utf-8")
    os.replace(beside, folder / "format.json")
