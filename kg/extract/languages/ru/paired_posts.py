"""Two who are named without posts and then called by them, in the same order: "Вега и Тамм встретились.
Президент Перу и премьер Эстонии обсудили торговлю"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.same_post import add, expanded
from kg.extract.languages.ru.served import leader_served
from kg.extract.parties import Party, Person
from kg.extract.words import Words

# The posts are told so many sentences after the names at most.
_NEAR = 2


def settle(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Give the only two persons without a post the pair of posts that the text tells shortly after them."""
    bare = [p for p in persons if not p.capacities and not p.country]
    if len(bare) != _PAIR:
        return
    for first, second in pairwise(parties):
        if not _are_posts(words, first, second) or _have_holders(first, second, persons):
            continue
        if not any(_talk(s, bare) for s in range(first.sentence - _NEAR, first.sentence)):
            continue
        order = sorted(bare, key=lambda p: p.mentions[0].first)
        states = [_state_of(words, p) for p in order]
        if states[0] == second.country or states[1] == first.country:
            order.reverse()
        for person, post in zip(order, (first, second), strict=True):
            post.person = person
            person.mentions.append(post)
            if post.capacity is not None:
                add(person, post.capacity)
        return


_PAIR = 2


def _talk(sentence: int, bare: Sequence[Person]) -> bool:
    """Whether a sentence names both."""
    return all(any(m.sentence == sentence for m in p.mentions) for p in bare)


def _are_posts(words: Words, first: Party, second: Party) -> bool:
    """Whether two officials without names act together, each of another state, told by a word each; those
    told by one are settled by ``paired``."""
    posts = all(p.kind == "post" and p.person is None and p.capacity is not None for p in (first, second))
    if not posts or first.sentence != second.sentence or "nom" not in first.cases & second.cases:
        return False
    between = [t.lower for t in words.tokens[first.last + 1 : second.first]]
    if second.counterpart and between[1:] in (["его"], ["ее"], ["её"]):
        between = between[:1]  # "президент Перу и его чилийский коллега"
    return (
        between == ["и"] and bool(first.country) and bool(second.country) and first.country != second.country
    )


def _have_holders(first: Party, second: Party, persons: Sequence[Person]) -> bool:
    """Whether the text names somebody else who holds one of the posts."""
    for post in (first, second):
        said = post.capacity.position if post.capacity is not None else ""
        held = (c for p in persons for c in p.capacities if c.country in ("", post.country))
        if any(expanded(c.position) == expanded(said) for c in held):
            return True
    return False


def _state_of(words: Words, person: Person) -> str:
    """The state that somebody is known to lead, '' for none."""
    spans = (m.person_span for m in person.mentions if m.person_span is not None)
    return next((s for span in spans if (s := leader_served(words.tokens[span.last]))), "")
