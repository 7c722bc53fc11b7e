"""Organs of parliaments and other bodies that send somebody, in small letters: "Seymin Xarici işlər |
komitəsinin nümayəndə heyəti"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az import bodies
from kg.extract.languages.az.titles import in_genitive, without_case
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_ORGANS = ("komitəsinin", "komissiyasının", "departamentinin", "qrupunun", "idarəsinin", "fraksiyasının")
_GENITIVE = ("ın", "in", "un", "ün")
# So many words at most stand between an organ and its body.
_LONGEST = 8


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the spans of such organs with those of the bodies that they are of, which are dropped."""
    for token in words.tokens:
        if token.lower not in _ORGANS or spans.over(token.index) is not None or not _sends(words, token):
            continue
        body = _body(words, spans, token)
        if body is None or body.last + 1 == token.index:
            continue
        owner = spans.over(body.first - 1) if body.first else None
        owned = owner is not None and owner.kind == "state"
        country = body.country or (owner.country if owner is not None and owned else "")
        organ = without_case(words.quote(body.last + 1, token.index), "gen")
        name = f"{in_genitive(bodies.name_of(words, body))} {organ}"
        spans.drop(body)
        yield Span(body.first, token.index, "body", name, country)


def _sends(words: Words, token: Token) -> bool:
    following = words.tokens[token.index + 1 : token.index + 3]
    return (
        len(following) == 2 and following[0].lower == "nümayəndə" and following[1].lower.startswith("heyət")
    )


def _body(words: Words, spans: Spans, token: Token) -> Span | None:
    """The body in the genitive that an organ is of; None where another name or a mark stands between."""
    for k in range(token.index - 1, max(-1, token.index - _LONGEST), -1):
        span = spans.over(k)
        if span is not None:
            owns = words.tokens[span.last].lower.endswith(_GENITIVE) and span.kind == "body"
            return span if owns and span.last == k else None
        if words.tokens[k].sentence != token.sentence or words.tokens[k].shape == "mark":
            return None
    return None
