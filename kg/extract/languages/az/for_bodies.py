"""Which body somebody is there for whose post names none: "Bankı danışıqlarda vitse-prezident A və direktor B
təmsil ediblər".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import bodies
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_STANDING = words_of("bodies", "standing")
_REPRESENTS = "təmsil"
_ACTIVE = ("edib", "edir", "edəcək", "etmiş", "etdi", "edibl", "edən")


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give the posts of a sentence the body that their holders are told to represent."""
    for verb in words.tokens:
        if verb.lower != _REPRESENTS or not _is_active(words, verb):
            continue
        first = words.sentences[verb.sentence].first
        told = ((i, _body(words, spans, i)) for i in range(verb.index - 1, first - 1, -1))
        index, body = next(((i, b) for i, b in told if b is not None), (0, None))
        if body is None:
            continue
        after = verb.index + 2
        beside = words.tokens[after - 1].lower == "edən"  # "Bankı təmsil | edən | direktor A"
        for party in parties:
            capacity = party.capacity
            there = party.first == after if beside else index < party.first < verb.index
            if not there or party.kind != "person" or capacity is None:
                continue
            if capacity.position and not capacity.organization and not capacity.country:
                capacity.organization, capacity.country = body


def _is_active(words: Words, verb: Token) -> bool:
    following = words.tokens[verb.index + 1 : verb.index + 2]
    return bool(following) and following[0].lower.startswith(_ACTIVE)


def _body(words: Words, spans: Spans, index: int) -> tuple[str, str] | None:
    """The name and state of the body that a token names in the accusative; None for none such."""
    span = spans.over(index)
    if span is not None:
        whole = span.kind == "body" and span.last == index and bodies.case_of(words, span) == "acc"
        return (bodies.fullest(words, spans.all, span), span.country) if whole else None
    bare = (f for f in forms(words.tokens[index].text) if f.case == "acc" and not (f.owner or f.plural))
    noun = next((s for f in bare if (s := lower(f.stem)) in _STANDING), "")
    told = (s for s in reversed(spans.all) if s.kind == "body" and s.last < index) if noun else ()
    named = next((s for s in told if bodies.may_be(words, s, noun)), None)
    return (bodies.fullest(words, spans.all, named), named.country) if named is not None else None
