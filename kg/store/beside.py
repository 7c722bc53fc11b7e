"""What lies beside the graphs of a store, because people must be able to read it when the store is not there.

Of a store in a folder it lies in that folder. Of a server it lies in a folder here: one that is named, or
``kg-store-data/HOST_PORT_PATH``. A store in memory keeps only its quarantine, in ``kg-quarantine``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kg.store.address import folder_name, is_address

MEMORY: Final = ":memory:"
SERVERS: Final = Path("kg-store-data")


def data_folder(location: str, data: str | None = None) -> Path | None:
    """Return where data lie beside a store; ``data`` names the folder for a server. None: in memory."""
    if location == MEMORY:
        return None
    if is_address(location):
        return Path(data) if data else SERVERS / folder_name(location)
    return Path(location)


def quarantine_folder(location: str, data: str | None = None) -> Path:
    """Return where a store keeps what failed."""
    folder = data_folder(location, data)
    return folder / "quarantine" if folder else Path("kg-quarantine")


def judgements_file(location: str, data: str | None = None) -> Path | None:
    """Return where a store keeps what was decided by people; None for one in memory, which keeps nothing."""
    folder = data_folder(location, data)
    return folder / "judgements.jsonl" if folder else None


def gazetteer_folder(location: str, data: str | None = None) -> Path | None:
    """Return where a store keeps tables of the user; None for one that has none."""
    folder = data_folder(location, data)
    return folder / "gazetteer" if folder else None
