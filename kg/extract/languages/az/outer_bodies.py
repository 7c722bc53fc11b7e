"""Organs of bodies of several states, whose names go with that of the body: "BMT-nin Afrika üzrə Regional
Bürosu"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.az.bodies import case_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

# So many words of what an office is for stand before "üzrə" at most.
_FIELD = 9


def with_outer(words: Words, spans: Spans, first: int) -> int:
    """Return where a name begins with that of the body of several states before it, an acronym in brackets
    left in.

    The spans of the outer body and its acronym are dropped.
    """
    owner, acronym = outer(words, spans, first)
    if owner is None or not holds(words, owner):
        return first
    for span in (owner, acronym):
        if span is not None:
            spans.drop(span)
    return owner.first


def outer(words: Words, spans: Spans, first: int) -> tuple[Span | None, Span | None]:
    """Return the name right before a token, and its acronym in brackets: "Ölkələr İttifaqı (XYZ) |"."""
    brackets = {k: words.tokens[k].text for k in (first - 1, first - 2, first - 3, first - 4) if k >= 0}
    opening = next((k for k in (first - 3, first - 4) if brackets.get(k) == "("), None)
    if brackets.get(first - 1) != ")" or opening is None:
        return spans.over(first - 1), None
    return spans.over(opening - 1), spans.over(opening + 1)


def holds(words: Words, owner: Span) -> bool:
    """Whether the names of a body's organs go with its own: "Qoşulmama Hərəkatının Təmas Qrupu"."""
    body = gazetteer.body(owner.key) if owner.key else None
    of_states = body is not None and body.iso2 is None and body.kind != "generic"
    return owner.kind == "body" and of_states and case_of(words, owner) in ("gen", "nom")


def is_organ(words: Words, spans: Spans, first: int) -> bool:
    """Whether a single word is an organ of the body right before it: "Aİ Şurasının", "Ölkələr
    İttifaqı (XYZ) Katibliyi".
    """
    owner, _ = outer(words, spans, first)
    return owner is not None and holds(words, owner)


def is_branch(words: Words, spans: Spans, span: Span, last: int) -> bool:
    """Whether a body has an office for a part of the world: "Səhiyyə Təşkilatının | Avropa Bürosunun"."""
    region = span.kind == "place" and not span.country and span.last == last - 1
    office = any(lower(f.stem) in ("büro", "ofis", "bölmə", "şöbə") for f in forms(words.tokens[last].text))
    owner = spans.over(span.first - 1) if span.first else None
    return region and office and owner is not None and holds(words, owner)


def of_field(words: Words, spans: Spans, first: int) -> int:
    """Return where the field of an office begins, behind the body of several states that has it: "BMT-nin |
    Afrika üçün qida təhlükəsizliyi üzrə Regional Bürosu"."""
    low = words.sentences[words.tokens[first].sentence].first
    near = range(first - 2, max(low, first - 2 - _FIELD) - 1, -1) if first - 1 > low else ()
    for k in near if words.tokens[first - 1].lower == "üzrə" else ():
        token, span = words.tokens[k], spans.over(k)
        if span is not None and span.kind == "body":
            return k + 1 if holds(words, span) and case_of(words, span) == "gen" else first
        begins = spans.over(k - 1) is not None  # "AŞPA-nın | Miqrasiya məsələləri üzrə"
        if token.text != "," and (token.shape != "word" or (token.capital and span is None and not begins)):
            break
    return first
