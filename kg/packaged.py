"""Where the packaged data lies: in the wheel under ``kg/data``, in a checkout beside ``kg``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any])
_HERE = Path(__file__).resolve().parent

HOW_TO_BUILD: Final = (
    "it is built with kg where npm can be reached: in a checkout run `make frontend`; "
    "else install kg again from a wheel that holds it, or with a package index and npm within reach"
)
"""What to do where the scripts of pages are missing."""


def folder(name: str) -> Path:
    """Return the folder ``ontology``, ``shapes``, ``queries`` or ``examples``.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for candidate in (_HERE / "data" / name, _HERE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the packaged folder {name!r} is missing: reinstall diplomatic-kg")


def lasting(load: _F) -> _F:
    """Cache what is loaded of packages, such as weights: other tables of names do not change it.

    All other caches are emptied when a process takes other tables (``kg.gazetteer.use``).
    """
    loaded: Any = cache(load)
    loaded.is_lasting = True
    return loaded  # type: ignore[no-any-return]


def bundle(name: str) -> Path | None:
    """Return a file that was built from ``frontend/``, such as ``network.js``; None where it was not built.

    Not building it is no fault (``hatch_build.py``): tell the user ``HOW_TO_BUILD``.
    """
    for candidate in (_HERE / "data" / "frontend" / name, _HERE.parent / "frontend" / "dist" / name):
        if candidate.is_file():
            return candidate
    return None
