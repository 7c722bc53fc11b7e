"""Who has the talk of which a clause names only the partner: "Министры посетили дворец, где состоялась |
встреча с премьером", "совместная | встреча с премьером"."""

from __future__ import annotations

from kg.extract.languages.ru.scene import NOM, Scene
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.parties import Party
from kg.extract.words import Token


def who_is_there(scene: Scene, token: Token) -> list[Party]:
    """Return who came to the place of which a clause with "где" tells the talk, or those of the talk told
    before who have the next one together."""
    if any("совместный" in t.lemmas for t in scene.words.tokens[scene.phrase_start(token) : token.index]):
        told = talk_told(scene)
        at, index = token.index, scene.sentence.index
        return [Party(at, at, at, "pronoun", index, NOM, plural=True)] if told is not None else []
    if not scene.clauses.opens_there(token.index):
        return []
    main = scene.clauses.verb_before(token.index)
    return scene.clauses.subject(main) if main is not None else []
