"""The texts of articles, for their pages alone.

They lie in the ledger, which no copy that is queried has. So a copy that may show texts has a second one in
its folder, ledger and all, which nothing but this module opens, to read a text by the address of its article.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.store.ledger import LEDGER, TEXT, text_in

FOLDER: Final = "texts"
_taken: list[ox.Store] = []


def take(folder: Path) -> None:
    """Open the texts beside a copy, for all questions from now on; before memory is bounded."""
    forget()
    if (folder / FOLDER).is_dir():
        _taken.append(ox.Store.read_only(str(folder / FOLDER)))


def forget() -> None:
    """Let go of the texts that are open."""
    _taken.clear()


def text(article: str) -> str | None:
    """Return the text of an article; None when the store has none, or the service shows none."""
    for store in _taken:
        found = next(store.quads_for_pattern(ox.NamedNode(article), TEXT, None, LEDGER), None)
        if found and isinstance(found.object, ox.Literal):
            return text_in(found.object.value)
    return None
