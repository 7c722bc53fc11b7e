"""For whom a party acts: its country and its body. The same for every language."""

from __future__ import annotations

from kg.extract.parties import Capacity, Party


def country_of(party: Party) -> str:
    """Return the country that a party acts for, '' when it is not known."""
    if party.capacity is not None and party.capacity.country:
        return party.capacity.country
    return (party.person.country if party.person is not None else "") or party.country


def side_of(party: Party) -> str:
    """Return the country that a party acts for, or else the state that he is known to have led, or ''."""
    return country_of(party) or (party.person.led if party.person is not None else "")


def body_of(party: Party) -> str:
    """Return the body that a party is or acts for, '' when there is none."""
    if party.person is not None:
        return next((c.organization for c in party.person.capacities if c.organization), "")
    return party.body or (party.capacity.organization if party.capacity is not None else "")


def states_country(party: Party) -> bool:
    """Whether the text itself gives the party's country, and not only a body whose country is known."""
    return party.kind == "state" or any(c.country and not c.derived for c in held_by(party))


def held_by(party: Party) -> list[Capacity]:
    if party.person is not None:
        return party.person.capacities
    return [party.capacity] if party.capacity is not None else []


def give_country(party: Party, country: str) -> None:
    """Let a party act for a country in every capacity that has none."""
    person = party.person
    if person is None:
        if party.capacity is not None:
            party.capacity.country = country
    elif person.capacities:
        for capacity in person.capacities:
            capacity.country = capacity.country or country
    else:
        person.home = country


def share_country(leader: Party, member: Party) -> None:
    """Let a member of a delegation act for the country of its head, unless the head acts for a body and no
    country is said of him by name; of a body's delegation, for the country of the body.
    """
    country = country_of(leader)
    of_state = leader.kind == "body" or (leader.person is not None and states_country(leader))
    if not country or (body_of(leader) and not of_state):
        return
    for capacity in member.person.capacities if member.person is not None else ():
        if capacity.derived and not capacity.organization:
            capacity.country = ""
    if not country_of(member):
        give_country(member, country)
