"""The state of who has a title or a body that few states have ("канцлер", "Сейм"), and of who serves a ruler.

Precision first: where the text names two such states, or two such rulers, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.languages.ru.served import OFFICES
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_MASTERS = {
    "президента": "президент",
    "главы государства": "глава государства",
    "премьер-министра": "премьер-министр",
    "премьера": "премьер-министр",
    "главы правительства": "глава правительства",
    "канцлера": "канцлер",
    "короля": "король",
    "эмира": "эмир",
}
# "пресс-секретарь | главы государства", "помощник | президента по международным вопросам".
_SERVES = re.compile(
    r"(?:\w+ )?(?:пресс-секретарь|помощник|помощница|советник|советница|представитель|спецпредставитель"
    rf"|спецпосланник|посланник|заместитель) ({'|'.join(_MASTERS)})(?: по .*)?"
)


def of_titles(
    words: Words, spans: Spans, adjectives: Adjectives, persons: Sequence[Person], home: str
) -> None:
    """Give "госсекретарь", "канцлер", "председатель Сейма" without a state to the one of those with such a
    post or body that the text names; the only one that is called so alone also where it names none that has
    such a post, in a text that is of no other home."""
    named = {s.country for s in spans.all if s.country}
    named |= set(adjectives.named(words))
    for person in persons:
        held = [c for m in person.mentions for c in (m.capacity, *m.also) if c is not None]
        for capacity in held if not any(c.country for c in held) else ():
            title = capacity.organization or capacity.position  # "председатель | Сейма"
            giving, too = realm(title), table("posts")["realms_too"].get(expanded(title), "").split()
            alone = not home and giving == {"US"} and named.isdisjoint(too)
            states = giving if alone else giving & named
            if len(states) == 1:
                capacity.country, capacity.derived = next(iter(states)), True


def realm(word: str) -> frozenset[str]:
    """Return the states that give a title, or are called by a word ("эмират"), where these are few."""
    return frozenset(table("posts")["realms"].get(expanded(word), "").split())


def of_staff(words: Words, persons: Sequence[Person]) -> None:
    """Give who serves a ruler the state of the only one whom the text names, else of who acts right before:
    "Президент Перу прибыл в Рим. Об этом сообщил пресс-секретарь | президента Иван Петров"."""
    for person in persons:
        for capacity in person.capacities if not person.country else ():
            served = None if capacity.organization else _SERVES.fullmatch(capacity.position.lower())
            if served is None or capacity.closed:
                continue
            masters = [*_holders(persons, Capacity(_MASTERS[served[1]]))]
            states = {c.country for _, c in masters}
            if len(states) > 1 or _is_open(persons, _MASTERS[served[1]]):
                sentence = words.tokens[capacity.first].sentence
                states = {c.country for p, c in masters if _acts(p, sentence)}
            if len(states) == 1:
                capacity.country, capacity.derived = states.pop(), True


def _is_open(persons: Sequence[Person], post: str) -> bool:
    """Whether the text names a ruler of whose state nothing tells, and whom a staff can serve as well."""
    held = (c for p in persons for c in p.capacities if not p.country)
    return any(means(Capacity(post), c) for c in held if not (c.organization or c.former))


def of_masters(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Give the only ruler without a state, of whom his staff reports, that of the staff: "Визит Ивана Петрова
    начнется 5 мая, сообщила пресс-секретарь президента | Перу", "в канцелярии президента | Перу"."""
    for post, country, sentence in _masters(words, parties):
        if any(c.country == country for _, c in _holders(persons, Capacity(post))):
            continue
        here = [p for p in persons if any(m.sentence == sentence for m in p.mentions)]
        open_ = [(p, c) for p in here if not p.country for c in p.capacities if means(Capacity(post), c)]
        open_ = [(p, c) for p, c in open_ if not (c.organization or c.former or c.closed)]
        if len(open_) == 1 and all(p.capacities for p in here):
            open_[0][1].country, open_[0][1].derived = country, True


def _masters(words: Words, parties: Sequence[Party]) -> Iterator[tuple[str, str, int]]:
    """Yield the posts of those of whom their staff reports, each with its state and the sentence."""
    for party in parties:
        post, country, said = "", party.country, party.capacity
        if said is not None and "nom" in party.cases and (by := _SERVES.fullmatch(said.position.lower())):
            post, country = _MASTERS[by[1]], said.country
        elif party.kind == "body" and (office := _OFFICE.match(party.body.lower())):
            post = _MASTERS[office[1]]
        elif party.kind == "body" and party.body == "правительство" and party.first:
            serves = words.tokens[party.first - 1].lemmas & (OFFICES | {"пресс-служба", "аппарат"})
            post = "премьер-министр" if serves else ""  # "в пресс-службе | правительства Перу"
        if post and country and any(t.lemmas & _REPORTS for t in words.inside(party.sentence)):
            yield post, country, party.sentence


_REPORTS = words_of("statements", "saying") | words_of("statements", "reporting")
# "канцелярия | президента Перу"
_OFFICE = re.compile(
    rf"(?:администрация|канцелярия|пресс-служба|офис|аппарат|управление делами) ({'|'.join(_MASTERS)})"
)


def _holders(persons: Sequence[Person], post: Capacity) -> Iterator[tuple[Person, Capacity]]:
    """Yield the persons whom a post can mean, with the capacity in which they hold it for a state."""
    for person in persons:
        for held in person.capacities:
            if held.country and not (held.organization or held.former) and means(post, held):
                yield person, held


def _acts(person: Person, sentence: int) -> bool:
    """Whether somebody is a subject in a sentence or the one before."""
    near = (m for m in person.mentions if 0 <= sentence - m.sentence <= 1)
    return any("nom" in m.cases and not (m.prep or m.inner) for m in near)
