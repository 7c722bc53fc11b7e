"""Who held a post before somebody: "его предшественник Иван Петров" was what the other is."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.same_post import expanded
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_BEFORE = frozenset(("предшественник", "предшественница"))
_WHOSE = {"его": "m", "ее": "f", "её": "f", "своего": "", "своей": "", "своим": "", "своему": ""}
# Whom "его" means was told of within so many sentences.
_NEAR = 2


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give who is called a predecessor the post of the one told before, as one that is left: "Министр
    обороны Перу А прибыл. Его предшественник | Б" was the minister, too."""
    for n, party in enumerate(parties):
        person, span = party.person, party.person_span
        if person is None or span is None or span.first < 2:
            continue
        # "его предшественница, | литовка А"
        at = span.first - 2 if words.tokens[span.first - 2].text == "," else span.first
        noun, whose = words.tokens[at - 1], words.tokens[at - 2]
        if not noun.lemmas & _BEFORE or whose.lower not in _WHOSE or whose.sentence != party.sentence:
            continue
        holder = _holder(parties[:n], party, _WHOSE[whose.lower])
        held = next((c for c in holder.capacities if not c.former), None) if holder is not None else None
        if held is not None:
            _follow(person, held, party)


def _holder(before: Sequence[Party], party: Party, gender: str) -> Person | None:
    """Whom "его" means: the subject told last who holds a post."""
    near = [p for p in reversed(before) if party.sentence - p.sentence <= _NEAR and p.person is not None]
    near = [p for p in near if p.person is not party.person and not p.inner]
    near = [p for p in near if p.person is not None and (p.person.gender in ("", gender) or not gender)]
    near = [p for p in near if p.person is not None and any(not c.former for c in p.person.capacities)]
    return next((p.person for p in near if "nom" in p.cases and not p.prep), None)


def _follow(person: Person, held: Capacity, party: Party) -> None:
    """Let somebody have held a post; what the text itself says of it is completed."""
    own = next((c for c in person.capacities if expanded(c.position) == expanded(held.position)), None)
    if own is not None:
        own.country, own.organization = own.country or held.country, own.organization or held.organization
    elif all(c.country != held.country or c.former for c in person.capacities):
        post = Capacity(held.position, held.organization, held.country, True, party.first, party.last)
        person.capacities.append(post)
