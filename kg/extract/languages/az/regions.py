"""Officials of the states of a region, who are of many states: "Afrika ölkələrinin liderləri Nayrobidə |
toplaşıblar", "türkdilli ölkələrin parlament sədrlərinin | konfransı"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.extract.groups import is_group
from kg.extract.languages.az import tense
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.told import Told, tell
from kg.extract.languages.az.verbs import Verb

RULE: Final = "gather-many"
_REGIONS: Final = words_of("vocabulary", "regions")
_REGION: Final = f"(?:{'|'.join(sorted(r.replace('_', ' ') for r in _REGIONS))})"
_STATES: Final = r"(?:ölkə|dövlət|respublika)(?:lərin|ların|(?:ləri|ları)?(?:nin|nın)?)"
_LEADERS: Final = r"(?:lider|nazir|prezident|başçı|rəhbər|sədr|katib|səfir|spiker)(?:ləri|ları)"
_NAME: Final = re.compile(
    rf"(?:\w+ )?{_REGION}(?:-{_REGION})? (?:ölkə|dövlət|respublika|lider|nazir|prezident|sammit|zirvə)"
)
_OFFICIALS: Final = re.compile(rf"{_REGION}(?: {_STATES}(?: \w+)*?)? {_LEADERS}")
# "Afrika ölkələrinin xarici işlər nazirləri | mayın 5-də Nayrobidə toplaşıblar": so many words tell who, and
# lie between them and the verb.
_WHO, _NEAR = 6, 12


def gather(scene: Scene, verb: Verb, acting: Sequence[Actor]) -> list[Told]:
    """The gathering of those who come together, where nobody else is told to: also of a group of states that
    is no organization, "Vışeqrad Qrupu Praqada | görüşüb"."""
    if verb.kind != "finite" or verb.negative or any(a.party.person is not None for a in acting):
        return []
    if len(acting) == 1 and is_group(acting[0].party, "az"):
        told = _told(scene, verb, acting[0].party.body)
        told.draft.add(acting[0].party)
        return [told]
    low = max(scene.opening(verb.first), verb.first - _NEAR)
    for first in range(low, verb.first):
        for last in range(first + 1, min(first + _WHO, verb.first - 1) + 1):
            name = " ".join(scene.tokens[i].text for i in range(first, last + 1))
            if _OFFICIALS.fullmatch(lower(name)):
                return [_told(scene, verb, name)]
    return []


def _told(scene: Scene, verb: Verb, name: str) -> Told:
    told = tell(scene, "conference", tense.of_verb(scene, verb), (verb.first, verb.last), RULE)
    told.draft.named, told.draft.name = True, name
    to_town(scene, verb, told)
    return told


def to_town(scene: Scene, verb: Verb, told: Told) -> None:
    """Let those who come together be in the town to which they do: "liderlər Nayrobiyə | toplaşıblar"."""
    sites = [s for s in scene.sites if s.last == verb.first - 1 and s.case == "dat"]
    if sites and verb.name.endswith(("toplaş", "toplan")):
        told.draft.place, told.placed = sites[0].span, True


def is_of_region(name: str) -> bool:
    """Whether a gathering is called by a region: "ərəb-islam sammiti", "Afrika ölkələrinin sammiti"; ``name``
    in small letters."""
    return _NAME.match(name) is not None
