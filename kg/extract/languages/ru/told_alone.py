"""Whom a bare post means that a list gives no state of its own: "Министр Чили А прибыл. Встреча между
| министром | и президентом Перу Б прошла в Лиме"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party


def told_alone(party: Party, parties: Sequence[Party]) -> bool:
    """Whether a bare post is that of the only one who has been named with such a post and a state before."""
    own = party.capacity
    if own is None or party.plural or own.organization or len(own.position.split()) > 1:
        return False
    before = (p for p in parties if p.sentence < party.sentence and p.person_span is not None)
    held = [p for p in before if p.capacity is not None and _is_such(p.capacity.position, own.position)]
    people = {id(p.person) if p.person is not None else id(p) for p in held}
    return len(people) == 1 and all(p.capacity is not None and p.capacity.country for p in held)


def _is_such(position: str, bare: str) -> bool:
    return position.lower().split()[:1] == bare.lower().split()
