"""What stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.words import Sentence, Token

_OPENING, _CLOSING = frozenset('"«“„'), frozenset('"»”“')


def quotations(tokens: Sequence[Token], sentence: Sentence) -> frozenset[int]:
    """The tokens between quotation marks."""
    out: set[int] = set()
    opening: int | None = None
    for i in range(sentence.first, sentence.last + 1):
        if tokens[i].text in _OPENING and opening is None:
            opening = i
        elif tokens[i].text in _CLOSING and opening is not None:
            out.update(range(opening + 1, i))
            opening = None
    return frozenset(out)
