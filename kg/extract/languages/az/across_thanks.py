"""Who has been at a gathering by what is told beside: "A-ya forumda iştirakına görə təşəkkür edib", "A foruma
videobağlantı vasitəsilə müraciət edib".
"""

from __future__ import annotations

from typing import Final

from kg.extract.languages.az.scene import Actor, Noun, Scene
from kg.extract.languages.az.syntax import subject

# "təşəkkür edib", "minnətdarlığını bildirib"
_THANKS: Final = ("təşəkkür", "minnətdar")
_PEOPLE: Final = frozenset(("person", "post", "pronoun"))
# From the noun of the gathering to "iştirakına": "forumda | fəal | iştirakına görə".
_REACH: Final = 3


def thanked(scene: Scene, noun: Noun) -> list[Actor]:
    """Return whom the sentence thanks for his part in the gathering of a noun; [] for nobody."""
    near = range(noun.index + 1, min(noun.index + 1 + _REACH, scene.last))
    part = next((i for i in near if scene.low(i) == "iştirakına"), None)
    if noun.case != "loc" or part is None or scene.low(part + 1) != "görə":
        return []
    main = scene.main(part)
    if main is None or main.negative or main.tense != "past":
        return []
    if not any(scene.low(i).startswith(_THANKS) for i in range(part + 2, main.last + 1)):
        return []
    acting = subject(scene, main)
    groups = scene.groups(scene.opening(part), main.first - 1, "dat")
    people = [a for a in groups[-1] if a.party.kind in _PEOPLE] if groups else []
    return [a for a in people if a not in acting]


# "videobağlantı vasitəsilə", "onlayn formatda"
_FROM_AFAR: Final = ("video", "onlayn")
_SPEAKS: Final = ("müraciət",)


def addressing(scene: Scene, noun: Noun) -> list[Actor]:
    """Return who speaks to the gathering of a noun by video; [] for nobody."""
    main = scene.main(noun.index) if noun.case == "dat" else None
    if main is None or main.negative or main.tense != "past":
        return []
    words = [scene.low(i) for i in range(scene.opening(noun.index), main.last)]
    if not any(w in _SPEAKS for w in words) or not any(w.startswith(_FROM_AFAR) for w in words):
        return []
    return [a for a in subject(scene, main) if a.party.kind in _PEOPLE]
