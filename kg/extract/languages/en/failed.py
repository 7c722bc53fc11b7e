"""What is told not to have come about, by the verb behind its noun: "A meeting with Minister B, planned for
May, did not take place", "the talks fell through"."""

from __future__ import annotations

from kg.extract.languages.en.calling_off import calls_off
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import FINITE, HAVE, PASSIVE
from kg.extract.words import Token

_CLAUSE_OPENS = frozenset(
    (",", ";", ":", "but", "and", "that", "as", "because", "although", "though", "while")
)
_MEANT = listed("cues", "meant")
_DROPPED = listed("cues", "given_up")
_NOTHING: dict[str, list[str]] = table("triggers")["cues"]["failing"]
_HAPPENING: dict[str, list[str]] = table("triggers")["cues"]["came_about"]


def fails(scene: Scene, noun: Token) -> bool:
    """Whether the clause of which an event is the subject tells that it did not come about."""
    first = scene.attributes(noun.index)
    before = scene.tokens[first - 1].lower if first > scene.sentence.first else ""
    if first > scene.sentence.first and before not in _CLAUSE_OPENS:
        return False
    for token in scene.tokens[noun.index + 1 : scene.sentence.last + 1]:
        role = scene.grammar.role(token.index)
        if role in (FINITE, PASSIVE) and not _only_tells_plan(scene, token):
            return _came_to_nothing(scene, token, noun)
        if token.text in (";", ":"):
            break
    return False


def _only_tells_plan(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells that something was meant, or only leads to another: "planned", "had | to be"."""
    following = scene.behind(verb).lower
    leads = (verb.lower in HAVE and following == "to") or "do" in verb.lemmas
    meant = "be" in verb.lemmas and following in ("due", "to", "supposed")
    return leads or meant or bool(verb.lemmas & _MEANT)


def _came_to_nothing(scene: Scene, verb: Token, noun: Token) -> bool:
    negated = is_negated(scene, verb)
    if negated and _is_followed(scene, verb, _HAPPENING):
        return True
    if scene.grammar.role(verb.index) == PASSIVE and not negated:
        return calls_off(scene, verb, noun) or bool(verb.lemmas & _DROPPED)
    return _is_followed(scene, verb, _NOTHING)


def _is_followed(scene: Scene, verb: Token, table: dict[str, list[str]]) -> bool:
    behind = scene.text(verb.index + 1, min(verb.index + 3, scene.sentence.last))
    return any(behind.startswith(b) for b in table.get(scene.verb_lemma(verb), ()))
