"""Whether something is told to have been reached or made at an event, which was before then, whatever the
verb of the sentence says: "to keep the promises | given by ministers at the summit"."""

from __future__ import annotations

from typing import Final

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, PARTICIPLE, PASSIVE
from kg.extract.words import Token

_EVENTS: Final = (
    listed("visit", "noun", "nouns") | listed("conference", "noun") | listed("meeting", "noun", "nouns")
)
_AT: Final = frozenset(("at", "during"))
_TO_COME: Final = listed("cues", "planned_adjectives") | {"next"}
# "Wants to have the plan adopted at", "expected at": it is yet to be.
_YET: Final = listed("cues", "yet_to_be")
_EXPECTED: Final = listed("cues", "expected")
# "Laid | out | by"
_PARTICLES: Final = frozenset(("out", "down", "up", "forward", "forth"))
# "Which they announced | at", "that was adopted | at"
_DECIDED: Final = listed("cues", "decided_at")
# From the participle over by whom to the event.
_FAR: Final = 12
_ENDINGS: Final = ("ed", "ade")


def is_reached_at(scene: Scene, token: Token, first: int, start: int) -> bool:
    """Whether something was reached at an event that begins at a token, with whose it is at ``start``."""
    for at in {first - 1, start - 1}:
        word = scene.tokens[max(at, scene.sentence.first)].lower
        if word == "during" and _is_done(scene, at - 1):
            return True
    verb = scene.tokens[max(start - 2, scene.sentence.first)]
    at = scene.tokens[max(start - 1, scene.sentence.first)].lower in _AT
    if at and verb.lower in _DECIDED and scene.tokens[verb.index - 1].lower != "be":
        return not _is_ahead(scene, token, start) and not _is_yet_to_be(scene, verb)
    return is_made_at(scene, token, start)


def is_made_at(scene: Scene, token: Token, start: int) -> bool:
    """Whether an event is only where what is told of was made: "the decisions | taken by ministers at"."""
    if scene.tokens[max(start - 1, scene.sentence.first)].lower not in _AT:
        return False
    made = None if _is_ahead(scene, token, start) else _made(scene, start - 1)
    return made is not None and not _is_yet_to_be(scene, made)


def _is_ahead(scene: Scene, token: Token, start: int) -> bool:
    return bool(_TO_COME & {t.lower for t in scene.tokens[start : token.index]})


def _is_done(scene: Scene, index: int) -> bool:
    """Whether something was reached or made right before "during"."""
    word = scene.tokens[max(index, scene.sentence.first)]
    return any("part" in r.tags for r in word.readings if r.pos == "V") and word.lower.endswith(_ENDINGS)


def _made(scene: Scene, at: int) -> Token | None:
    """The participle behind what was made, with by whom or nothing before "at": "goals | set by A at"."""
    low = max(scene.sentence.first + 1, at - _FAR)
    for k in range(at - 1, low, -1):
        token = scene.tokens[k]
        role = scene.grammar.role(k)
        if role in (FINITE, INFINITIVE, ING, PASSIVE) or token.text in ",;:":
            return None
        if token.capital or not any("part" in r.tags for r in token.readings if r.pos == "V"):
            continue  # "by the president of the | United States"
        after = k + 1 + (scene.tokens[k + 1].lower in _PARTICLES)
        apposed = scene.tokens[k - 1].text == "," and role == PARTICIPLE  # "a decision, announced at"
        noun = scene.tokens[k - 1 - apposed]
        behind = any(r.pos == "N" for r in noun.readings) and not noun.lemmas & _EVENTS
        plain = role in (PARTICIPLE, "") and (after == at or scene.tokens[after].lower == "by")
        return token if behind and plain else None
    return None


def _is_yet_to_be(scene: Scene, made: Token) -> bool:
    """Whether what is made is only wanted or awaited: "to have the plan | adopted", "results | expected"."""
    if made.lemmas & _EXPECTED:
        return True
    low = scene.clauses.reach(made.index)[0]
    verbs = (FINITE, INFINITIVE, ING, PASSIVE)
    verb = next((i for i in range(made.index - 1, low - 1, -1) if scene.grammar.role(i) in verbs), None)
    return verb is not None and bool(scene.tokens[verb].lemmas & _YET)
