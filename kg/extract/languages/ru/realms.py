"""The state of who has a title or a body that few states have ("канцлер", "Сейм"), and of who serves a ruler.

Precision first: where the text names two such states, or two such rulers, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity, Person
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
    post or body that the text names; the first of them also where it names none, in a text that is of no
    other home."""
    named = {s.country for s in spans.all if s.country}
    named |= set(adjectives.named(words))
    for person in persons:
        held = [c for m in person.mentions for c in (m.capacity, *m.also) if c is not None]
        for capacity in held if not any(c.country for c in held) else ():
            giving = realm(capacity.organization or capacity.position)  # "председатель | Сейма"
            states = giving if not home and giving == {"US"} else giving & named
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
            if len(states) > 1:
                sentence = words.tokens[capacity.first].sentence
                states = {c.country for p, c in masters if _acts(p, sentence)}
            if len(states) == 1:
                capacity.country, capacity.derived = states.pop(), True


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
