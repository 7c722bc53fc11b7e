"""Named entities of Russian text: slovnet's tagger for news (MIT), whose weights lie in the ``natasha``
wheel.

``natasha`` itself is never imported: it needs packages that recent Pythons no longer have.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any, Literal

from kg.errors import StopRun

Kind = Literal["PER", "LOC", "ORG"]


@cache
def _tagger() -> Any:
    from navec import Navec
    from slovnet import NER

    weights = _weights()
    tagger = NER.load(weights / "model" / "slovnet_ner_news_v1.tar")
    tagger.navec(Navec.load(weights / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    return tagger


def _weights() -> Path:
    spec = importlib.util.find_spec("natasha")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(place) / "data" / "model").is_dir():
            return Path(place) / "data"
    raise StopRun("the Russian tagger has no weights: install the package 'natasha' (pip install natasha)")


def tag(text: str) -> list[tuple[int, int, Kind]]:
    """Return (start, end, kind) of the entities in a text, in order, without overlap."""
    return [(s.start, s.stop, s.type) for s in _tagger()(text).spans] if text.strip() else []
