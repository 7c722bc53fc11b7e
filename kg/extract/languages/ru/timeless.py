"""Talks and visits of which a sentence says what they are, not when: "Переговоры А и Б являются важным
шагом". Whether they have been shows where else they are told."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token


def is_timeless(scene: Scene, token: Token) -> bool:
    """Whether an event is the subject of what it is, means or has: by a verb in the present, a short
    adjective or a dash."""
    if not token.has("N") or token.has("V") or "nom" not in token.cases("N"):
        return False
    if phrases.preposition(scene.words, scene.phrase_start(token)) or scene.clauses.telling(token.index):
        return False
    clause = scene.clause(token)
    verbs = [t for t in clause if finite(t) and t.readings[0].pos == "V"]
    if verbs:
        present = all("pres" in r.tags for t in verbs for r in t.readings[:1])
        return present and any(t.lemmas & listed("cues", "timeless") for t in verbs if t.index > token.index)
    after = [t for t in scene.words.inside(scene.sentence.index) if t.index > token.index]
    if any(t.readings and t.readings[0].pos == "AS" and t.lemmas & listed("cues", "worth") for t in after):
        return True
    dash = next((t for t in after if t.text in phrases.DASHES), None)
    return dash is not None and not any(finite(t) and t.readings[0].pos == "V" for t in after)
