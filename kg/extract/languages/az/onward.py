"""Which journey is told as one after the talk before it, which was elsewhere: "Daha sonra A Batumiyə gedib",
"A Batumidə də olub"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb

_AFTER, _NEXT = words_of("triggers", "cues", "afterwards"), words_of("triggers", "cues", "next_days")
_ALSO = frozenset(("da", "də"))


def is_onward(scene: Scene, verb: Verb, site: Site) -> bool:
    """Whether a finite verb tells of a further stop: by "sonra", the next day, or "da" behind the town."""
    if verb.kind != "finite":
        return False
    if scene.low(site.last + 1) in _ALSO:
        return True
    before = [scene.low(i) for i in range(scene.opening(verb.first), verb.first)]
    days = any(a in _NEXT and b.startswith("gün") for a, b in pairwise(before))
    return days or not _AFTER.isdisjoint(before)
