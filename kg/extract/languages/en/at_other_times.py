"""Further talks of one verb or noun, each at its own time: "will meet Speaker A on Monday and Premier B on
Tuesday", "held talks with A in the morning and with B in the afternoon"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.elsewhere import leave, next_told, up_to
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august"
    r"|september|october|november|december)"
)
_DAY = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})"
_PART = r"(?:morning|afternoon|evening|night)"
# A time right behind somebody: "on Monday morning", "in the afternoon", "earlier in the day".
_WHEN = re.compile(
    r"(?:, )?(?:(?:early |late |earlier |later )?"
    rf"(?:on (?:the same day|{_DAY}(?: {_PART})?)"
    rf"|in the (?:early |late )?{_PART}|the same (?:day|{_PART}))"
    rf"|(?:yesterday|today|tomorrow)(?: {_PART})?"
    r"|(?:earlier|later) (?:in|that|in the|the same) day|at noon)\b"
)
_MOST = 9
_TELLING = frozenset(("on", "morning", "afternoon", "evening", "tomorrow", "earlier", "later", "noon"))
_SEVERAL = 2
_JOINTS = frozenset((",", "and", "then", "later", "with", "the", "while", "before"))
_PARTING = frozenset(("and", "then", "before"))


def has_times(scene: Scene) -> bool:
    """Whether a sentence can tell more than one time: most do not."""
    inside = scene.tokens[scene.sentence.first : scene.sentence.last + 1]
    return sum(t.lower in _TELLING or t.lower.endswith("day") for t in inside) >= _SEVERAL


def further(scene: Scene, token: Token, draft: Draft, partners: Sequence[Party]) -> list[Draft]:
    """Return the talks with those listed after the time of the first; [] where there are none."""
    if not partners or draft.type not in TALKS or len(draft.parts) <= 1:
        return []
    near = up_to(scene, partners, _past_time)
    low, high = scene.clauses.reach(token.index)
    out, last = [draft], near[-1].last
    met = {p.key() for p in partners}
    while (end := _past_time(scene, last + 1)) is not None:
        group = up_to(scene, next_told(scene, end, _JOINTS, _PARTING), _past_time)
        if not group or _past_time(scene, group[-1].last + 1) is None:
            break
        out[-1].scope = ((low, end - 1),) if len(out) == 1 else ((low, token.index), (out[-1].first, end - 1))
        out[-1].apart = True
        first = group[0].first
        one = replace(draft, first=first, last=first, parts=[], apart=True, mentions=[], topics=[])
        one.parts = [p for p in draft.parts if p.party.key() not in met]
        scene.put(one, group)
        one.scope = ((low, token.index), (end, max(high, group[-1].last + _MOST)))
        out.append(one)
        last = group[-1].last
    if len(out) > 1:
        leave(draft, [p for p in partners if p not in near])
    return out[1:]


def _past_time(scene: Scene, i: int) -> int | None:
    """The token behind the time that begins at a token; None where none does."""
    last = min(i + _MOST, scene.sentence.last)
    found = _WHEN.match(scene.text(i, last)) if i <= last else None
    if found is None:
        return None
    return i + len(found[0].split())
