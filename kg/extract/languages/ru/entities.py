"""Named entities of Russian text: what slovnet's tagger for news finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal

import msgspec
import numpy as np

from kg.extract.languages.ru.emissions import network
from kg.extract.languages.ru.threads import one_thread
from kg.extract.languages.ru.weights import weights

Kind = Literal["PER", "LOC", "ORG"]

# What stands between blanks and is plainly one word, alone or with marks at its sides. Digits before a full
# stop or a comma may go on behind the blank, and are none.
_LETTERS: Final = r"(?:[а-яё]+|[a-z]+|\d+(?![.,]))"
_PLAIN: Final = re.compile(
    rf"(?:([«(\"])?({_LETTERS}(?:-{_LETTERS})*)([»)\"])?([.,:;])?|(\S))(?!\S)|(?P<parted>\S+)",
    re.IGNORECASE,
)
_MARKED: Final = range(1, 6)  # groups of a plain word and its marks


class _Word(msgspec.Struct, gc=False):
    start: int
    stop: int
    text: str


def tag(text: str) -> list[tuple[int, int, Kind]]:
    """Return (start, end, kind) of the entities in a text, in order, without overlap."""
    from slovnet.bio import bio_spans

    words = list(_words(text))
    if not words:
        return []
    with one_thread():
        emissions = network().emissions([word.text for word in words])
    known = weights()
    path = _best_path(emissions, known.model.head.crf.transitions.array)
    return [(s.start, s.stop, s.type) for s in bio_spans(words, map(known.tags.decode, path))]


def _words(text: str) -> Iterator[_Word]:
    """Yield the words as razdel parts them, on which the weights were trained; it is only asked where there
    is something to part."""
    last = 0
    for match in _PLAIN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "parted":
            yield from _parted(text, last, start, end)
        elif match.span(match.lastindex or 0) == (start, end):  # one word or mark alone, as most are
            yield _Word(start, end, match[0])
        else:
            for group in _MARKED:
                if match[group]:
                    yield _Word(*match.span(group), match[group])
        last = start


def _parted(text: str, before: int, start: int, end: int) -> Iterator[_Word]:
    """Yield the words from ``start`` to ``end``; how razdel parts them depends on what stands beside."""
    from razdel import tokenize

    following = re.compile(r"\s*\S*").match(text, end)
    for part in tokenize(text[before : following.end() if following else end]):
        if start <= before + part.start < end:
            yield _Word(before + part.start, before + part.stop, part.text)


def _best_path(emissions: Any, transitions: Any) -> list[int]:
    """Return the likeliest tags (Viterbi): those that slovnet decodes, in a sixth of the time.

    Its own loop serves batches, whose bookkeeping costs more than the sums.
    """
    scores = emissions.copy()
    reached = np.empty_like(transitions)
    steps = transitions + emissions[1:, None, :]
    add, greatest = np.add, np.maximum.reduce
    # Views, made once: the loop runs for every word.
    for before, here, step in zip(scores[:, :, None], scores[1:], steps, strict=False):
        add(before, step, reached)
        greatest(reached, 0, None, here)
    back = (scores[:-1, :, None] + transitions).argmax(1).tolist()
    path = [int(scores[-1].argmax())]
    for best in reversed(back):
        path.append(best[path[-1]])
    return path[::-1]
