"""Who receives all those at a gathering told before: "A forumda iştirak edib. Forumun iştirakçılarını
Prezident B qəbul edib"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az import tense
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_RULE = "receive-there"
_GATHERINGS = listed("nouns", "conference")
_THOSE_THERE = ("iştirakçılarını", "qonaqlarını")
_ALL = frozenset(["bütün", "digər", "xarici"])
# The gathering is told so many sentences before.
_NEAR = 6


def read(scene: Scene, verb: Verb) -> list[Told]:
    """Return the talk of who receives those at the gathering that its sentence names."""
    low = scene.opening(verb.first)
    at = next((i for i in range(low + 1, verb.first) if scene.low(i) in _THOSE_THERE), 0)
    noun = scene.noun(at - 1 - (scene.low(at - 1) in _ALL), _GATHERINGS) if at else None
    hosts = [a for a in subject(scene, verb) if a.party.kind in ("person", "post")]
    if noun is None or noun.case not in ("gen", "nom") or not hosts or verb.kind != "finite":
        return []
    told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), _RULE)
    return [put(told, hosts, "host")]


def settle(drafts: Sequence[Draft]) -> None:
    """Let those who attend the gathering told last be received: the talk is within it."""
    for n, draft in enumerate(drafts):
        if draft.rule != _RULE:
            continue
        draft.rule = "receive"
        told = [d for d in drafts[:n] if d.type == "conference" and not d.title and d.parts]
        told = [d for d in told if draft.sentence - d.sentence <= _NEAR and d.earlier == draft.earlier]
        hosts = draft.keys()
        for part in told[-1].parts if told and told[-1].modality == draft.modality else ():
            if part.party.person is not None and part.party.key() not in hosts:
                draft.add(part.party, "guest")
                draft.frame, draft.place = told[-1], draft.place or told[-1].place
