"""Things that are met and no people: "met the challenge", "will meet their commitments"."""

from __future__ import annotations

from typing import Final

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.words import Token

_THINGS: Final = listed("meeting", "with", "things")
# "Met | their commitments", "met | his demands"
_POSSESSIVE: Final = frozenset(("their", "his", "its", "our", "my", "your"))


def only_owns(scene: Scene, party: Party) -> bool:
    """Whether a pronoun only says whose something is: "meet | their | commitments"."""
    return party.last == party.first and scene.tokens[party.first].lower in _POSSESSIVE


def is_met_at_once(scene: Scene, token: Token) -> bool:
    """Whether the object of "meet" is no person: "to meet | the challenge of competition with China"."""
    for t in scene.tokens[token.index + 1 : min(token.index + 4, scene.sentence.last) + 1]:
        if t.lower in words_of("grammar", "prepositions") or t.text == ",":
            return False
        if t.lower in _THINGS:
            return scene.verb_lemma(token) == "meet"
    return False


def is_thing_met(scene: Scene, token: Token) -> bool:
    """Whether things are told to be met shortly after a verb, before any "to"."""
    for t in scene.tokens[token.index + 1 : min(token.index + 5, scene.sentence.last) + 1]:
        if t.lower in _THINGS or t.lower == "to":
            return t.lower != "to"
    return False
