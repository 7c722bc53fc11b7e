"""Who acted in the sentences before one, as far as a rule asks for it."""

from __future__ import annotations

from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_PEOPLE = ("person", "post")
_ACTING = (*_PEOPLE, "pronoun", "group", "body")


def acted_before(scene: Scene) -> list[Actor]:
    """Return the subject of the last finite verb before a sentence, of the nearest one that has a subject;
    what a headline tells is no sentence before.
    """
    earlier = scene.before
    while earlier is not None and earlier.sentence.paragraph >= 0:
        verbs = [v for v in earlier.verbs if v.kind == "finite"]
        if verbs and (actors := subject(earlier, verbs[-1])):
            return actors
        earlier = earlier.before
    return []


def unsaid(scene: Scene, last: int) -> list[Actor]:
    """Return whom a sentence that names nobody up to a token goes on to tell of: who alone acted in the one
    before, and did not only say something, "A Limaya gəlib. | Apreldə Osloya səfəri gözlənilir".
    """
    before = scene.before
    if before is None or before.sentence.paragraph < 0 or _names_somebody(scene, last):
        return []
    verbs = [v for v in before.verbs if v.kind == "finite"]
    if not verbs or verbs[-1].has("say", "topic") or verbs[-1].ours:
        return []
    people = subject(before, verbs[-1])
    named = len(people) == 1 and people[0].party.kind in _PEOPLE and not people[0].party.plural
    return people if named else []


def unsaid_both(scene: Scene, verb: Verb) -> list[Actor]:
    """Return "they" for a verb in the plural where its sentence names nobody: "Yanvarda Limada |
    görüşmüşdülər"."""
    several = verb.kind == "finite" and scene.low(verb.last).endswith(("lar", "lər"))
    before = scene.before
    if not several or before is None or before.sentence.paragraph < 0 or _names_somebody(scene, verb.last):
        return []
    they = Party(verb.first, verb.first, verb.first, "pronoun", scene.sentence.index, frozenset(("nom",)))
    they.plural = True
    return [Actor(they, verb.first, verb.first, frozenset(("nom",)))]


def _names_somebody(scene: Scene, last: int) -> bool:
    """Whether somebody who acts or owns is told of up to a token."""
    told = (a for a in scene.actors if a.first <= last and a.party.kind in _ACTING)
    return any(a.group[-1].may("nom", "gen", "acc") for a in told)
