"""Persons named without a post and posts named without a person that the text uses for one another.

"Владимир Путин осмотрел завод. Президент поговорил с рабочими": the page says nowhere in one phrase that he
is
the president. Precision first: one such person and one such post near each other, or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_RULERS = words_of("posts", "rulers") | words_of("posts", "principals")
# Titles of heads of state and of heads of government, which one person can bear at home.
_KINDS = {
    **dict.fromkeys(("президент", "глава государства", "глава российского государства"), "state"),
    **dict.fromkeys(("премьер-министр", "глава правительства", "канцлер"), "government"),
}
# Words that refer to a leader and name no office.
_VAGUE = ("лидер", "глава")
_SHARED = ("президент", "премьер-министр", "канцлер", "глава государства", "глава правительства")
# How far before a bare post the person may have been named last, in sentences; one and two gave the same on
# the
# training articles, three began to bind strangers.
_BEFORE = 2


def claim(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """At home, give the bare title of a ruler to the one person whom the page names without a post, whoever
    else bears it."""
    if not home:
        return
    nameless = [p for p in persons if _nameless(p) and p.mentions[0].sentence <= words.sentences[0].index + 4]
    bare = [p for p in parties if _bare_ruler(p) and _at_home(p, home)]
    kinds = {_KINDS[expanded(p.capacity.position)] for p in bare if p.capacity is not None}
    if len(nameless) != 1 or len(kinds) != 1:
        return
    person = nameless[0]
    if any(p.sentence == m.sentence and _apart(p, m) for p in bare for m in person.mentions):
        bare = [p for p in bare if not any(p.sentence == m.sentence for m in person.mentions)]
    for party in bare:
        _bind(party, person, home)


def _at_home(party: Party, home: str) -> bool:
    """Whether a post is the head of state or of government of the home country, as far as it says."""
    capacity = party.capacity
    return capacity is not None and capacity.country in ("", home) and expanded(capacity.position) in _KINDS


def match(parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Give a bare post that is still open to the one person without a post near it."""
    open_posts = [p for p in parties if p.person is None and _bare_ruler(p)]
    for person in [p for p in persons if _nameless(p) and _prominent(p)]:
        near = [p for p in open_posts if p.person is None and _is_near(p, person)]
        keys = {
            (expanded(p.capacity.position), p.capacity.organization, p.capacity.country)
            for p in near
            if p.capacity is not None
        }
        rivals = [
            q
            for q in persons
            if q is not person and not q.capacities and any(_between(p, person, q) for p in near)
        ]
        if len(keys) == 1 and not rivals:
            for party in near:
                _bind(party, person, "")


def share(persons: Sequence[Person], parties: Sequence[Party], home: str) -> None:
    """Give the title of "президенты", "главы государств" to the second of two leaders, when the text gives
    him none."""
    nameless = [p for p in persons if _nameless(p) and _prominent(p)]
    for party in parties if len(nameless) == 1 else ():
        capacity, person = party.capacity, nameless[0]
        if (
            party.kind != "post"
            or not party.plural
            or capacity is None
            or capacity.organization
            or capacity.country
        ):
            continue
        holders = [p for p in persons if any(means(capacity, c) for c in p.capacities)]
        met = all(any(m.sentence <= party.sentence for m in p.mentions) for p in (person, *holders))
        if len(holders) == 1 and met and expanded(capacity.position) in _SHARED:
            country = home if home != holders[0].country else ""
            shared = Capacity(
                capacity.position, country=country, first=party.first, last=party.last, derived=True
            )
            person.capacities.append(shared)
            return


def _nameless(person: Person) -> bool:
    """Whether the text gives a person no post at all."""
    return not person.capacities and bool(person.mentions) and not any(m.foreign for m in person.mentions)


def _prominent(person: Person) -> bool:
    """Whether a person is named in full or more than once, and does something: stands in the nominative
    somewhere."""
    named = " " in person.name or len(person.mentions) > 1
    return named and any("nom" in m.cases and not m.prep for m in person.mentions)


def _bare_ruler(party: Party) -> bool:
    capacity = party.capacity
    if (
        party.kind != "post"
        or capacity is None
        or party.plural
        or party.counterpart
        or capacity.former
        or party.inner
    ):
        return False
    first = capacity.position.lower().split()[:1]
    return (
        bool(first)
        and first[0] in _RULERS
        and not capacity.organization
        and len(capacity.position.split()) < 3
    )


def _is_near(post: Party, person: Person) -> bool:
    """Whether a post takes up the subject of a sentence shortly before; in a title, of the one after it."""
    if any(m.sentence == post.sentence for m in person.mentions):
        return False
    acting = [m for m in person.mentions if "nom" in m.cases and not m.prep]
    return any(
        0 < post.sentence - m.sentence <= _BEFORE or (post.sentence == 0 and m.sentence == 1) for m in acting
    )


def _between(post: Party, person: Person, other: Person) -> bool:
    """Whether another person without a post is named between the last mention of one and a post, or beside
    the post."""
    last = max((m.first for m in person.mentions if m.first < post.first), default=post.first)
    low, high = min(last, post.first), max(last, post.first)
    return any(low < m.first < high or m.sentence == post.sentence for m in other.mentions)


def _apart(post: Party, mention: Party) -> bool:
    return post.first != mention.first


def _bind(party: Party, person: Person, home: str) -> None:
    capacity = party.capacity
    if capacity is None:
        return
    capacity.country = capacity.country or home
    if capacity.position.lower() not in _VAGUE and not any(means(capacity, c) for c in person.capacities):
        person.capacities.append(
            Capacity(
                capacity.position,
                capacity.organization,
                capacity.country,
                first=capacity.first,
                last=capacity.last,
                derived=capacity.derived,
            )
        )
    party.person = person
    person.mentions.append(party)
