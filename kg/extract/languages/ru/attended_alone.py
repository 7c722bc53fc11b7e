"""Talks of which a text tells no more than what they are about, or their town, and one who attends them:
"участвует в переговорах по Йемену в Осло"."""

from __future__ import annotations

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees
from kg.extract.languages.ru.scene import Scene
from kg.extract.words import Token

# "в раунде | консультаций": of what somebody attends a part is told.
_ROUNDS = frozenset(("раунд", "тур", "этап"))


def is_attended_alone(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether all that is told of a talk is what it is about, or its town, and one who attends it, which
    names it: "участвует в переговорах по Йемену в Осло"."""
    if any(d.type in TALKS and len(d.parts) > 1 for d in scene.told):
        return False
    before = scene.words.tokens[scene.phrase_start(token) - 1]
    if not attendees(
        scene, before if before.lemmas & _ROUNDS and before.sentence == token.sentence else token
    ):
        return False
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    after = scene.words.tokens[end + 1 : end + 3]
    town = scene.spans.at(after[-1].index) if len(after) > 1 and after[0].lower in ("в", "во") else None
    about = end > token.index and scene.words.tokens[token.index + 1].lower == "по"
    if not about and (town is None or town.kind != "place"):
        return False
    draft.named, draft.name = True, scene.event_name(token, end)
    return True
