"""What the Russian tagger is trained to know: slovnet's weights for news (MIT), which lie in the ``natasha``
wheel, with the embeddings of words.

``natasha`` itself is never imported: it needs packages that recent Pythons no longer have.
"""

from __future__ import annotations

import gzip
import importlib.util
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import StopRun
from kg.packaged import lasting


class Numbers:
    """The numbers of words, which are their places in a sorted list; -1 for a word that is not there.

    A dict of all would take a tenth of a second, and each word is looked for once.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def of(self, word: str) -> int:
        place = bisect_left(self._words, word)
        return place if self._words[place : place + 1] == [word] else -1


@dataclass(frozen=True, slots=True)
class Weights:
    """slovnet's network with its lists. ``unknown`` is the number of all words not in ``numbers``."""

    model: Any
    numbers: Numbers
    unknown: int
    shapes: Any
    tags: Any


@lasting
def weights() -> Weights:
    """Return the weights. Raises StopRun where they are not installed."""
    from slovnet.const import SHAPE, TAG, UNK, WORD
    from slovnet.exec.model import NER
    from slovnet.exec.pack import Pack, vocab_name

    with Pack(folder() / "model" / "slovnet_ner_news_v1.tar") as pack:
        pack.load_meta().check_protocol()
        model = pack.load_model(NER)
        model = model.inject_arrays(dict(pack.load_arrays(model.weights)))
        *words, unknown, _pad = gzip.decompress(pack.read(vocab_name(WORD))).decode("utf-8").splitlines()
        if unknown != UNK:
            raise StopRun(f"the Russian tagger has other weights than kg knows: {unknown!r} among its words")
        shapes, tags = pack.load_vocab(SHAPE), pack.load_vocab(TAG)
    return Weights(model.inject_navec(_embeddings()), Numbers(words), len(words), shapes, tags)


def folder() -> Path:
    """Return where the weights lie. Raises StopRun where they are not installed."""
    spec = importlib.util.find_spec("natasha")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(place) / "data" / "model").is_dir():
            return Path(place) / "data"
    raise StopRun("the Russian tagger has no weights: install the package 'natasha' (pip install natasha)")


def _embeddings() -> Any:
    """Return the embeddings alone: without the list of words, which the tagger has too, and without what only
    serves to compare words. Those take a third of a second and 120 MB."""
    from navec.meta import Meta
    from navec.navec import META, PQ_, Navec
    from navec.pq import PQ
    from navec.tar import Tar

    class Codes(PQ):  # type: ignore[misc]  # navec has no types
        def precompute(self) -> None:
            """Nothing: no words are compared."""

    with Tar(folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar") as tar:
        meta = Meta.from_file(tar.load(META))
        Meta.check_protocol(meta.protocol)
        return Navec(meta, None, Codes.from_file(tar.load(PQ_)))
