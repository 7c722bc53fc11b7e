"""Days of what a participle tells of an official before his name: "2014-cü ildə seçkilərdə qalib gələn | A",
"ötən həftə istefasını elan edən | A".
"""

from __future__ import annotations

import re

from kg.extract.languages.az.scene import Scene, listed
from kg.extract.times import When

# So many words lie between a day and the participle at most.
_FAR = 5
_PARTICIPLE = re.compile(r"\w{2,}(?:[aə]n|m[ıiuü]ş)")
# What somebody is or does for long, which is of no day: the day is that of the event.
_LASTING = listed("cues", "lasting")
# Verbs of events, of which the day can be; others tell one only beside its noun or place: "səfər | edən",
# "Limaya | gələn", and not "elan edən", "qalib gələn".
_EVENTS = (
    "visit", "stay", "meet", "speak", "phone", "ring", "receive", "received", "attend", "host", "gather",
    "sign", "signed", "invite", "plan", "cancel", "greet", "greeted", "accompany", "back",
)  # fmt: skip
_NOUNS = listed("nouns", "meeting") | listed("nouns", "visit") | listed("nouns", "conference")
_PEOPLE = ("person", "post")


def is_of_official(scene: Scene, when: When) -> bool:
    """Whether a day is of what an official did who is named right after the participle."""
    last = min(when.last + 1 + _FAR, scene.last)
    for index in range(when.last + 1, last + 1):
        token = scene.tokens[index]
        if token.shape != "word" or token.capital:
            return False
        if index > when.last + 1 and _PARTICIPLE.fullmatch(token.lower) and _is_named(scene, index + 1):
            return _tells(scene, when.last + 1, index)
    return False


def _tells(scene: Scene, first: int, index: int) -> bool:
    """Whether a participle tells of something done once that is no event."""
    if not _LASTING.isdisjoint((scene.low(index), scene.low(index - 1))):
        return False
    verb = next((v for v in scene.verbs if v.last == index), None)
    if verb is None:
        return True
    between = range(first, index)
    placed = any(s.first in between for s in scene.sites)
    named = any(scene.noun(i, _NOUNS) is not None for i in between)
    return not (verb.has(*_EVENTS) or placed or named)


def _is_named(scene: Scene, index: int) -> bool:
    return any(a.first <= index <= a.last and a.party.kind in _PEOPLE for a in scene.actors)
