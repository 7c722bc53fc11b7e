"""The page of a network inside a notebook: the file of ``kg export --format html`` in a frame of its own."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path


@dataclass(frozen=True)
class NetworkPage:
    """A page that a notebook shows below the cell; ``save`` writes it as a file that works alone.

    The frame may run the page's own script, which may offer files to save, and nothing else: it has an
    origin of its own, so it cannot reach the notebook, its cookies or its files, and the page's policy lets
    it ask the network for nothing.
    """

    html: str
    title: str
    height: int = 640

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="{escape(self.title)}" sandbox="allow-scripts allow-downloads" '
            f'loading="lazy" width="100%" '
            f'height="{self.height}" style="border: 1px solid #8888" srcdoc="{escape(self.html)}"></iframe>'
        )

    def save(self, file: str | Path) -> None:
        """Write the page."""
        Path(file).write_text(self.html, encoding="utf-8")
