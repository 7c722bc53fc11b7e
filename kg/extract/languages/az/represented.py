"""Who represents a third state, told after the talk of two others: at the gathering that the text tells of,
"Sammit keçirilir. A B ilə görüşüb. Kubanı tədbirdə nazir C təmsil edir"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az.scene import listed
from kg.extract.words import Words

_REPRESENT = "təmsil"
_ADDING = ("attendance", "delegation", "greeting")
_TALKS = tuple(sorted(listed("nouns", "meeting")))
_TWO = 2


def settle(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without those that tell who represents a state of which nobody was at the talk told
    last: he is at the gathering told before that, if any."""
    out: list[Draft] = []
    for draft in drafts:
        last = next((d for d in reversed(out) if d.rule not in _ADDING and not d.title), None)
        if last is None or not (_represents(words, draft) and _is_of_others(last, draft)):
            out.append(draft)
            continue
        gathering = next((d for d in reversed(out) if d.type == "conference" and not d.title), None)
        for part in draft.parts if gathering is not None and gathering.modality == draft.modality else ():
            if gathering is not None:
                gathering.add(part.party, part.role)
    return out


def _represents(words: Words, draft: Draft) -> bool:
    """Whether somebody is told to represent a state, and not at a talk."""
    if draft.rule != "attendance" or not draft.parts:
        return False
    said = [t.lower for t in words.inside(draft.sentence)]
    return any(w.startswith(_REPRESENT) for w in said) and not any(w.startswith(_TALKS) for w in said)


def _is_of_others(talk: Draft, people: Draft) -> bool:
    """Whether two of two states talked, and nobody of those of whom others are told."""
    sides, states = set(talk.countries()), {country_of(p.party) for p in people.parts}
    return talk.type in TALKS and len(sides) == _TWO and "" not in states and sides.isdisjoint(states)
