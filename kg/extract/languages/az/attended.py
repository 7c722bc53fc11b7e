"""How many people an Azerbaijani clause counts at a gathering: "forumda 2500 nümayəndə iştirak edib"."""

from __future__ import annotations

import re

from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.scene import Scene

_PEOPLE = words_of("statements", "attendance", "people")
_VERBS = frozenset(table("statements")["attendance"]["verbs"].split())
_GATHERINGS = words_of("statements", "attendance", "gatherings")
_MULTIPLIERS: dict[str, int] = table("statements")["attendance"]["multipliers"]
# "2500 xarici və yerli nümayəndə": who is counted stands so many words after the number at most.
_NEAR = 4
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(?:-?[^\W\d_]+)?")


def counted(scene: Scene, first: int, last: int) -> int | None:
    """Return the number of people that a clause counts at a gathering; None for none and for several."""
    numbers = [i for i in range(first, last + 1) if scene.tokens[i].shape == "number"]
    if not numbers or not any(v.name in _VERBS and first <= v.first and v.last <= last for v in scene.verbs):
        return None
    if not any(scene.noun(i, _GATHERINGS) is not None for i in range(first, last + 1)):
        return None
    found = [n for i in numbers if (n := _people(scene, i, last)) is not None]
    return found[0] if len(found) == 1 else None


def _people(scene: Scene, index: int, last: int) -> int | None:
    """The number at a token when people are counted: "2,5 min qonaq", "300-dən çox nəfər"."""
    said = _NUMBER.fullmatch(scene.tokens[index].text)
    if said is None:
        return None
    value, k = float(said[1].replace(",", ".")), index + 1
    while k <= last and scene.low(k) in _MULTIPLIERS:
        value, k = value * _MULTIPLIERS[scene.low(k)], k + 1
    for i in range(k, min(k + _NEAR, last + 1)):
        if scene.tokens[i].shape != "word":
            return None
        if scene.noun(i, _PEOPLE) is not None:
            return round(value) if value >= 2 else None
    return None
