"""Of which event the members of a delegation are, and for whom they act. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, share_country
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Party
from kg.extract.reading import Reading

# Who attends follows what is told of the talk within so many sentences.
_CLOSE = 2
_SIDES = 2


def told_more_fully(talk: Draft, members: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The talk told after the members of a delegation, with its head, where the one before has but its host:
    "The speaker received a delegation. Envoy A is among its members. On 8 February he received B"."""
    own = {country_of(p.party) for p in talk.parts} - {""}
    if talk.type not in TALKS or talk.when is not None or len(own) > 1:
        return None
    after = [d for d in drafts if d.first > members.first and 0 <= d.sentence - members.sentence <= _CLOSE]
    for other in after:
        alike = (other.type, other.modality) == (talk.type, talk.modality) and not other.another
        others = {country_of(p.party) for p in other.parts if p.party.person is not None} - own - {""}
        if alike and not other.title and other.keys() & talk.keys() and others:
            return other
    return None


def with_hosts(people: Draft, told: Sequence[Draft], earlier: Sequence[Draft]) -> list[Draft]:
    """The talk of a visit, for a delegation of the state that is visited: "A came to Peru and met B. The
    Peruvian delegation included C"."""
    visit = told[-1] if told and people.rule == "delegation" else None
    if visit is None or visit.type != "visit" or visit.place is None:
        return []
    home, states = visit.place.country, {country_of(p.party) for p in people.parts}
    if states != {home} or home in _sent(visit):
        return []
    talks = (d for d in earlier if d.type in TALKS and not d.title and d.first < people.first)
    return [d for d in talks if home in d.countries()][-1:]


def of_its_guests(people: Draft, told: Sequence[Draft]) -> list[Draft]:
    """The visits of whom somebody greets, or of the state whose delegation is told, where those of others are
    told after them."""
    visits = [d for d in told if d.type == "visit"] if people.rule in ("greeting", "delegation") else []
    guests = {p.party.key() for p in people.parts if p.role == "guest"}
    states = {country_of(p.party) for p in people.parts} - {""} if people.rule == "delegation" else set()
    return [d for d in visits if (guests & d.keys()) or (states & _sent(d))]


def meet_guests(people: Draft, earlier: Sequence[Draft]) -> None:
    """Let officials of the state that somebody visits, who are told to have been at talks of which no more is
    said, be at talks with the visitor: "A arrived in Lima. For Peru the talks were attended by B and C"."""
    states = {country_of(p.party) for p in people.parts}
    visits = [d for d in earlier if d.type == "visit" and not d.title and d.parts and not d.earlier]
    visit = visits[-1] if visits and people.rule == "attendance" and people.type in TALKS else None
    if visit is None or visit.place is None or people.sentence - visit.sentence > _VISITED:
        return
    if people.earlier or people.when is not None:
        return
    home = visit.place.country
    guests = [p.party for p in visit.parts if p.role != "host"]
    if guests and states == {home} and home not in _sent(visit) and people.modality == visit.modality:
        people.add(guests[0])  # who leads those who came


# A visit is told so many sentences before what is done in its course at most.
_VISITED = 3


def _sent(visit: Draft) -> set[str]:
    """The states of those who come."""
    return {country_of(p.party) for p in visit.parts if p.role != "host"}


def stand_for_senders(event: Draft, members: Draft, told: Sequence[Draft]) -> None:
    """Let the named members of a delegation stand for the state or body that sent it, on its visit and in the
    talks told with that: "A received a delegation of Congress that had come to Oslo. It is led by B"."""
    named = [p for p in members.parts if p.party.person is not None]
    acting = {country_of(p.party) for p in named}
    sent = [p.party for p in event.parts if p.party.kind in ("state", "body") and p.role != "host"]
    sent = [p for p in sent if not country_of(p) or country_of(p) in acting]
    if not named or len(sent) != 1 or not (country_of(sent[0]) or all(map(_serves, named))):
        return
    near = (d for d in (*told, event) if abs(d.sentence - event.sentence) <= _CLOSE and not d.title)
    for other in near:
        role = next((p.role for p in other.parts if p.party.key() == sent[0].key()), None)
        if role is not None and other.type in (*TALKS, "visit"):
            other.parts = [p for p in other.parts if p.party.key() != sent[0].key()]
            for part in named:
                other.add(part.party, role)


def _serves(part: Part) -> bool:
    """Whether it is said what somebody is besides the head of a delegation."""
    return part.party.person is not None and any(not c.derived for c in part.party.person.capacities)


def be_sent(reading: Reading, event: Draft, members: Draft) -> None:
    """Let the members of a delegation act for the state of its head: of who comes, where that is told, else
    of who is named first. Who acts for several states stays theirs."""
    guests = [p.party for p in event.parts if p.role == "guest"]
    met = [p.party for p in event.parts if p.party.kind == "state"] if event.type in TALKS else []
    if not guests and len(met) == 1:  # "met the delegation of Peru. It included"
        for part in members.parts:
            if not _acts_for_several(reading, part.party):
                share_country(met[0], part.party)
        return
    heads = [*guests, *(p.party for p in event.parts)]
    # In a talk the people of both sides are told: "Smiti nazir Qrin, Petrovu isə nazir Li müşayiət edib".
    sides = event.countries() if event.type in TALKS and not guests else []
    for part in members.parts if heads and len(sides) < _SIDES else ():
        if country_of(part.party) not in sides and not _acts_for_several(reading, part.party):
            share_country(heads[0], part.party)


def _acts_for_several(reading: Reading, member: Party) -> bool:
    """Whether somebody is told to act for an international body: "accompanied by the head of the
    Commission"."""
    held = member.person.capacities if member.person is not None else []
    return any(reading.international(c.organization) for c in held if c.organization and not c.country)
