"""Which union "TDT-yə üzv ölkələrin" speaks of."""

from __future__ import annotations

from kg.extract.spans import Span, Spans
from kg.extract.words import Words

# So many words tell at most of which union states are members.
_FAR = 8


def members(words: Words, spans: Spans, k: int) -> Span | None:
    """Return the body of whose states a token speaks: "TDT-yə üzv | ölkələrin"."""
    if words.tokens[k].lower not in ("ölkələrin", "dövlətlərin"):
        return None
    first = max(0, k - _FAR)
    said = [words.tokens[i].lower for i in range(first, k)]
    # "TDT-yə üzv və müşahidəçi ölkələrin", "NATO-ya üzv | olan | ölkələrin"
    said = said[:-2] if said[-2:] == ["və", "müşahidəçi"] else said
    said = said[:-1] if said[-2:] in (["üzv", "olan"], ["daxil", "olan"]) else said
    if said[-1:] not in (["üzv"], ["daxil"]):
        return None
    said.pop()
    if said[-1:] == [")"] and said[-3:-2] == ["("]:
        said = said[:-3]  # "Türk Dövlətləri Təşkilatına (TDT) üzv ölkələrin"
    span = spans.over(first + len(said) - 1) if said else None
    return span if span is not None and span.kind == "body" else None
