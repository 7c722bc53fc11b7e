"""The title that one word gives to two leaders of whom only one has it by himself: "президенты"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.led_bodies import led_by
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import bind, is_prominent, nameless
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_SHARED = words_of("posts", "shared") | {
    "глава государства",
    "глава правительства",
    "министр иностранных дел",
}


def share(words: Words, persons: Sequence[Person], parties: Sequence[Party], home: str) -> None:
    """Give the title of two leaders to the second, when the text gives him none: "президенты", "президенты
    России и Туркмении"; also under a headline that names both."""
    unnamed = [p for p in persons if nameless(p) and (is_prominent(p) or _headlined(words, p))]
    if len(unnamed) != 1:
        return
    person = unnamed[0]
    for party in parties:
        capacity = party.capacity
        if party.kind != "post" or capacity is None or not _of_leaders(capacity) or not _met(person, party):
            continue
        if party.plural and not capacity.country and _share_both(party, capacity, person, persons, home):
            return
        siblings = [p for p in parties if p.head == party.head and p is not party]
        others = [p.person for p in siblings if p.person not in (None, person)]
        told = is_prominent(person) or all(_headlined(words, person, o) for o in others if o is not None)
        if party.person is None and siblings and len(others) == len(siblings) and told:
            bind(party, person, "")


def _of_leaders(capacity: Capacity) -> bool:
    """Whether a title is of those of whom each state has one: "президенты", "главы МИД"."""
    leads = expanded(capacity.position) if not capacity.organization else ""
    if capacity.organization and capacity.position.lower() in ("глава", "руководитель"):
        leads = led_by(capacity.organization)
    return leads in _SHARED


def _headlined(words: Words, person: Person, other: Person | None = None) -> bool:
    """Whether a headline names somebody beside another person, ``other`` if given."""
    titled = [m for m in person.mentions if words.is_title(m.sentence)]
    return bool(titled) and (
        other is None or any(m.sentence == t.sentence for m in other.mentions for t in titled)
    )


def _share_both(party: Party, title: Capacity, person: Person, persons: Sequence[Person], home: str) -> bool:
    """Give a person the title of "президенты" that one other of the text holds; False when that is not so."""
    holders = [p for p in persons if any(means(title, c) for c in p.capacities)]
    if len(holders) != 1 or not _met(holders[0], party):
        return False
    country = home if home != holders[0].country else ""
    shared = Capacity(title.position, country=country, first=party.first, last=party.last, derived=True)
    person.capacities.append(shared)
    return True


def _met(person: Person, party: Party) -> bool:
    """Whether a person has been named by the end of the sentence of a party."""
    return any(m.sentence <= party.sentence for m in person.mentions)
