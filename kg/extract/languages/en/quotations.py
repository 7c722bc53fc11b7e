"""Where quotations open and close, within a paragraph of English text."""

from __future__ import annotations

from kg.extract.words import Words

QUOTES = {"“": "”", '"': '"', "«": "»"}
# A quotation has so many tokens at most.
_LONGEST = 150


def opening(words: Words, close: int) -> int | None:
    """Return the opening mark of the quotation that closes at a token; None outside its paragraph."""
    tokens, mark = words.tokens, words.tokens[close].text
    opens = [o for o, c in QUOTES.items() if c == mark]
    depth = 0
    for k in range(close - 1, max(-1, close - _LONGEST), -1):
        if words.sentence_of(k).paragraph != words.sentence_of(close).paragraph:
            return None
        if tokens[k].text in opens:
            if not depth:
                return k
            depth -= 1
        elif tokens[k].text == mark:
            depth += 1
    return None


def closing(words: Words, start: int) -> int | None:
    """Return the closing mark of the quotation that opens at a token; None outside its paragraph."""
    mark = QUOTES[words.tokens[start].text]
    for k in range(start + 1, min(start + _LONGEST, len(words.tokens))):
        if words.sentence_of(k).paragraph != words.sentence_of(start).paragraph:
            return None
        if words.tokens[k].text == mark:
            return k
    return None
