"""Who is only told of in an aside about who acts: "A, representing | the president|, met B", "A, himself a
former | minister|, met B"."""

from __future__ import annotations

from kg.extract.languages.en.segments import Segment
from kg.extract.parties import Party
from kg.extract.words import Words

_SELF = frozenset(("himself", "herself", "themselves", "itself"))


def in_aside(words: Words, segment: Segment, party: Party, acting: Party) -> bool:
    """Whether a party stands in an aside that a comma opens right behind somebody who acts before it."""
    if party is acting or party.prep:
        return False
    opening = acting.last + 1
    if words.tokens[opening].text != ",":
        return False
    own = segment.kind == "part" and segment.first == opening + 1
    alone = own and not any(t.text == "," for t in words.tokens[segment.first : party.first])
    return alone or words.tokens[opening + 1].lower in _SELF
