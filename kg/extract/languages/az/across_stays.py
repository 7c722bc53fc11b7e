"""Who is on a visit at which he is received: "A onu Limada səfərdə olduğu müddətdə qəbul edib"."""

from __future__ import annotations

from typing import Final

from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.syntax import objects
from kg.extract.languages.az.verbs import Verb

_SPELLS: Final = frozenset(("zaman", "müddətdə", "vaxt", "vaxtda", "günlərdə", "gün"))
_PEOPLE: Final = frozenset(("person", "post", "pronoun", "group"))


def whose(scene: Scene, verb: Verb) -> list[Actor]:
    """Return who stands in the accusative before the spell of his stay, in which another one receives him; []
    where the spell is of the subject, or has an owner of its own."""
    if verb.kind not in ("object", "converb") or not verb.has("stay"):
        return []
    if verb.kind == "object" and scene.low(verb.last + 1) not in _SPELLS:
        return []
    main = scene.main(verb.last + 1)
    if main is None or not main.has("receive", "greet") or main.negative:
        return []
    if scene.groups(scene.opening(verb.first), verb.first - 1, "gen"):
        return []
    received = [a for a in objects(scene, main, "acc") if a.party.kind in _PEOPLE]
    return received if received and received[-1].last < verb.first else []
