"""What stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.words import Sentence, Token, Words

_OPENING, _CLOSING = frozenset('"«“„'), frozenset('"»”“')
# A quotation has so many tokens at most.
_LONGEST = 150


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


def opening(words: Words, close: int) -> int | None:
    """The mark that opens the quotation which a mark closes, in the same paragraph; None for none."""
    for k in range(close - 1, max(-1, close - _LONGEST), -1):
        if _paragraph(words, k) != _paragraph(words, close):
            return None
        if words.tokens[k].text in _OPENING and (
            words.tokens[close].text != '"' or words.tokens[k].text == '"'
        ):
            return k
    return None


def closing(words: Words, start: int) -> int | None:
    """The mark that closes the quotation which a mark opens, in the same paragraph; None for none."""
    if words.tokens[start].text not in _OPENING:
        return None
    for k in range(start + 1, min(start + _LONGEST, len(words.tokens))):
        if _paragraph(words, k) != _paragraph(words, start):
            return None
        if words.tokens[k].text in _CLOSING:
            return k
    return None


def _paragraph(words: Words, token: int) -> int:
    return words.sentences[words.tokens[token].sentence].paragraph
