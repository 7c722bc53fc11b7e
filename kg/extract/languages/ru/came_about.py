"""Events that took place after all: "Дважды отложенный визит | состоялся 3 марта", "Визит, который должен был
пройти в январе, | состоялся"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_TOOK_PLACE = listed("happen", "took_place")
_PUT_OFF = listed("cues", "cancelled") | listed("cues", "moves")


def came_about(scene: Scene, noun: Token) -> bool:
    """Whether the verb of a noun, past what is said of its being put off or due, says that it took place."""
    if not noun.has("N") or "nom" not in noun.cases("N"):
        return False
    first = scene.phrase_start(noun)
    put_off = any(t.lemmas & _PUT_OFF and t.has("P") for t in scene.words.tokens[first : noun.index])
    verb = next((t for t in scene.words.inside(scene.sentence.index) if _says_so(t, noun)), None)
    if verb is None or scene.words.tokens[verb.index - 1].lower == "не":
        return False
    opening = scene.clauses.opening(verb.index)
    resumed = opening[0] <= noun.index <= opening[1] < verb.index
    return resumed or (put_off and scene.clauses.index_of(noun.index) == scene.clauses.index_of(verb.index))


def _says_so(verb: Token, noun: Token) -> bool:
    """Whether a verb behind a noun agrees with it and says that something took place."""
    said = verb.readings[0] if verb.readings else None
    if said is None or verb.index < noun.index or not (finite(verb) and verb.lemmas & _TOOK_PLACE):
        return False
    forms = [r for r in noun.readings if r.pos == "N" and r.case == "nom"]
    return "past" in said.tags and any(
        r.number == said.number and (not said.gender or r.gender == said.gender) for r in forms
    )
