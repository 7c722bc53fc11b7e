"""Subjects that the text does not name, so that nobody told before acts: "Его | брат переехал в Осло"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

# "Его брат | недавно и надолго | переехал": so many words at most stand between a subject and its verb.
_NEAR = 4
# In the accusative they tell when or how long, and a plane is who is in it.
_NONE = (
    listed("visit", "spend", "spans")
    | listed("cues", "days")
    | listed("cues", "months")
    | listed("visit", "go", "craft")
    | {"раз", "год", "минута", "утро", "вечер", "рейс"}
)


def other_acts(scene: Scene, verb: Token) -> bool:
    """Whether a common noun of no party is the subject of a verb, right before or behind it; what a verb with
    an object has behind it must be alive to be its subject."""
    if verb.readings[0].gender == "n":
        return True  # "Осло | посетило 40 тысяч туристов"
    low, high = scene.clauses.reach(verb.index)
    before = scene.words.tokens[max(low, verb.index - _NEAR) : verb.index]
    after = scene.words.tokens[verb.index + 1 : min(verb.index + _NEAR, high) + 1]
    moves = bool(verb.lemmas & listed("visit", "go", "verbs"))
    for token in (*reversed(before), *after):
        if finite(token):
            continue
        alive = any("anim" in r.tags for r in token.readings[:1])
        if (alive or (moves and token.index > verb.index)) and _is_subject(scene, token, verb):
            return True
    return False


def _is_subject(scene: Scene, token: Token, verb: Token) -> bool:
    first = token.readings[0] if token.readings else None
    said = verb.readings[0]
    if first is None or first.pos != "N" or token.capital or token.lemmas & _NONE:
        return False
    fits = first.case == "nom" and first.number == said.number
    fits = fits and (not said.gender or first.number == "p" or first.gender == said.gender)
    if not fits or any(p.first <= token.index <= p.last for p in scene.clauses.parties):
        return False
    between = scene.words.tokens[min(token.index, verb.index) + 1 : max(token.index, verb.index)]
    if any(finite(t) or t.shape == "mark" for t in between):
        return False
    return not phrases.preposition(scene.words, scene.phrase_start(token))
