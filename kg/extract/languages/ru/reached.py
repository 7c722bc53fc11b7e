"""Calls told by other words than those of telephones: "связался с премьером", "вышел на связь с послом",
"набрал министра"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, GEN, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_REACHES = listed("call", "reach", "verbs")
_COMES_ON = listed("call", "on", "verbs")
_DIALS = listed("call", "dial", "verbs")
_POLLED = listed("call", "dial", "not_with")


@on(_REACHES, _COMES_ON, _DIALS)
def reach(scene: Scene, token: Token) -> Draft | None:
    """Who gets in touch with another official; where a telephone is named, that tells the call."""
    if not token.lemmas & (_REACHES | _COMES_ON | _DIALS) or not token.has("V", "G", "I"):
        return None
    clause = scene.clause(token)
    if any(t.lower in ("телефону", "телефонный") for t in clause):
        return None
    if token.lemmas & _DIALS:
        partners = _dialled(scene, token)
    else:
        on_line = any(a.lower == "на" and b.lower == "связь" for a, b in pairwise(clause))
        partners = scene.with_(token) if on_line or not token.lemmas & _COMES_ON else []
    callers = [p for p in scene.subject(token) if _is_official(p) and p not in partners]
    partners = [p for p in partners if _is_official(p) and p not in callers]
    if not callers or not partners:
        return None
    draft = mention(scene, "call", token, "call")
    scene.put(draft, callers)
    scene.put(draft, partners)
    return draft


def _dialled(scene: Scene, verb: Token) -> list[Party]:
    """Whom somebody dials: "набрал | премьера", "набрал номер | премьера"; no poll: "набрал 50%"."""
    low, high = scene.clauses.reach(verb.index)
    inside = scene.words.tokens[low : high + 1]
    if any(t.shape == "number" or t.lemmas & _POLLED for t in inside):
        return []
    after = (p for p in scene.clauses.parties if verb.index < p.first <= high and not (p.prep or p.inner))
    party = next((p for p in after if "nom" not in p.cases and p.cases & (ACC | GEN)), None)
    if party is None:
        return []
    between = scene.words.tokens[verb.index + 1 : party.first]
    if any(t.has("N") and t.lemma != "номер" and not phrases.is_attribute(t) for t in between):
        return []
    return [party]


def _is_official(party: Party) -> bool:
    """Whether a party is a person with a post that the text tells, or a post of a state."""
    if party.person is not None:
        return bool(party.person.capacities or party.person.country)
    return party.kind == "post" and bool(party.country or (party.capacity and party.capacity.country))
