"""Who does something besides the subject: "помимо премьера А участвовали", "кроме него прибыл"."""

from __future__ import annotations

from kg.extract.languages.ru.scene import GEN, INS, Scene
from kg.extract.parties import Party
from kg.extract.words import Token


def besides(scene: Scene, verb: Token) -> list[Party]:
    """Who attends besides the subject: "помимо премьера А участвовали", "наряду с министром А были", and not
    "все, кроме министра А"."""
    _, high = scene.clauses.reach(verb.index)
    ahead = scene.words.tokens[scene.sentence.first : verb.index]
    but = any(t.lemma in _EVERYBODY for t in (*ahead, *scene.words.tokens[verb.index : high + 1]))
    for party in scene.clauses.parties:
        before = scene.words.tokens[party.first - 2].lower if party.first > 1 else ""
        said = party.prep == "помимо" or (party.prep == "с" and before == "наряду")
        said = said or (party.prep == "кроме" and not but)
        near = scene.sentence.first <= party.first <= high and party.first < verb.index
        if said and near and party.person is not None:
            return scene.clauses.group(party, GEN | INS)
    return []


_EVERYBODY = frozenset(("весь", "все", "никто", "любой", "каждый"))
