"""Events of which somebody only announces that they will be: "объявил о проведении в Осло | переговоров"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.predicates import relative_verb
from kg.extract.languages.ru.prepared import holding_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_ANNOUNCES = words_of("statements", "proclaiming")


def is_announced(scene: Scene, token: Token) -> bool:
    """Whether an event is what somebody made known, and no word beside it says that it has been."""
    if not token.has("N") or token.lemmas & listed("signing", "noun", "nouns"):
        return False  # "объявил о | подписании": it has been
    verb = relative_verb(scene, token)
    if verb is not None and "past" in verb.readings[0].tags:
        return False
    first = scene.phrase_start(token)
    holding = holding_of(scene, first)
    start = phrases.first_attribute(scene.words, holding.index, scene.sentence.first) if holding else first
    if start - 2 < scene.sentence.first or scene.words.tokens[start - 1].lower not in ("о", "об"):
        return False
    been = any(
        t.lemmas & listed("happen", "verbs") and t.has("P") for t in scene.words.tokens[first : token.index]
    )
    return bool(scene.words.tokens[start - 2].lemmas & _ANNOUNCES) and not been
