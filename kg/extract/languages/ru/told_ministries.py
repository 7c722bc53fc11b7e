"""Which ministry a text told of last: "Министр юстиции А ушел. Новым главой | ведомства стал Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.led_bodies import led_by
from kg.extract.parties import Capacity, Party, Person

# The ministry was told within so many sentences.
_NEAR = 1


def told(person: Person, before: int, sentence: int, parties: Sequence[Party]) -> Capacity | None:
    """Return the post of the minister, other than a person, of whom the text told last before a token; None
    for none near."""
    for party in reversed(parties):
        held = party.capacity
        near = party.first < before and 0 <= sentence - party.sentence <= _NEAR
        if near and held is not None and party.person not in (None, person) and _is_ministers(held):
            return held
    return None


def _is_ministers(held: Capacity) -> bool:
    """Whether a post is that of a minister, told in full: "министр юстиции", "глава МВД"."""
    minister = held.position.lower().startswith("министр ") and not held.organization
    return minister or bool(held.organization and led_by(held.organization).startswith("министр "))
