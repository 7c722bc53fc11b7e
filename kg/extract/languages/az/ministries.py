"""Ministries and parliaments of two states that meet: "Çad və Peru xarici işlər nazirlikləri arasında"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.extract.languages.az import bodies
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.sent_by import are_ministries
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words

# Bodies that each of the states has; of governments the states themselves are meant.
_BODIES = frozenset(("nazirlik", "parlament", "prokurorluq"))
_SEVERAL = ("nazirlikləri", "parlamentləri", "prokurorluqları")
# "xarici işlər, ticarət və sənaye | nazirlikləri": so many words before the noun.
_LONGEST = 5


def name(words: Words, spans: Spans, drafts: Sequence[Draft]) -> None:
    """Let the bodies of several states take part where their states are told before a plural noun."""
    for draft in drafts:
        for part in draft.parts:
            if part.party.kind == "state" and part.party.person is None:
                body = _body(words, spans, part.party)
                if body:
                    part.party = replace(part.party, kind="body", body=body)
        several = [
            p for p in draft.parts if p.party.kind == "body" and lower(p.party.body).endswith(_SEVERAL)
        ]
        told = {lower(p.party.body) for p in draft.parts if p.party.kind == "body" and p.party.country}
        draft.parts = [p for p in draft.parts if p.party.country or lower(p.party.body) not in told]
        if len(draft.parts) - len(several) > 1:
            draft.parts = [p for p in draft.parts if p not in several]


def _body(words: Words, spans: Spans, state: Party) -> str:
    """The body that each of the listed states has, of which a state is one; "" for none."""
    last, several = state.last, _follows_state(words, spans, state.first)
    while (further := _next_state(words, spans, last)) is not None:
        last, several = further, True
    if not several:
        return ""
    for i in range(last + 1, min(last + 2 + _LONGEST, words.sentences[state.sentence].last + 1)):
        token = words.tokens[i]
        if i == last + 1 and are_ministries(token.text):
            return token.text.partition("-")[0]  # "XİN-ləri"
        if token.shape != "word":
            return ""
        found = next((f for f in forms(token.text) if f.plural and lower(f.stem) in _BODIES), None)
        if found is not None:
            if i == last + 1:
                return found.stem  # "parlamentləri"
            return f"{words.quote(last + 1, i - 1)} {bodies.possessed(found.stem)}"
    return ""


def _next_state(words: Words, spans: Spans, last: int) -> int | None:
    """The last token of the state that "və" or a comma joins to the one that ends at a token."""
    joint = words.tokens[last + 1] if last + 1 < len(words.tokens) else None
    span = spans.at(last + 2) if joint is not None and joint.lower in ("və", ",", "ilə") else None
    return span.last if span is not None and span.kind == "state" else None


def _follows_state(words: Words, spans: Spans, first: int) -> bool:
    joined = first > 1 and words.tokens[first - 1].lower in ("və", ",", "ilə")
    span = spans.over(first - 2) if joined else None
    return span is not None and span.kind == "state"
