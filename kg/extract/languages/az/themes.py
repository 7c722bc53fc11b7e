"""What a gathering is called to speak of: "sülhə həsr olunan konfrans", ""Orta Dəhliz" mövzusunda forum"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.languages.az.beginnings import after_frame
from kg.extract.languages.az.cues import GATHERINGS, Cue
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lists import QUOTES, Stretch
from kg.extract.languages.az.phrases import quoted
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb

_DEVOTED = frozenset(["həsr_olun", "həsr_edil"])
_THEMED = frozenset(["mövzusunda", "mövzusuna", "mövzulu"])
_HELD = GATHERINGS | {"panel", "seminar", "mərasim", "simpozium"}
# "2-də": a day that nothing dates.
_DAY = re.compile(r"\d+-[dt][əa]")
# The gathering stands so many words after its theme at most.
_REACH = 6


def themes(scene: Scene) -> Iterator[Cue]:
    """Yield the themes that a sentence gives gatherings, those of a headline never."""
    if scene.sentence.paragraph < 0:
        return
    for verb in scene.verbs:
        if verb.kind == "attribute" and verb.name in _DEVOTED and _gathers(scene, verb.last):
            yield from _devoted(scene, verb)
    for index in range(scene.first + 1, scene.last):
        if scene.low(index) in _THEMED and _gathers(scene, index):
            first = quoted(scene, index - 1)
            if first is not None and index - first > 2:
                yield Cue(index, Stretch(first, index - 1, ""), kinds=("conference",))


def _devoted(scene: Scene, verb: Verb) -> Iterator[Cue]:
    last = verb.first - 1
    first = after_frame(scene, scene.opening(verb.first), verb.first)
    told = [*(s.last for s in scene.sites if s.case == "loc"), *(w.last for w in scene.whens)]
    told += [p.last for p in scene.parties if p.kind in ("person", "post") and "nom" in p.cases]
    told += [i for i in range(first, last) if _DAY.fullmatch(scene.low(i))]
    first = max([first, *(i + 1 for i in told if i < last)])
    if first <= last and scene.tokens[last].text in QUOTES:
        yield Cue(verb.first, Stretch(first, last, ""), kinds=("conference",))
    elif first <= last and in_case(scene.tokens[last].text, "dat") is not None:
        yield Cue(verb.first, Stretch(first, last, "dat"), kinds=("conference",))


def _gathers(scene: Scene, index: int) -> bool:
    """Whether a gathering is told right after a theme."""
    ahead = range(index + 1, min(index + _REACH, scene.last + 1))
    return any(scene.noun(i, _HELD) is not None for i in ahead)
