"""For which side of a talk those act whom a later sentence adds to it. The same for every language."""

from __future__ import annotations

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
        twin = _twin(reading, party, talk)
        if twin is not None:
            others = [c for c in known if c != country_of(twin)]
            if country_of(twin) in known and len(others) == 1:
                give_country(party, others[0])
            continue
        posts = party.person.capacities if party.person is not None else []
        if posts and all(reading.of_state(c) and not reading.is_sent(c) for c in posts):
            give_country(party, country)
        elif posts and len(guests) == 1 and all(reading.is_sent(c) for c in posts):
            give_country(party, guests[0])  # an ambassador at the host's is of the guests


def _twin(reading: Reading, party: Party, talk: Draft) -> Party | None:
    """Who is told by one word to hold the same post, which a state has once, and so is of another state: "the
    defence ministers A and B attended"."""
    listed = [p.party for p in talk.parts if p.party.head == party.head and p.party.person is not None]
    held = [c for p in listed if p.person is not None for c in p.person.capacities[:1]]
    posts = {(c.position, c.organization) for c in held}
    if len(listed) != _TWO or len(held) != _TWO or len(posts) != 1:
        return None
    position, body = posts.pop()
    other = next((p for p in listed if p.key() != party.key()), None)
    return other if reading.sole(position) or body else None


def _is_envoy(reading: Reading, party: Party) -> bool:
    """Whether somebody is known for an ambassador, whom others meet with their own people around."""
    posts = party.person.capacities if party.person is not None else []
    return bool(posts) and all(reading.is_sent(c) for c in posts)
