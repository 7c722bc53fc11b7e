"""Ministers of several fields, told by one plural, who are as many of each state: "the foreign and defence
ministers of Peru and Oman" are four, "the Ministers of Trade, Energy and Health" three."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.extract.parties import Party
from kg.extract.words import Words

# A foreign minister does not defend, too; other two fields may be one minister's.
_FIELDS: Final = re.compile(
    r"(foreign|external affairs) and (defen[cs]e|interior|finance) (minister|secretary)", re.IGNORECASE
)
_OF_FIELDS: Final = re.compile(r"(minister|secretary) of (.+)", re.IGNORECASE)
_JOINTS: Final = re.compile(r",? and |, ")
_SEVERAL: Final = ("ministers", "secretaries")


def settle(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, those ministers as several each, of whom the others are told with the first."""
    out: list[Party] = []
    alone = Counter(p.head for p in parties)
    for party in parties:
        posts = _posts(words, party, of_one_state=alone[party.head] == 1)
        if not posts or party.capacity is None:
            out.append(party)
            continue
        first, *others = (
            replace(party, plural=False, capacity=replace(party.capacity, position=position))
            for position in posts
        )
        for other in others:
            other.inner = True
        first.each = (*party.each, *others)
        out += [first, *others]
    return out


def _posts(words: Words, party: Party, *, of_one_state: bool) -> list[str]:
    """The posts of ministers without names, [] for others and for one minister of all the fields."""
    held = party.capacity
    if party.kind != "post" or held is None or party.person is not None or party.person_span is not None:
        return []
    around = words.inside(party.sentence)
    several = any(t.lower in _SEVERAL for t in around if held.first <= t.index <= max(held.last, party.last))
    told = _FIELDS.fullmatch(held.position) if several else None
    if told is not None:
        return [f"{told[1]} {told[3]}", f"{told[2]} {told[3]}"]
    of = _OF_FIELDS.fullmatch(held.position) if several and of_one_state else None
    fields = _JOINTS.split(of[2]) if of is not None else []
    named = all(field[:1].isupper() for field in fields)  # no "ministers of trade and civil society"
    return [f"{of[1]} of {field}" for field in fields] if of is not None and named and len(fields) > 1 else []
