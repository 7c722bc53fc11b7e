"""What stands between a body and the name of who leads it: "офиса ВОЗ | в Баку (БАК) | Хансом Бергом"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.name_spans import everyday
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

# Prepositions of the place, the field and the people that a body is for.
_OPENING = frozenset(("в", "во", "на", "при", "для", "по"))


def name_after(words: Words, spans: Spans, i: int, limit: int) -> Span | None:
    """Return the person named behind brackets, places and fields that begin at ``i``; None for none."""
    while i <= limit:
        span = spans.at(i)
        if span is not None and span.kind == "person":
            return span
        end = _piece_end(words, spans, i, limit)
        if end is None:
            return None
        i = end + 1
    return None


def _piece_end(words: Words, spans: Spans, i: int, limit: int) -> int | None:
    """The last token of a bracket, of "и" with a further region, or of a phrase with a preposition."""
    token = words.tokens[i]
    if token.text == "(":
        return next((k for k in range(i + 1, min(i + 7, limit + 1)) if words.tokens[k].text == ")"), None)
    if token.lower == "и":
        further = spans.at(i + 1)
        of_place = further is not None and further.kind in ("place", "state")
        return further.last if further is not None and of_place else None
    span = spans.at(i)
    if span is not None:
        return span.last if span.kind == "body" else None
    if token.lower not in _OPENING or i >= limit:
        return None
    return _phrase_end(words, spans, i + 1, limit)


def _phrase_end(words: Words, spans: Spans, i: int, limit: int) -> int | None:
    """The last token of the noun after a preposition with its complements; None before another official."""
    span = spans.at(i)
    head = span.last if span is not None and span.kind != "person" else phrases.attribute_run(words, i, limit)
    if head > limit or (span is None and (not phrases.is_noun(words.tokens[head]) or spans.over(head))):
        return None
    end = min(phrases.complement_end(words, spans, head, limit), limit)
    if any(t.lower in ("имени", "им") for t in words.tokens[i : end + 2]):
        return None
    return None if any(everyday(t) for t in words.tokens[i : end + 1] if spans.over(t.index) is None) else end
