"""Talks told before that a sentence opens with to tell who was at them."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru.attendees import TALKS_ATTENDED
from kg.extract.languages.ru.noun_parties import attending
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.words import Token

# So many talk; so many sentences before at most the talk was told.
_SIDES = 2


def is_attended_only(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a sentence opens with the talk told before to tell who was at it, and goes on about it: "|
    Переговоры, на которых присутствовали А и Б, длились час"."""
    opens = token.index == scene.sentence.first and "nom" in token.cases("N") and bool(draft.parts)
    talk = talk_told(scene) if opens and token.lemmas & TALKS_ATTENDED else None
    if talk is None or len(talk.parts) < _SIDES or scene.sentence.index - talk.sentence > _SIDES:
        return False
    return draft.keys() <= {p.key() for p in attending(scene, token)} and not draft.keys() & talk.keys()
