"""Posts at several bodies told before, one each: "palataların sədrləri A və B", "rektorlar A və B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.az import bodies
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_STANDING = words_of("bodies", "standing")
# Kinds of bodies told by the post at them alone.
_TOLD_BY = {"rektor": ("universitet", "institut", "akademiya")}
_FEW = 4


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give each of those who are named behind one plural post the body that stands at his place in the text
    before, where as many bodies of the kind are told as people; no body where they are not."""
    for party in parties:
        _lead(party)
    for named in _lists(parties):
        capacity = named[0].capacity
        kinds = _kinds(words, capacity) if capacity is not None else ()
        if not kinds:
            continue
        told = _told(words, spans, kinds, named[0].first)
        for n, party in enumerate(named):
            held = party.capacity
            if held is None:
                continue
            body = told[n] if len(told) == len(named) else None
            held.organization = bodies.fullest(words, spans.all, body) if body is not None else ""
            state = _state(spans, body) if body is not None else None
            held.country = state.country if state is not None else ""
            held.derived = state is not None and state is body


def _lead(party: Party) -> None:
    """Let heads of parliaments in the plural be of those told before, of no body: "parlament sədrləri"."""
    held = party.capacity
    if party.kind != "post" or not party.plural or party.country or held is None or held.country:
        return
    if lower(held.organization) == "parlament" and lower(held.position) in ("sədr", "spiker"):
        held.position, held.organization = f"parlament {held.position}i", ""


def _lists(parties: Sequence[Party]) -> Iterator[list[Party]]:
    """The people who are named behind one post."""
    named: list[Party] = []
    for party in parties:
        capacity, before = party.capacity, named[-1].capacity if named else None
        if before is not None and (capacity is None or capacity.first != before.first):
            if len(named) > 1:
                yield named
            named = []
        if party.kind == "person" and capacity is not None and not party.also:
            named.append(party)
    if len(named) > 1:
        yield named


def _kinds(words: Words, capacity: Capacity) -> tuple[str, ...]:
    """The kinds of the bodies that a plural in small letters before a post stands for: "palataların",
    "komitə" (sədrləri); nothing for a body that is named."""
    noun = lower(capacity.organization)
    first = words.tokens[capacity.first]
    if not noun:
        return _TOLD_BY.get(lower(capacity.position), ()) if first.lower.startswith("rektorlar") else ()
    if noun not in _STANDING or first.capital:
        return ()
    several = any(f.plural and lower(f.stem) == noun for f in forms(first.text))
    counted = words.tokens[capacity.first - 1].lower in ("iki", "üç") if capacity.first else False
    return (noun,) if several or counted or first.lower == noun else ()


def _told(words: Words, spans: Spans, kinds: Sequence[str], before: int) -> list[Span]:
    """The different bodies of a kind that are named before, in their order; none where there are many."""
    found: dict[tuple[str, str], Span] = {}
    for span in spans.all:
        if span.kind == "body" and span.last < before and any(_is_of(words, span, k) for k in kinds):
            state = _state(spans, span)
            found.setdefault(
                (span.key or bodies.name_of(words, span), state.country if state is not None else ""), span
            )
    return list(found.values()) if len(found) <= _FEW else []


def _state(spans: Spans, body: Span) -> Span | None:
    """What tells the state of a body: the state that owns it, or its own name."""
    owner = spans.over(body.first - 1) if body.first else None
    if owner is not None and owner.kind == "state":
        return owner
    return body if body.country else None


def _is_of(words: Words, span: Span, kind: str) -> bool:
    return kind == "qurum" or bodies.is_kind(words, span, kind)
