"""Whose official somebody is at a body that the text has named with its state: "Chad’s Foreign Ministry met.
Foreign Ministry spokesman A". The same for every language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from kg.extract.allegiance import body_of
from kg.extract.parties import Capacity, Party, Person


def state_of(
    parties: Sequence[Party], held: Capacity, mention: Party, international: Callable[[str], bool]
) -> str:
    """Return the only state of which a body called like that of a post was told in a sentence before it,
    '' for none or several. Who holds the same post there is another one, of another state."""
    body = held.organization.lower()
    if not body or international(held.organization):
        return ""
    before = [p for p in parties if p.sentence < mention.sentence]
    called = [(post, state) for post, name, state in _bodies(before) if _is_called(name, body)]
    told = {state for _, state in called} - {state for post, state in called if post == held.position}
    return told.pop() if len(told) == 1 else ""


def settle(parties: Sequence[Party], persons: Sequence[Person], international: Callable[[str], bool]) -> None:
    """Let those who hold posts at such bodies act for their states."""
    for person in persons:
        for held in person.capacities if not person.country else ():
            mention = next((m for m in person.mentions if m.capacity is held), None)
            if mention is not None and (state := state_of(parties, held, mention, international)):
                held.country, held.derived = state, True


def _is_called(name: str, body: str) -> bool:
    """Whether a body is called so, or so with the name of its state: "Парламент | Грузии"."""
    rest = name[len(body) :].lstrip() if name.lower().startswith(f"{body} ") else ""
    return name.lower() == body or rest[:1].isupper()


def _bodies(parties: Sequence[Party]) -> Iterator[tuple[str, str, str]]:
    """The bodies told, with their states, and the post that somebody holds there, '' for none."""
    for party in parties:
        held = [c for c in (party.capacity, *party.also) if c is not None]
        yield from ((c.position, c.organization, c.country) for c in held if c.country)
        if party.kind in ("body", "group") and party.country:
            yield "", party.body, party.country


def serve_unions(
    parties: Sequence[Party],
    persons: Sequence[Person],
    posts: Collection[str],
    international: Callable[[str], bool],
) -> None:
    """Let who holds a post that only unions of states have (``posts`` lists them in small letters) serve the
    only union told shortly before: "NATO will help. Secretary General A arrived"."""
    for person in persons:
        held = person.capacities[0] if len(person.capacities) == 1 and not person.country else None
        if held is None or held.organization or held.closed or held.position.lower() not in posts:
            continue
        mention = next((m for m in person.mentions if m.capacity is held), person.mentions[0])
        told = (p for p in parties if p.first < mention.first and mention.sentence - p.sentence <= _NEAR)
        unions = {name for p in told if (name := body_of(p)) and international(name)}
        if len(unions) == 1:
            held.organization = unions.pop()


# So many sentences lie between a union and who serves it at most.
_NEAR = 2
