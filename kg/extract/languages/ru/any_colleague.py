"""Whom "коллега" means of whom neither name nor state is told: "А пригласил | коллегу в Рим"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.capacities import is_spokesman
from kg.extract.languages.ru.counterparts import both_preside
from kg.extract.languages.ru.nameless import HEADS, other_of_two
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words


def is_any(words: Words, party: Party) -> bool:
    """Whether somebody is only a "коллега", of whom neither name nor state is told."""
    bare = party.counterpart and not party.plural and party.person_span is None
    bare = bare and any(r.number == "s" for r in words.tokens[party.head].readings)
    return bare and not (party.country or (party.capacity is not None and party.capacity.country))


def meant(party: Party, before: Sequence[Party]) -> Person | None:
    """The official of another state whose post is like that of who acts beside the word, of several the one
    told with him last; where nobody has such a post, the other of the only two told right before."""
    whose = _whose(party, before)
    if whose is None:
        return _other(party, before, whose)
    told = {id(p.person): p.person for p in before if p.person is not None and p.person is not whose}
    equals = [p for p in told.values() if are_colleagues(whose, p)]
    equals = equals or [p for p in told.values() if _may_be_of_other_state(whose, p)]
    if not equals:
        return _other(party, before, whose)
    together = {id(p): _last_together(whose, p) for p in equals}
    latest = max(together.values())
    likeliest = [p for p in equals if together[id(p)] == latest]
    return likeliest[0] if len(likeliest) == 1 else None


def _whose(party: Party, before: Sequence[Party]) -> Person | None:
    """Whose colleague is meant: who acts in the sentence, "А и его | коллега", "А пригласил | коллегу"."""
    here = [p for p in before if p.sentence == party.sentence and p.person is not None and not p.inner]
    acting = [p for p in here if "nom" in p.cases and not p.prep]
    if "nom" in party.cases and not acting:  # "По словам А, его | коллега приедет"
        acting = here
    return acting[-1].person if acting else None


def are_colleagues(one: Person, other: Person) -> bool:
    """Whether two officials of two states hold posts that are one, or lead their states, or parliaments."""
    if not (one.country and other.country) or one.country == other.country:
        return False
    held = [c for c in one.capacities if not c.former]
    for c in held:
        for d in other.capacities:
            if d.former:
                continue
            here, there = expanded(c.position), expanded(d.position)
            same = here == there and c.organization == d.organization
            lead = {here, there} <= HEADS and not (c.organization or d.organization)
            if same or lead or _mean_one(c, d) or _mean_one(d, c):
                return True
    return any(both_preside(other, c) for c in held)


def _may_be_of_other_state(whose: Person, person: Person) -> bool:
    """Whether somebody of whom no state is told leads his as the other does: "Его принял президент А. |
    Президент Чили Б пригласил коллегу"."""
    if not whose.country or person.country:
        return False
    held = {expanded(c.position) for c in whose.capacities if not (c.former or c.organization)} & HEADS
    return any(expanded(c.position) in held and not c.former for c in person.capacities)


def _mean_one(said: Capacity, held: Capacity) -> bool:
    """Whether one post is told by two words: "глава МИД" and "министр иностранных дел"."""
    whole = bool(said.organization) or " " in said.position
    return whole and means(Capacity(said.position, said.organization), replace(held, country=""))


def _last_together(one: Person, other: Person) -> int:
    """The last sentence that names two people, -1 for none."""
    there = {m.sentence for m in one.mentions}
    return max((m.sentence for m in other.mentions if m.sentence in there), default=-1)


def _other(party: Party, before: Sequence[Party], whose: Person | None) -> Person | None:
    """The other of the only two told right before, unless he is of the same state or only told of it."""
    person = other_of_two(party, before)
    if person is None or whose is None:
        return person
    compatriots = bool(person.country) and person.country == whose.country
    speaks = any(is_spokesman(c.position) for c in person.capacities)
    return None if compatriots or speaks else person
