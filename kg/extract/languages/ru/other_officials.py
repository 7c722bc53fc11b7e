"""What the other officials of a text tell of one: the parliament of a deputy, the state of a bare ruler.

Precision first: where more than one parliament or state is left, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.same_post import expanded, is_parliament
from kg.extract.languages.ru.state_posts import is_of_state
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_MEMBERS = ("депутат", "спикер", "вице-спикер", "первый вице-спикер")
_RULERS = ("президент", "премьер-министр", "глава государства", "глава правительства")


def of_deputies(persons: Sequence[Person], parties: Sequence[Party]) -> None:
    """Give deputies and speakers the only parliament of their state that the text names."""
    named = [*_parliaments(persons, parties)]
    for capacity in (c for person in persons for c in person.capacities):
        if capacity.organization or not capacity.country or expanded(capacity.position) not in _MEMBERS:
            continue
        own = {name for name, country in named if country == capacity.country}
        if len(own) == 1:
            capacity.organization = own.pop()


def _parliaments(persons: Sequence[Person], parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """Yield the parliaments that a text names, with their states."""
    said = [(c.organization, c.country) for person in persons for c in person.capacities]
    for name, country in (*said, *((p.body, p.country) for p in parties)):
        listed = gazetteer.lookup(name, "ru", kind="body") if name else None
        home = listed.iso2 if isinstance(listed, gazetteer.Body) else None
        if name and is_parliament(name) and (country or home):
            yield name, country or home or ""


def of_rulers(words: Words, spans: Spans, persons: Sequence[Person], drafts: Sequence[Draft]) -> None:
    """Give "президент Иван Петров" the state of the other officials of the text.

    Not one whose own ruler the text names, that he visits, or with whose officials he talks, nor where his
    sentence tells of a town elsewhere.
    """
    for person in persons:
        for capacity in person.capacities if not person.country else ():
            if capacity.former or capacity.organization or expanded(capacity.position) not in _RULERS:
                continue
            if _has_rival(person, persons, capacity):
                continue
            states = {c.country for p in persons for c in p.capacities if c.country and is_of_state(c)}
            left = states - _ruled(persons, capacity) - _met(person, drafts)
            if len(left) == 1 and _towns_before(words, spans, person) <= left:
                capacity.country, capacity.derived = left.pop(), True


def _towns_before(words: Words, spans: Spans, person: Person) -> set[str]:
    """The states of the towns that the sentence of somebody's first mention names before him."""
    first = person.mentions[0]
    towns = (s for s in spans.all if s.kind == "place" and s.country and s.first < first.first)
    return {s.country for s in towns if words.tokens[s.first].sentence == first.sentence}


def _has_rival(person: Person, persons: Sequence[Person], capacity: Capacity) -> bool:
    """Whether somebody else is called by the same bare title."""
    title, others = expanded(capacity.position), (p for p in persons if p is not person and not p.country)
    return any(expanded(c.position) == title for p in others for c in p.capacities)


def _ruled(persons: Sequence[Person], capacity: Capacity) -> set[str]:
    """The states with a holder of the same post in the text."""
    title = expanded(capacity.position)
    return {c.country for p in persons for c in p.capacities if expanded(c.position) == title}


def _met(person: Person, drafts: Sequence[Draft]) -> set[str]:
    """The states that somebody visits, or with whose officials he talks."""
    own = [d for d in drafts if any(p.party.person is person for p in d.parts)]
    visited = {d.place.country for d in own if d.type == "visit" and d.place is not None}
    return visited | {country_of(p.party) for d in own if d.type != "conference" for p in d.parts}
