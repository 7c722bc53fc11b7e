"""Whom a "дипломат" can mean: ambassadors, envoys, those of a foreign ministry; one of a state is a post."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.states import international
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

DIPLOMAT = "дипломат"
_ENVOYS = (
    "специальный посланник",
    "специальный представитель",
    "постоянный представитель",
    "посол ",
    "генеральный консул",
    "консул",
    "поверенный в делах",
    "временный поверенный",
)
# Who leads the department of diplomacy: "госсекретарь США", "первый заместитель госсекретаря".
_SECRETARIES = ("госсекретар", "государственный секретарь", "государственного секретаря")
# Titles that leave open of which ministry somebody is.
_OF_ANY_FIELD = frozenset(("министр", "замминистра", "заместитель министра", "первый заместитель министра"))


def is_diplomat(title: str, body: str) -> bool:
    """Whether the holder of a post, its title in lower case and written out, can be called a diplomat."""
    if title == "глава":
        return body in ("МИД", "посольство", "внешнеполитическое ведомство", "дипломатическое ведомство")
    ministry = "иностранных дел" in f"{title} {body}".lower() or body == "МИД"
    ministry = ministry or any(w in title for w in _SECRETARIES)
    return ministry or title.startswith(_ENVOYS) or title in table("posts")["aliases"][DIPLOMAT]


def hold_posts(words: Words, parties: Sequence[Party]) -> None:
    """Make a post of a single diplomat of a state, so that he is nobody of another: "чилийский дипломат".

    Not where somebody is told before of whom only the events say that he is of that state, or a minister.
    """
    open_to = False
    for party in parties:
        person = party.person
        open_to = open_to or (person is not None and _may_be(person))
        token = words.tokens[party.head]
        if party.kind != "group" or party.plural or not party.country or token.lemma != DIPLOMAT or open_to:
            continue
        if any(r.number == "s" for r in token.readings) and not _is_named(parties, party):
            party.kind = "post"
            party.capacity = Capacity(DIPLOMAT, country=party.country, first=party.first, last=party.last)


def _may_be(person: Person) -> bool:
    held = [(c.position.lower(), c.organization) for c in person.capacities]
    if any(title in _OF_ANY_FIELD and not body for title, body in held):
        return True
    return not person.country and (serves_many(person) or any(is_diplomat(*post) for post in held))


def serves_many(person: Person) -> bool:
    """Whether somebody acts for a body of several states, so that an adjective can tell whence he is: "генсек
    ОБСЕ Хельга Ланг", "немецкий дипломат"."""
    return any(c.organization and international(c.organization) and not c.country for c in person.capacities)


def _is_named(parties: Sequence[Party], party: Party) -> bool:
    """Whether a name follows right behind: "чилийский дипломат | Хуан Рохас"."""
    return any(p.person_span is not None and p.person_span.first == party.last + 1 for p in parties)
