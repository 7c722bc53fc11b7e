"""Whom somebody met besides those with whom the talk told before was: "Помимо короля, Росас пообщался с
министром"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.parties import Party
from kg.extract.words import Token


def besides_too(scene: Scene, verb: Token, draft: Draft) -> Sequence[Party]:
    """Return who is met besides others; nobody where the talk with him was told, apart from which this is."""
    others = besides(scene, verb)
    told = talk_told(scene) if others else None
    known = told.people() if told is not None else []
    people = [p.person for p in others if p.person is not None]
    if any(party.person is person for party in known for person in people):
        draft.apart = True
        return ()
    return others
