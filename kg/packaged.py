"""Where the packaged data lies: in the wheel under ``kg/data``, in a checkout beside ``kg``."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder ``ontology``, ``shapes``, ``queries`` or ``examples``.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for candidate in (_HERE / "data" / name, _HERE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the packaged folder {name!r} is missing: reinstall diplomatic-kg")
