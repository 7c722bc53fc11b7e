"""How alike two texts are: sketches of their shingles, small enough to keep for each article.

A sketch holds the smallest hashes of all runs of five words (bottom-k MinHash: Broder 1997; Cohen and
Kaplan 2007). The share of hashes that two sketches have in common among the smallest of both estimates the
Jaccard likeness of the texts; with 96 hashes its standard error is 0.04 at 0.8. The same text gives the same
sketch on any machine; case, punctuation and line breaks do not count.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 5  # words
_KEPT: Final = 96
_BYTES: Final = 4
_FEWEST: Final = 20  # runs of words; what is shorter is not compared


def sketch(text: str) -> str:
    """Return the sketch of a text, '' when it is too short to be compared."""
    words = [word.encode("utf-8", "replace") for word in _WORD.findall(text.casefold())]
    runs = set(map(b" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))
    if len(runs) < _FEWEST:
        return ""
    hashes = {hashlib.blake2b(run, digest_size=_BYTES).digest() for run in runs}
    return base64.b85encode(b"".join(sorted(hashes)[:_KEPT])).decode()


def hashes_of(packed: str) -> tuple[int, ...]:
    """Return the hashes in a sketch, the smallest first."""
    data = base64.b85decode(packed)
    return tuple(int.from_bytes(data[i : i + _BYTES]) for i in range(0, len(data), _BYTES))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the share of runs of words that two texts have in common, 0 to 1, by their sketches.

    >>> likeness((1, 2, 3), (2, 3, 4))
    0.5
    """
    known = min(max(len(one), len(other)), _KEPT)
    smallest = sorted({*one, *other})[:known] if known == _KEPT else sorted({*one, *other})
    both = set(one) & set(other)
    return sum(value in both for value in smallest) / len(smallest) if smallest else 0.0
