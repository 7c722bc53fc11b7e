"""The state that holds a gathering, told by its land: "Perunun oktyabrda ev sahibliyi edəcəyi sammit"."""

from __future__ import annotations

from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party


def host_land(scene: Scene, verb: Verb) -> list[Party] | None:
    """Return the state whose land stands in the genitive before a participle of holding, [] for a town of
    one; None where no land does, so that somebody else holds it."""
    if not verb.has("host") or verb.kind != "object":
        return None
    low = scene.opening(verb.first)
    if scene.groups(low, verb.first - 1, "gen"):
        return None
    lands = [s for s in scene.sites if s.case == "gen" and low <= s.first and s.last < verb.first]
    if not lands:
        return None
    span = lands[-1].span
    if span.kind != "state":
        return []
    index = scene.sentence.index
    return [Party(span.first, span.last, span.last, "state", index, country=span.country)]
