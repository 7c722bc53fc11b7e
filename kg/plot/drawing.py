"""A drawn picture: shown by a notebook, saved as SVG, PDF or PNG; the same picture gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import WrongUse
from kg.plot.style import SETTINGS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# What would differ between two runs or two versions of matplotlib is left out of the file.
_METADATA: Final[Mapping[str, Mapping[str, Any]]] = {
    "svg": {"Date": None, "Creator": "diplomatic-kg"},
    "pdf": {"CreationDate": None, "Creator": "diplomatic-kg", "Producer": None},
    "png": {"Software": None},
}
SUFFIXES: Final = tuple(f".{kind}" for kind in _METADATA)


@dataclass(frozen=True)
class Drawing:
    """A matplotlib figure, to change or to save. ``remarks`` are what its reader has to know."""

    figure: Figure
    title: str
    remarks: tuple[str, ...] = ()

    def to_bytes(self, kind: str) -> bytes:
        """Return the picture as ``svg``, ``pdf`` or ``png`` (300 dots an inch)."""
        import matplotlib

        buffer = io.BytesIO()
        named = {} if kind == "png" else {"Title": self.title}
        with matplotlib.rc_context(SETTINGS):
            self.figure.savefig(buffer, format=kind, dpi=300, metadata={**_METADATA[kind], **named})
        return buffer.getvalue()

    def save(self, file: str | Path) -> None:
        """Write the picture; the ending of the name says as what. Raises WrongUse for another ending."""
        Path(file).write_bytes(self.to_bytes(kind_of(file)))

    def _repr_svg_(self) -> str:
        return self.to_bytes("svg").decode()


def kind_of(file: str | Path) -> str:
    """Return what the ending of a file asks for. Raises WrongUse for another ending."""
    suffix = Path(file).suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongUse(f"{file}: the ending says what to write: {', '.join(SUFFIXES)}")
    return suffix.removeprefix(".")
