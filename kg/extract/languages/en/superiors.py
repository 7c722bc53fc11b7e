"""Those who serve somebody named: "President A’s adviser B", "B, President A’s special envoy"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.parties import Party
from kg.extract.words import Words

_OWN = ("’s", "'s")
_CLOSERS = frozenset(",.;:)—–")


def settle(words: Words, parties: Iterable[Party]) -> list[Party]:
    """Give posts the state of the superior before them, and those after a name to its bearer."""
    ordered = list(parties)
    apposed: list[Party] = []
    for superior, post in _pairs(words, ordered):
        assert post.capacity is not None
        if not post.capacity.country and not post.capacity.organization and superior.country:
            post.capacity.country, post.capacity.derived = superior.country, True
            post.country = superior.country
        if post.kind == "person":
            _stand_in(post, superior)
        bearer = _bearer(words, ordered, superior) if _ends(words, post) else None
        if bearer is not None:
            bearer.capacity, bearer.country = post.capacity, bearer.country or post.country
            apposed.append(post)
    for servant, master in pairwise(ordered):
        if _serves(words, servant, master) and servant.capacity is not None and master.capacity is not None:
            servant.capacity.organization = master.capacity.organization
            servant.capacity.country, servant.capacity.derived = master.capacity.country, True
            servant.country = master.capacity.country
    return [p for p in ordered if p not in apposed]


def _stand_in(servant: Party, superior: Party) -> None:
    """Let a servant be who is spoken of: "spoke with Commission President A’s Head of Cabinet B"."""
    assert servant.capacity is not None
    if superior.capacity is not None and not (servant.capacity.organization or servant.country):
        servant.capacity.organization = superior.capacity.organization
    servant.prep, superior.inner = superior.prep, True


def _serves(words: Words, servant: Party, master: Party) -> bool:
    """Whether somebody is adviser to somebody named: "A, adviser to President B"."""
    if servant.kind != "person" or master.kind != "person" or servant.capacity is None:
        return False
    own = servant.capacity
    bare = not (own.organization or own.country) and own.last == servant.last == master.first - 2
    to = bare and words.tokens[servant.last + 1].lower == "to"
    return to and own.position.lower().split()[-1:] in (["adviser"], ["advisor"], ["aide"], ["assistant"])


def _pairs(words: Words, parties: list[Party]) -> Iterator[tuple[Party, Party]]:
    """The superiors with the posts that they own."""
    for superior, post in pairwise(parties):
        own = superior.last + 1
        if own + 1 != post.first or words.tokens[own].text not in _OWN:
            continue
        capacity = superior.capacity
        of_body = superior.kind == "post" and capacity is not None and bool(capacity.organization)
        # "US President’s envoys A and B"
        sent = superior.kind == "post" and bool(superior.country) and post.kind == "person"
        if (superior.kind == "person" or of_body or sent) and post.capacity is not None and not post.plural:
            yield superior, post


def _ends(words: Words, post: Party) -> bool:
    after = words.tokens[post.last + 1] if post.last + 1 < len(words.tokens) else None
    return post.kind == "post" and (after is None or after.text in _CLOSERS)


def _bearer(words: Words, parties: list[Party], superior: Party) -> Party | None:
    """The name without a post that a superior follows after a comma."""
    for party in parties:
        if party.last + 2 == superior.first and words.tokens[party.last + 1].text == ",":
            return party if party.kind == "person" and party.capacity is None else None
    return None
