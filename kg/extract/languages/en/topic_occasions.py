"""When and where a talk is: no topic ("on Monday"), or what a sentence is about ("During the call")."""

from __future__ import annotations

import re

from kg.extract.words import Sentence, Words
from kg.records import EventType

# "on Monday", "on the sidelines": when and where, no topic.
_NO_TOPIC = re.compile(
    r"(?:the\s+)?(?:sidelines|margins|occasion|phone|telephone|eve|fringes|way\b|behalf|basis|\d(?!\d*(?:st|nd|rd|th)\s+anniversary)|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|arrival"
    r"|(?:first|second|third|fourth|last|final|opening|closing)\s+day\b|same|twitter|x\b|weekend|past|last|next|course|[a-z]+\.\s\d)",
    re.I,
)
# "On the | 25th anniversary" is a matter.
_FAR = 4
_OCCASIONS: dict[str, tuple[EventType, ...]] = {
    "meeting": ("meeting",),
    "meetings": ("meeting",),
    "talks": ("meeting", "call"),
    "call": ("call",),
    "conversation": ("call", "meeting"),
    "visit": ("visit", "meeting"),
    "trip": ("visit",),
    "travel": ("visit",),
    "tour": ("visit",),
    "summit": ("conference",),
    "forum": ("conference",),
    "conference": ("conference",),
    "session": ("conference", "meeting"),
    "ministerial": ("conference",),
    "dialogue": ("conference",),
}
# "The trip will focus on trade": of the journey.
_JOURNEYS = frozenset(("trip", "visit", "tour"))
_AIMING = frozenset(("will", "focuses", "focused", "aims", "aimed", "is", "was"))
# Gatherings that as a subject speak: "The ministerial will discuss".
_GATHERINGS = frozenset(("ministerial", "summit", "forum", "conference"))

# "At both | meetings", "in all his | calls".
_EACH = frozenset(("both", "all", "each", "every"))
_ATTRIBUTES = frozenset(("of", "the", "these", "his", "her", "their", "bilateral", "separate"))
_TALKS = frozenset(
    (
        "meetings",
        "meeting",
        "calls",
        "call",
        "talks",
        "conversations",
        "conversation",
        "stop",
        "stops",
        "capitals",
    )
)


def is_time(words: Words, start: int) -> bool:
    """Whether a day or a circumstance stands where a topic could: "on Monday", "on the sidelines"."""
    tokens = words.tokens[start : start + _FAR]
    text = words.text[tokens[0].start : tokens[-1].end] if tokens else ""
    return bool(_NO_TOPIC.match(text))


def occasion(words: Words, sentence: Sentence) -> tuple[EventType, ...]:
    """The types of event that open a sentence: "During the meeting", "The summit will discuss"."""
    near = words.tokens[sentence.first : sentence.first + 5]
    if near[0].lower in ("the", "this") and len(near) > 1 and near[1].lower in _GATHERINGS:
        return ("conference",)
    if near[0].lower in ("the", "this", "his", "her") and len(near) > 2:
        told = near[1].lower in _JOURNEYS and near[2].lower in _AIMING
        return ("visit",) if told else ()
    if near[0].lower not in ("during", "at", "in", "throughout", "on"):
        return ()
    return next((_OCCASIONS[t.lower] for t in near[1:] if t.lower in _OCCASIONS), ())


def of_every_talk(words: Words, sentence: Sentence) -> bool:
    """Whether a matter is one of all talks told before: "At both meetings, he raised trade"."""
    low = [t.lower for t in words.inside(sentence.index)]
    each = next(
        (n for n, w in enumerate(low) if w in _EACH and n and low[n - 1] in ("at", "in", "during")), -1
    )
    rest = [w for w in low[each + 1 :] if w not in _ATTRIBUTES] if each > 0 else []
    return bool(rest) and rest[0] in _TALKS
