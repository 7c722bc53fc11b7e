"""Named entities of Russian text: slovnet's tagger for news (MIT), whose weights lie in the ``natasha``
wheel.

``natasha`` itself is never imported: it needs packages that recent Pythons no longer have.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, Literal

from kg.errors import StopRun
from kg.extract.languages.ru.threads import one_thread
from kg.packaged import lasting

Kind = Literal["PER", "LOC", "ORG"]


@lasting
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
    from razdel import tokenize
    from slovnet.bio import bio_spans

    tokens = list(tokenize(text))
    if not tokens:
        return []
    infer = _tagger().infer
    (encoded,) = infer.encoder([[token.text for token in tokens]])
    with one_thread():
        emissions = infer.model(encoded.word_id, encoded.shape_id, encoded.pad_mask)[0]
    path = _best_path(emissions, infer.model.head.crf.transitions.array)
    tags = map(infer.decoder.tags_vocab.decode, path)
    return [(span.start, span.stop, span.type) for span in bio_spans(tokens, tags)]


def _best_path(emissions: Any, transitions: Any) -> list[int]:
    """Return the likeliest tags (Viterbi): those that slovnet decodes, to the last bit, in a third of the
    time.

    Its own loop serves batches, whose bookkeeping costs more than the sums.
    """
    score, back = emissions[0], []
    for emission in emissions[1:]:
        scores = score[:, None] + transitions + emission
        back.append(scores.argmax(0))
        score = scores.max(0)
    path = [int(score.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]
