"""A location -> a store. The folder of a store:

kg-store/
  format.json     what this folder is, and the version of its layout
  graph/          Oxigraph's files
  quarantine/     what was not stored, one file an article
  gazetteer/      tables of the user
  cache/          what can be made anew from the rest: who is who, as far as it is known
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kg.errors import StoreUnavailable
from kg.store import snapshot
from kg.store.access import Access
from kg.store.address import address, is_address
from kg.store.beside import MEMORY
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store
from kg.store.snapshot import Snapshot, State

_BESIDE: Final = ("format.json", "quarantine", "readers", "gazetteer", "judgements.jsonl", "cache")
_FORMAT: Final = {"diplomatic-kg": "store", "format": 1}


def open_store(location: str, *, read_only: bool = False, access: Access | None = None) -> Store:
    """Return the store at a location: a folder, ``:memory:``, or the address of a SPARQL server.

    A folder is made when it is not there, an empty server becomes a store. ``access`` is for servers. Raises
    StoreUnavailable when the place is no store, when there is none to read, when a server cannot be used, or
    when another process is writing to a folder (``read_only`` stores may be opened beside a writer).
    """
    if location == MEMORY:
        return EmbeddedStore(None, name=location)
    if is_address(location):
        from kg.store.remote import RemoteStore  # loads what speaks HTTP, which a folder does not need

        return RemoteStore(address(location), access or Access(), read_only=read_only)
    folder = Path(location)
    if read_only:
        _check_folder(folder, location)
        return EmbeddedStore(None, name=location, snapshot=_snapshot(folder, location))
    _make_folder(folder, location)
    return EmbeddedStore(folder / "graph", name=location)


def frozen(location: str) -> Snapshot:
    """Return a frozen copy of the store in a folder; close it when it is no longer needed.

    Raises StoreUnavailable as ``open_store`` does, and for what is no folder.
    """
    if location == MEMORY or is_address(location):
        advice = "a SPARQL server has an endpoint of its own"
        raise StoreUnavailable(f"{location}: this needs a store in a folder; {advice}")
    _check_folder(Path(location), location)
    return _snapshot(Path(location), location)


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


def _check_folder(folder: Path, location: str) -> None:
    if not (folder / "graph").is_dir():
        raise StoreUnavailable(
            f"{location}: no store here; make one with: kg ingest FILE... --store {location}"
        )
    try:
        found = json.loads((folder / "format.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreUnavailable(f"{location}: not a store of kg (format.json cannot be read)") from error
    if found != _FORMAT:
        raise StoreUnavailable(
            f"{location}: made by another version of kg (format.json: {found}); upgrade kg"
        )


def _make_folder(folder: Path, location: str) -> None:
    if (folder / "format.json").is_file() and (folder / "graph").is_dir():
        _check_folder(folder, location)
        return
    if folder.exists() and not folder.is_dir():
        raise StoreUnavailable(f"{location}: a file, not a folder")
    if folder.is_dir() and any(p.name not in _BESIDE for p in folder.iterdir()):
        raise StoreUnavailable(f"{location}: holds other files and is no store; name an empty or new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "format.json").write_text(json.dumps(_FORMAT) + "\n", encoding="utf-8")
        (folder / "graph").mkdir(exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"{location}: cannot be made: {error.strerror}") from error
