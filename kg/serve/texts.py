"""The texts of articles, for their pages alone.

They lie in the ledger, which no copy that is queried has. So a copy that may show texts has a second one in
its folder, ledger and all, which nothing but this module opens, to read a text by the address of its article.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.store.ledger import LEDGER, TEXT, text_in

FOLDER: Final = "texts"


def text(folder: Path, article: str) -> str | None:
    """Return the text of an article; None when the store has none, or the service shows none."""
    store = _opened(folder / FOLDER)
    if store is None:
        return None
    found = next(store.quads_for_pattern(ox.NamedNode(article), TEXT, None, LEDGER), None)
    return text_in(found.object.value) if found and isinstance(found.object, ox.Literal) else None


@lru_cache(maxsize=1)
def _opened(folder: Path) -> ox.Store | None:
    return ox.Store.read_only(str(folder)) if folder.is_dir() else None


def forget() -> None:
    """Let go of the copy that was read last."""
    _opened.cache_clear()
