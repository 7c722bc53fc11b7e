"""Who an official without a name is whom the text names later with less than his post: "The defence minister
of Chad came to Lima. Minister Idriss Mahamat said". The same for every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# The name stands so many sentences after the post at most; after one in a headline, in the first sentences.
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Ways:
    """What a language says of posts.

    ``fits`` says of a post said beside a name whether it can be that of an official without one, ``may_be``
    of a person and a post whether nothing says that he is of another state, ``faces`` of a sentence whether
    somebody deals there with who was told before: "Minister A | received the guest". ``add`` gives a person
    a post, which takes the place of those that say less.
    """

    fits: Callable[[Capacity, Capacity], bool]
    may_be: Callable[[Person, Capacity], bool]
    faces: Callable[[int], bool]
    add: Callable[[Person, Capacity], None] = Person.add


def join(words: Words, parties: Sequence[Party], persons: Sequence[Person], ways: Ways) -> None:
    """Make the only nameless official whom the short post of a person fits, told shortly before, that person.

    Nobody is meant where two officials fit, or another person, or where both are in one sentence.
    """
    nameless = [p for p in parties if _is_nameless(p)]
    for person in (*persons, *persons) if nameless else ():  # who is left once others are known
        named = (m for m in person.mentions if m.person_span is not None)
        first = next((m for m in named if words.sentences[m.sentence].paragraph >= 0), None)
        held = [c for c in person.capacities if not (c.former or c.closed)]
        if first is None or not held or len(held) < len(person.capacities) or ways.faces(first.sentence):
            continue
        if not person.country and _shares_post(person, first.sentence, persons):
            continue
        left = [p for p in nameless if p.person is None]
        heads = Counter(p.head for p in left)
        before = [p for p in left if _is_near(words, p, first)]
        # Of "the leaders of Chad and Peru" somebody is one where the text gives his state.
        before = [p for p in before if heads[p.head] == 1 or person.country]
        meant = [p for p in before if _fits(person, p, ways)]
        if len({p.country for p in meant}) == 1 and _are_one_post(meant, ways):
            office = next((p.capacity for p in meant if p.capacity is not None), held[0])
            if not _has_rival(person, office, persons, ways) and not _are_beside(person, meant, parties):
                _bind(person, meant, nameless, ways)


def _shares_post(person: Person, sentence: int, persons: Sequence[Person]) -> bool:
    """Whether one word says what he and another are, of two states: "the ministers | A and B signed"."""
    held = {c.position for c in person.capacities}
    others = (q for q in persons if q is not person and held & {c.position for c in q.capacities})
    return any(not q.country and any(m.sentence == sentence for m in q.mentions) for q in others)


def _is_nameless(party: Party) -> bool:
    """Whether a mention is of one official of a state, without a name."""
    capacity = party.capacity
    bare = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
    return bare and capacity is not None and bool(capacity.country) and not capacity.former


def _is_near(words: Words, post: Party, name: Party) -> bool:
    titled = words.is_title(post.sentence)
    return 0 < name.sentence - post.sentence <= _NEAR + titled


def _fits(person: Person, post: Party, ways: Ways) -> bool:
    capacity = post.capacity
    if capacity is None or person.country not in ("", capacity.country):
        return False
    return ways.may_be(person, capacity) and all(ways.fits(c, capacity) for c in person.capacities)


def _are_one_post(posts: Sequence[Party], ways: Ways) -> bool:
    """Whether posts of one state are words for one office: "foreign minister", "the top diplomat"."""
    said = [p.capacity for p in posts if p.capacity is not None]
    return all(ways.fits(a, b) or ways.fits(b, a) for n, a in enumerate(said) for b in said[:n])


def _has_rival(person: Person, office: Capacity, persons: Sequence[Person], ways: Ways) -> bool:
    """Whether the text names another one who may hold the office."""
    states = {office.country} if person.country else {"", office.country}
    others = (q for q in persons if q is not person and q.country in states)
    others = (q for q in others if q.country or not any(m.counterpart for m in q.mentions))
    others = (q for q in others if ways.may_be(q, office))
    return any(ways.fits(c, office) for q in others for c in q.capacities)


def _are_beside(person: Person, posts: Sequence[Party], parties: Sequence[Party]) -> bool:
    """Whether a sentence tells of the official beside the person, so that they are two."""
    keys = {p.key() for p in posts}
    told = {m.sentence for m in person.mentions}
    return any(p.key() in keys and p.sentence in told for p in parties if p.person is None)


def _bind(person: Person, meant: Sequence[Party], nameless: Sequence[Party], ways: Ways) -> None:
    office = meant[0].capacity
    if office is None:
        return
    for held in person.capacities:
        held.country = held.country or office.country
    if all(held.position.lower() != office.position.lower() for held in person.capacities):
        ways.add(person, office)
    keys = {p.key() for p in meant}
    for party in nameless:
        if party.person is None and party.key() in keys:
            party.person = person
            person.mentions.append(party)
