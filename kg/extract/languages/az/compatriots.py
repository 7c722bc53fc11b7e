"""Whom a reference means where its sentence tells of a talk with an official: not his compatriot of two told
before, "Perunun naziri A Çilinin naziri B-ni qəbul edib. | O, Perunun Baş naziri C ilə də görüşüb" is of B.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.az import naming
from kg.extract.languages.az.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_TALKS = tuple(sorted(words_of("names", "faces")))
_WITH, _BESIDE = frozenset(("ilə", "tərəfindən")), frozenset(("birlikdə", "birgə", "yanaşı"))


def faced(words: Words, party: Party, parties: Sequence[Party], home: str) -> str:
    """Return the state of the official with whom a reference that acts talks in its sentence, '' for none."""
    told = [t.lower for t in words.inside(party.sentence)]
    if "nom" not in party.cases or party.prep or "ki" in told or not any(t.startswith(_TALKS) for t in told):
        return ""
    after = (p for p in parties if p.sentence == party.sentence and p.first > party.last)
    states = {_state(p, home) for p in after if _is_met(words, p)}
    return states.pop() if len(states) == 1 else ""


def _is_met(words: Words, party: Party) -> bool:
    """Whether somebody is met or receives: "A ilə", "A-nı", "A tərəfindən"; not "A ilə birlikdə"."""
    if party.kind not in ("person", "post") or party.plural or party.counterpart:
        return False
    met = party.prep in _WITH or ("nom" not in party.cases and bool(party.cases & {"ins", "acc"}))
    after = words.tokens[party.last + 1 : party.last + 3]
    return met and not any(t.lower in _BESIDE for t in after)


def _state(party: Party, home: str) -> str:
    own = country_of(party)
    local = party.person is not None and naming.is_local(party.person.name)
    return own or (home if local else "")


def other_side(person: Person | None, state: str, before: Sequence[Party]) -> list[Party]:
    """Return what was told before of those who are of another state than somebody who was with them; [] where
    he does not serve the state."""
    if person is None or not state or person.country != state:
        return []
    last = max((p.sentence for p in before if p.person is person), default=-1)
    beside = {
        id(p.person)
        for p in before
        if p.sentence == last and p.person is not None and p.person.country not in ("", state)
    }
    return [p for p in before if id(p.person) in beside] if len(beside) == 1 else []
