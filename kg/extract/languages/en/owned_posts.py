"""The state of those told by whose they are: "Minister A of Peru met B. His deputy, | C, will go to Rome"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.pronouns import pronoun
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_POSSESSIVES = frozenset(("his", "her"))
_OWN = ("’s", "'s")
# Of whom nothing follows for the state.
_OTHERS = frozenset(
    ("predecessor", "successor", "guest", "host", "wife", "husband", "counterpart", "colleague")
)


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give people of whom no state is told that of the one whose deputy or minister they are."""
    for index, party in enumerate(parties):
        person, held = party.person, party.capacity
        if party.kind != "person" or party.counterpart or person is None or held is None or person.country:
            continue
        if held.organization or held.former or set(held.position.lower().split()) & _OTHERS:
            continue
        owner = _owner(words, party, parties[:index])
        if owner is None or owner is person or not owner.country:
            continue
        party.country = owner.country
        for capacity in (held, *person.capacities):
            if not (capacity.country or capacity.organization or capacity.closed):
                capacity.country, capacity.derived = owner.country, True


def _owner(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whose somebody is: "| his deputy, A", "Minister B’s | deputy, A"."""
    first = words.tokens[party.first]
    if first.lower in _POSSESSIVES:
        own = Party(
            party.first, party.first, party.first, "pronoun", party.sentence, cases=frozenset(("gen",))
        )
        return pronoun(words, own, before)
    if party.first and words.tokens[party.first - 1].lower in _OWN:
        owner = next((p for p in reversed(before) if p.last == party.first - 2), None)
        return owner.person if owner is not None else None
    return None
