"""The store that a command names, opened with what the environment says of it.

For servers: KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN; KG_STORE_TIMEOUT (seconds of silence);
KG_STORE_DATA (the folder for what cannot lie in a server). Nothing of that is ever shown.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import kg.store
from kg.cli.terminal import note
from kg.errors import WrongUse
from kg.store import Access, Store

_TIMEOUT: Final = "120"


def open_store(location: str, *, read_only: bool = False) -> Store:
    """Return the store at a location; see ``kg.store.open_store``."""
    opened = kg.store.open_store(location, read_only=read_only, access=access(), told=note)
    folder = data_folder(location)
    if folder and read_only:
        opened.cached = folder / "cache"
    elif folder and not opened.cache:
        folder.mkdir(parents=True, exist_ok=True)
        opened.cache = folder / "cache"
    return opened


def access() -> Access:
    """Return what the environment says about servers. Raises WrongUse for a time that is none."""
    said = os.environ.get("KG_STORE_TIMEOUT") or _TIMEOUT
    try:
        timeout = float(said)
    except ValueError:
        timeout = 0.0
    if not 0 < timeout < float("inf"):
        raise WrongUse(f"KG_STORE_TIMEOUT={said}: not a number of seconds, such as {_TIMEOUT}")
    return Access(
        user=os.environ.get("KG_STORE_USER") or None,
        password=os.environ.get("KG_STORE_PASSWORD") or None,
        token=os.environ.get("KG_STORE_TOKEN") or None,
        timeout=timeout,
    )


def data_folder(location: str) -> Path | None:
    return kg.store.data_folder(location, _data())


def quarantine_folder(location: str) -> Path:
    return kg.store.quarantine_folder(location, _data())


def judgements_file(location: str) -> Path | None:
    return kg.store.judgements_file(location, _data())


def gazetteer_folder(location: str) -> Path | None:
    return kg.store.gazetteer_folder(location, _data())


def tables_of(location: str) -> str | None:
    """Return the folder in which a store keeps tables of the user."""
    folder = gazetteer_folder(location)
    return str(folder) if folder else None


def _data() -> str | None:
    return os.environ.get("KG_STORE_DATA") or None
