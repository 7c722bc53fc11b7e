"""Whose doing a gathering is, where others praise it: "welcomed Oman's role in hosting the summit"."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import ING
from kg.extract.parties import Party
from kg.extract.words import Token

_DEEDS = listed("conference", "deeds")
_KINDS = ("state", "body", "person", "post")


def owners(scene: Scene, verb: Token) -> list[Party]:
    """Return whose role or success it is that a form in -ing tells: "A's leadership in | hosting"."""
    noun = scene.tokens[max(verb.index - 2, scene.sentence.first)]
    by = scene.tokens[max(verb.index - 1, scene.sentence.first)].lower in (
        "in",
        "at",
        "by",
        "for",
        "of",
        "to",
    )
    if not by or scene.grammar.role(verb.index) != ING or not noun.lemmas & _DEEDS:
        return []
    return [p for p in scene.possessor(noun.index) if p.kind in _KINDS]
