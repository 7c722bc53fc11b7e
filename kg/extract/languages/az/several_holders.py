"""Several told as holders of one post that a state has one of: each is of another state, "xarici işlər
nazirləri A, B və C".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party, Person

_SINGLE = words_of("posts", "single")
# "nazirlər A və B" can be of one government, each with a field of his own.
_OF_MANY = frozenset(("nazir", "naziri", "sədr"))


def part(parties: Sequence[Party]) -> None:
    """Take the state from those who got the same one only from what stands near: one at most is of it."""
    told: dict[int, list[Party]] = defaultdict(list)
    for party in parties:
        said = party.capacity
        if party.kind == "person" and party.person is not None and said is not None and not said.former:
            told[said.first].append(party)
    for listed in told.values():
        if len({id(p.person) for p in listed}) > 1 and all(_is_single(p) for p in listed):
            _part(listed)


def _part(listed: Sequence[Party]) -> None:
    for country in {c.country for p in listed if (c := p.capacity) is not None and c.derived} - {""}:
        near = [p for p in listed if p.capacity is not None and p.capacity.country == country]
        held = [c for p in near if p.person is not None for c in (*p.person.capacities, p.capacity)]
        for capacity in held if len(near) > 1 else ():
            if capacity is not None and capacity.derived and capacity.country == country:
                capacity.country, capacity.closed = "", True


def contradict(persons: Sequence[Person]) -> None:
    """Take the state that only the surroundings gave from who holds a post that the text tells of somebody
    else of that state: "Perunun energetika naziri A. ... Onunla energetika naziri B"."""
    told = {(lower(c.position), c.country): p for p in persons for c in p.capacities if _is_told(c)}
    for person in persons:
        for held in person.capacities:
            other = told.get((lower(held.position), held.country))
            derived = held.derived and held.country and not (held.former or held.organization)
            if derived and other is not None and other is not person:
                held.country, held.closed = "", True


def _is_told(held: Capacity) -> bool:
    """Whether the text itself says of which state the only holder of a post is."""
    words = lower(held.position).split()
    single = len(words) > 1 and words[-1] == "naziri"
    return single and bool(held.country) and not (held.derived or held.former or held.organization)


def _is_single(party: Party) -> bool:
    words = lower(party.capacity.position).split() if party.capacity is not None else []
    bare = len(words) == 1 and words[0] in _OF_MANY
    single = bool(words) and (words[-1] in _SINGLE or words[-1] == "başçısı")
    return single and not bare and party.capacity is not None and not party.capacity.organization
