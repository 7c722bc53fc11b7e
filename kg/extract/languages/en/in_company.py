"""Officials of the state of whom they are with: "A, accompanied by Minister B", "Joined by B, A met"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_ALONG = frozenset(("accompanied", "flanked"))
# At the head of a state, whom those of other states join.
_HEADS = frozenset(("president", "premier", "minister", "chancellor", "king", "emir"))


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Who accompanies an official is of his state: "A, accompanied by Ministers B and C", "Joined by Minister
    B, A met"."""
    for party in parties:
        if party.first < 2 or party.prep != "by" or party.person is None or party.capacity is None:
            continue
        before = [p for p in parties if p.sentence == party.sentence and p.last < party.first]
        named = [p.person for p in before if p.person]
        leader = named[-1] if named else _last_holder(parties, before[-1]) if before else None
        how = words.tokens[party.first - 2].lower
        if how in (*_ALONG, "joined") and party.first - 2 == words.sentences[party.sentence].first:
            leader = _who_acts_behind(words, parties, party)
        elif how == "joined":
            leader = leader if _is_beside(words, before, party) else None
        elif how not in _ALONG:
            continue
        stated = any(c.organization for c in leader.capacities) if leader is not None else True
        if leader is None or stated or party.person.country or party.capacity.organization:
            continue
        if leader.country:
            give(party.person, party.capacity, leader.country)
            party.country = leader.country


def _is_beside(words: Words, before: Sequence[Party], party: Party) -> bool:
    """Whether somebody joins an official who alone stands before it, and heads no state: "A, joined by B"."""
    at = party.first - 3
    beside = bool(before) and words.tokens[at].text == "," and before[-1].last == at - 1
    post = party.capacity.position.lower() if party.capacity is not None else ""
    return beside and post not in _HEADS and post != "prime minister"


def _who_acts_behind(words: Words, parties: Sequence[Party], party: Party) -> Person | None:
    """Who acts behind the comma after those who are with him: "Accompanied by | B, A met C"."""
    behind = [p for p in parties if p.sentence == party.sentence and p.first > party.last]
    leader = next((p for p in behind if words.tokens[p.first - 1].text == ","), None)
    post = party.capacity.position.lower() if party.capacity is not None else ""
    return leader.person if leader is not None and leader.prep == "" and post not in _HEADS else None


def _last_holder(parties: Sequence[Party], post: Party) -> Person | None:
    """Whom a bare post means: "The President was accompanied by", after "the President of Korea A"."""
    position = post.capacity.position.lower() if post.capacity is not None else ""
    state = post.capacity.country if post.capacity is not None else ""
    before = [p for p in parties if p.last < post.first and p.person is not None]
    holders = [p for p in before if p.capacity is not None and p.capacity.position.lower() == position]
    holders = [p for p in holders if p.person is not None and state in ("", p.person.country)]
    opening = {p.sentence: p for p in reversed(before)}  # who acts, not whom he meets
    holders = [p for p in holders if opening[p.sentence] is p] or holders
    return holders[-1].person if holders and position else None


def give(person: Person, capacity: Capacity, country: str) -> None:
    """Let a post of a person be of a state, wherever the text names it."""
    for known in (capacity, *person.capacities):
        if not known.country and known.position.lower() == capacity.position.lower():
            known.country, known.derived = country, True
