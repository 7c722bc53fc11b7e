"""What stands before the verb of those who attend: "forumda A-nın rəhbərlik etdiyi heyət iştirak edib", "A da
daxil olmaqla 300 nəfər iştirak edib".
"""

from __future__ import annotations

from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb

_LEADING = frozenset(("rəhbərlik_et", "başçılıq_et"))
# "etdiyi | parlament nümayəndə heyəti"
_NEAR = 4


def beyond_delegations(scene: Scene, verb: Verb | None) -> Verb | None:
    """The verb of those who attend, where one that says who leads them stands before it; else ``verb``.

    Not where it says so of two at once: "Maltanı A-nın, Çadı isə B-nin rəhbərlik etdiyi heyət təmsil edib".
    """
    after = verb
    opening = scene.opening(verb.first) if verb is not None else 0
    if verb is not None and "isə" in map(scene.low, range(opening, verb.first)):
        return verb
    while after is not None and (_describes(scene, after) or _includes(scene, after)):
        after = scene.verb_after(after.last)
    return after if after is not None and after.has("attend") else verb


def _includes(scene: Scene, verb: Verb) -> bool:
    """Whether a form only counts people in: "A və B də daxil | olmaqla | 300 nəfər iştirak edib"."""
    return scene.low(verb.last) == "olmaqla" and scene.low(verb.last - 1) in ("daxil", "başda")


def _describes(scene: Scene, verb: Verb) -> bool:
    if verb.kind != "object" or verb.name not in _LEADING or verb.negative:
        return False
    near = range(verb.last + 1, min(verb.last + _NEAR, scene.last + 1))
    return any(scene.low(i).startswith("heyət") for i in near)
