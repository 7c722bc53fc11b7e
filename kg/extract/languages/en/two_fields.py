"""Ministers of two fields, told by one plural, who are two of each state: "the foreign and defence ministers
of Peru and Oman" are four."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.extract.parties import Party
from kg.extract.words import Words

# A foreign minister does not defend, too; other two fields may be one minister's.
_FIELDS: Final = re.compile(
    r"(foreign|external affairs) and (defen[cs]e|interior|finance) (minister|secretary)", re.IGNORECASE
)
_SEVERAL: Final = ("ministers", "secretaries")


def settle(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, those ministers as two each, of whom the second is told with the first."""
    out: list[Party] = []
    for party in parties:
        pair = _pair(words, party)
        if pair is None or party.capacity is None:
            out.append(party)
            continue
        first, second = (
            replace(party, plural=False, capacity=replace(party.capacity, position=position))
            for position in pair
        )
        second.inner = True
        first.each = (*party.each, second)
        out += [first, second]
    return out


def _pair(words: Words, party: Party) -> tuple[str, str] | None:
    """The two posts of ministers without names, None for others and for one minister of both fields."""
    held = party.capacity
    if party.kind != "post" or held is None or party.person is not None or party.person_span is not None:
        return None
    told = _FIELDS.fullmatch(held.position)
    around = words.inside(party.sentence)
    several = any(t.lower in _SEVERAL for t in around if held.first <= t.index <= max(held.last, party.last))
    if told is None or not several:
        return None
    return f"{told[1]} {told[3]}", f"{told[2]} {told[3]}"
