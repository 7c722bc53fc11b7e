"""For which side of a talk those act whom a later sentence adds to it. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import body_of, country_of, give_country
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party
from kg.extract.reading import Reading

# Among people of so many states a side is not told by who is named first.
_FEW = 3
# A talk has so many sides.
_TWO = 2


def complete(reading: Reading, talk: Draft) -> None:
    """Let officials whom a later sentence adds to a talk act for its host, its venue, or who is named first.

    Of the other side a text says for which state it is.
    """
    known = talk.countries()
    later = (p.party for p in talk.parts if p.party.sentence > talk.sentence and p.party.person is not None)
    added = [p for p in later if not country_of(p) and not reading.international(body_of(p))]
    if talk.type not in TALKS or not known or not added:
        return
    hosts = [c for p in talk.parts if p.role == "host" and (c := country_of(p.party))]
    venue = talk.place.country if talk.place is not None and talk.place.country in known else ""
    # Many that are named before are no one side.
    first = next((country_of(p.party) for p in talk.parts if not _is_envoy(reading, p.party)), "")
    first = first if len(known) < _FEW else ""
    country = next(iter(hosts), "") or venue or first
    guests = [c for c in known if c not in hosts] if hosts and len(known) == _TWO else []
    for party in added if country else ():
        if _is_twin(reading, party, added):
            continue
        posts = party.person.capacities if party.person is not None else []
        if posts and all(reading.of_state(c) and not reading.is_sent(c) for c in posts):
            give_country(party, country)
        elif posts and len(guests) == 1 and all(reading.is_sent(c) for c in posts):
            give_country(party, guests[0])  # an ambassador at the host's is of the guests


def _is_twin(reading: Reading, party: Party, added: Sequence[Party]) -> bool:
    """Whether two are told by one word to hold a post that a state has once, and so are of two states: "the
    defence ministers A and B attended"."""
    heads = (p.person for p in added if p.head == party.head and p.person is not None)
    alike = [(c.position, c.organization) for person in heads for c in person.capacities[:1]]
    return len(alike) == _TWO and len(set(alike)) == 1 and (reading.sole(alike[0][0]) or bool(alike[0][1]))


def _is_envoy(reading: Reading, party: Party) -> bool:
    """Whether somebody is known for an ambassador, whom others meet with their own people around."""
    posts = party.person.capacities if party.person is not None else []
    return bool(posts) and all(reading.is_sent(c) for c in posts)
