"""Who was at a talk as the company of another, told beside it: "А, которого сопровождает | Б, встретился с
В", "На встрече с В министра А сопровождал | посол Б"."""

from __future__ import annotations

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import ACC, INS, Scene
from kg.extract.languages.ru.speakers import is_of_press
from kg.extract.parties import Party
from kg.extract.words import Token

_ESCORTS = "сопровождать"


def join(scene: Scene) -> None:
    """Add those who escort somebody, or whom somebody escorts, to the talks of the sentence."""
    if _ESCORTS not in scene.said:
        return
    for token in scene.words.inside(scene.sentence.index):
        if _ESCORTS in token.lemmas and scene.words.tokens[max(token.index - 1, 0)].lower != "не":
            escorted, escorts = _active(scene, token) if finite(token) else _passive(scene, token)
            if escorted is not None and escorts and all(map(_is_official, escorts)):
                _complete(scene, token, escorted, escorts)


def _active(scene: Scene, verb: Token) -> tuple[Party | None, list[Party]]:
    """Whom a finite verb has as its object, and who is its subject."""
    escorts = scene.clauses.subject(verb.index, agree=verb)
    low, high = scene.clauses.reach(verb.index)
    near = (p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner))
    objects = (p for p in near if "acc" in p.cases and p not in escorts and p.kind in ("person", "post"))
    return scene.relative(verb, ACC) or next(objects, None), escorts


def _passive(scene: Scene, participle: Token) -> tuple[Party | None, list[Party]]:
    """Whom a participle describes, and by whom he is escorted: "А, сопровождаемый | послом Б"."""
    if not any(r.pos == "P" and "pssv" in r.tags for r in participle.readings):
        return None, []
    behind = (p for p in scene.clauses.parties if p.first == participle.index + 1)
    by = next((p for p in behind if "ins" in p.cases and not p.prep), None)
    escorted = scene.clauses.antecedent(participle.index, participle.cases("P"))
    return escorted, scene.clauses.group(by, INS) if by is not None else []


def _is_official(party: Party) -> bool:
    """Whether somebody is told by name and post, and is of no press."""
    return party.person is not None and bool(party.person.capacities) and not is_of_press(party)


def _complete(scene: Scene, token: Token, escorted: Party, escorts: list[Party]) -> None:
    for talk in scene.here:
        if talk.type not in TALKS:
            continue
        told = talk.keys()
        if escorted.key() in told:
            scene.put(talk, escorts)
        elif finite(token) and _is_occasion(scene, token, talk) and escorts[0].key() in told:
            scene.put(talk, [escorted])


def _is_occasion(scene: Scene, verb: Token, talk: Draft) -> bool:
    """Whether a talk is told in the clause of a verb."""
    return scene.clauses.reach(verb.index) == scene.clauses.reach(talk.first)
