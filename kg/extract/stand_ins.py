"""Who stands in for states, their bodies and nameless officials of a talk: those who attend it by name.

The same for every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import Draft
from kg.extract.parties import Capacity, Party
from kg.extract.reading import Reading

# Who led talks is told so many sentences behind them at most.
_NEXT = 2


def represent(reading: Reading, talk: Draft, people: Draft) -> None:
    """Let states, their bodies and nameless officials give way to those who act for them.

    Who is named without a post, for a state whose official is told without a name, is that official.
    """
    named = people.people()
    acting = {c for p in named if (c := country_of(p))}
    several = len(named) > 1 and not _are_of_host(talk, named)
    several = several and any(country_of(p) or body_of(p) for p in named)
    heads = Counter(p.party.head for p in talk.parts if p.party.kind == "post" and p.party.person is None)
    led = people.lead and len(acting) > 1
    told = _told_in_general(reading, talk, named) if people.rule == "attendance" else frozenset()
    kept = []
    for part in talk.parts:
        post, country = part.party.capacity, country_of(part.party)
        nameless = part.party.kind == "post" and part.party.person is None and post is not None
        if nameless and post is not None and country in acting:
            bare = next((p for p in named if country_of(p) == country and not _posts(p)), None)
            if bare is not None and bare.person is not None:
                bare.person.add(replace(post))
                continue
        if nameless and part.party.head in told:
            continue
        if nameless and led and heads[part.party.head] > 1 and country in acting:
            continue  # "Deputy ministers of A and B held talks. The delegations were led by": these
        of_many = nameless and part.party.plural and not country and several
        of_many = of_many and not (talk.type == "conference" and reading.international(body_of(part.party)))
        if not of_many and (part.party.kind not in ("state", "body") or country not in acting):
            kept.append(part)
    talk.parts = kept


def _told_in_general(reading: Reading, talk: Draft, named: Sequence[Party]) -> frozenset[int]:
    """The words that tell by one post the officials of several states for each of which somebody attends, at
    least one of whom may hold it; also such as any official leads a body by."""
    acting = {country_of(p) for p in named} - {""}
    posts = [p.party for p in talk.parts if p.party.kind == "post"]
    told = set()
    for head in {p.head for p in posts if p.person is None}:
        group = [p for p in posts if p.head == head]
        states = {country_of(p) for p in group}
        if len(states) == len(group) > 1 and states <= acting and _may_be_meant(reading, group[0], named):
            told.add(head)
    return frozenset(told)


def _may_be_meant(reading: Reading, post: Party, named: Sequence[Party]) -> bool:
    """Whether somebody named may hold a post, or a state has many such."""
    title = post.capacity.position if post.capacity is not None else ""
    held = (c.position for p in named for c in _posts(p))
    return not reading.sole(title) or any(reading.stands_for(title, position) for position in held)


def _are_of_host(talk: Draft, named: Sequence[Party]) -> bool:
    """Whether most of those who attend a talk are of the side that it names already, so that they are not the
    nameless ones of the other side: "The speaker met members of the assembly. Senators A and B took part"."""
    sides = {c for p in talk.parts if p.party.person is not None and (c := country_of(p.party))}
    return 2 * sum(country_of(p) in sides for p in named) > len(named)


def _posts(party: Party) -> list[Capacity]:
    return party.person.capacities if party.person is not None else []


def is_led(talk: Draft, people: Draft) -> bool:
    """Whether bodies that several states have alike talk, and a sentence behind tells who led them: "The
    foreign ministries of A and B held consultations. They were led by the deputies C and D"."""
    bodies = {p.party.body for p in talk.parts if p.party.kind == "body" and p.party.country}
    alike = len(bodies) == 1 and all(p.party.kind == "body" for p in talk.parts)
    near = 0 < people.sentence - talk.sentence <= _NEXT
    return people.lead and near and alike and set(talk.countries()) == set(people.countries())
