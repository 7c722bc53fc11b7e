"""Ministers of whom their own ministry tells: "Germany's Foreign Office said Foreign Minister A would"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Words

# The ministry stands among so many words at the opening of its sentence.
_OPENING = 6
_POSTS = frozenset(("minister", "secretary"))
# What the name of a ministry says besides its field.
_MINISTRY = frozenset(("ministry", "office", "department", "of", "the", "for", "and"))
_ORGANS = frozenset(("ministry", "office", "department"))


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give ministers without a state that of the ministry of their field that opens their sentence.

    And to who signs for it: "between the Ministry of Energy of A and B. It was signed by Energy Minister C".
    """
    for body in parties:
        if body.kind != "body" or not body.country:
            continue
        words_of_body = {t.lower for t in words.tokens[body.first : body.last + 1]}
        opens = not body.prep and body.first - words.sentences[body.sentence].first < _OPENING
        field = words_of_body - _MINISTRY
        for party in (p for p in parties if p.first > body.last and _is_of(p, field)):
            here = opens and party.sentence == body.sentence and not party.prep
            signs = party.prep == "by" and party.sentence - body.sentence <= 1
            if here or (signs and not words_of_body.isdisjoint(_ORGANS)):
                _give(party, body.country)


def _is_of(party: Party, field: set[str]) -> bool:
    """Whether somebody without a state heads a ministry of a field."""
    capacity = party.capacity
    if party.person is None or capacity is None or party.person.country or party.counterpart:
        return False
    post = set(capacity.position.lower().split())
    return bool(post & field and post & _POSTS)


def _give(party: Party, country: str) -> None:
    party.country = country
    for capacity in party.person.capacities if party.person is not None else ():
        if not capacity.country:
            capacity.country, capacity.derived = country, True
