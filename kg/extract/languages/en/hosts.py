"""The states of those whom one meets abroad, and of the members of a list that is of several states.

"In Israel, the envoy met with President A and Minister B": both are Israel's. "A, ROK Minister B, and U.S.
Secretary C met": A is not of the home, of which C is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

# "In Israel, Dr. A met with": the place opens its sentence, and who is met comes within so many words.
_NEAR = 14
_OPENERS = frozenset(("in", "while", "at"))
_JOINTS = frozenset((",", "and", "&", "as", "well", "along", "with"))
_MET = frozenset(("meet", "speak", "talk", "consult", "confer"))


def settle(words: Words, spans: Spans, parties: Sequence[Party], own: str) -> list[Person]:
    """Give those whom officials of the home meet abroad the state of the place; close the rest of lists.

    Return those whose state is neither the home nor one that their list names.
    """
    apart: list[Person] = []
    for group in _lists(words, parties):
        country = _met_in(words, spans, group[0], own)
        for party in group if country else ():
            _give(party, country)
        apart += _others(group, own)
    return apart


def _lists(words: Words, parties: Sequence[Party]) -> Iterator[list[Party]]:
    """The officials that commas and "and" join, one after the other."""
    group: list[Party] = []
    for party in (p for p in parties if p.capacity is not None and not p.plural):
        if group and not _joined(words, group[-1], party):
            yield group
            group = []
        group.append(party)
    if group:
        yield group


def _joined(words: Words, left: Party, right: Party) -> bool:
    between = {t.lower for t in words.tokens[left.last + 1 : right.first]}
    return left.sentence == right.sentence and bool(between) and between <= _JOINTS


def _met_in(words: Words, spans: Spans, first: Party, own: str) -> str:
    """The state abroad whose place opens the sentence in which somebody meets the first of a list."""
    sentence = words.sentences[first.sentence]
    opening = words.tokens[sentence.first]
    if not own or opening.lower not in _OPENERS or first.prep not in ("with", ""):
        return ""
    places = [s for s in spans.all if sentence.first < s.first <= sentence.first + 2]
    places = [s for s in places if s.kind in ("place", "state") and s.country not in ("", own)]
    if not places or places[0].country in table("posts")["seats"]:
        return ""
    after = words.tokens[places[0].last + 1]
    before = words.tokens[places[0].last + 1 : first.first]
    met = any(t.lemmas & _MET for t in before) and len(before) <= _NEAR
    return places[0].country if met and (after.text == "," or after.capital) else ""


def _give(party: Party, country: str) -> None:
    """Let an official without a state be of one, in the post that the list gives."""
    capacity, person = party.capacity, party.person
    if capacity is None or party.country or capacity.former or (person is not None and person.country):
        return
    if set(capacity.position.lower().split()) & words_of("posts", "posted") or _is_abroad(capacity):
        return
    for known in (capacity, *(person.capacities if person is not None else ())):
        if not known.country and known.position.lower() == capacity.position.lower():
            known.country, known.derived = country, True
    party.country = country


def _is_abroad(capacity: Capacity) -> bool:
    return bool(capacity.organization) and is_international(capacity.organization)


def _others(group: Sequence[Party], own: str) -> list[Person]:
    """Those of a list without a state, where one is said to be of the home and another of abroad."""
    stated = {p.country for p in group if p.country and p.capacity is not None and not p.capacity.derived}
    if not own or own not in stated or len(stated) < 2:
        return []
    before = ["", *(p.country for p in group)]
    bare = zip(group, before, strict=False)
    return [p.person for p, left in bare if p.person is not None and not p.country and left != own]


def close(person: Person) -> None:
    """Let nobody infer the state of somebody."""
    for capacity in person.capacities:
        capacity.closed = capacity.closed or not capacity.country
