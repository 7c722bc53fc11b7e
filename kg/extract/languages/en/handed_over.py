"""Letters and notes that one official hands to another, who meet then: "The envoy handed Premier A a letter
from President B", "delivered a message from B to A"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.protocol import is_envoy
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_HANDING: Final = frozenset(("hand", "deliver"))
_PAPERS: Final = frozenset(("letter", "message", "note", "invitation"))
_PEOPLE: Final = ("person", "post")
# "Handed over to Premier A | a sealed personal | letter": so many words before the noun.
_NEAR: Final = 14


@on(_HANDING)
def handed(scene: Scene, token: Token) -> Draft | None:
    """Who hands somebody of another state a paper; who is told to deliver one must be an envoy."""
    role = scene.grammar.role(token.index)
    if token.lemmas.isdisjoint(_HANDING) or role not in (FINITE, INFINITIVE, PASSIVE, PARTICIPLE):
        return None
    if role in (PASSIVE, PARTICIPLE):
        givers, takers = scene.clauses.after(token.index, ("by",)), _takers_before(scene, token)
    else:
        givers, takers = scene.subject(token.index), _takers(scene, token)
    givers = [p for p in givers if p.kind in _PEOPLE and p not in takers][:1]
    if not givers or not takers or not _are_apart(givers[0], takers):
        return None
    if "deliver" in token.lemmas and not is_envoy(givers[0]):
        return None
    draft = mention(scene, "meeting", token, "receive")
    scene.put(draft, takers, "host")
    scene.put(draft, givers, "guest")
    return draft


def _takers(scene: Scene, verb: Token) -> list[Party]:
    """To whom a paper is handed: right behind the verb, else behind "to"."""
    high = min(verb.index + _NEAR, scene.clauses.reach(verb.index)[1])
    paper = next((t.index for t in scene.tokens[verb.index + 1 : high + 1] if t.lemmas & _PAPERS), None)
    if paper is None:
        return []
    near = [p for p in scene.clauses.parties if verb.index < p.first < paper and p.prep in ("", "to")]
    after = [p for p in scene.clauses.parties if p.first > paper and p.prep == "to"]
    return [p for p in (near[:1] or after[:1]) if p.kind in _PEOPLE]


def _takers_before(scene: Scene, verb: Token) -> list[Party]:
    """Who got the paper that somebody delivered: "Premier A received a letter from B, | delivered by C"."""
    before = scene.tokens[scene.sentence.first : verb.index]
    got = next((t for t in reversed(before) if scene.grammar.role(t.index) == FINITE), None)
    paper = any(t.lemmas & _PAPERS for t in before)
    gets = got is not None and paper and "receive" in got.lemmas
    return [p for p in scene.subject(got.index) if p.kind in _PEOPLE][:1] if gets and got is not None else []


def _are_apart(giver: Party, takers: Sequence[Party]) -> bool:
    states = {country_of(p) for p in takers}
    return giver.capacity is not None and country_of(giver) not in states
