"""Those who serve somebody named: "President A’s adviser B", "B, President A’s special envoy"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.languages.en import joint_service
from kg.extract.parties import Party
from kg.extract.words import Words

_OWN = ("’s", "'s")
_SENT = frozenset(("envoy", "representative", "emissary", "adviser", "advisor", "aide", "assistant"))
# "'s likely successor, conservative leader" has so many tokens.
_SUCCEEDS = 7
# Heads of the office of somebody: "A, Chief of Cabinet for | Council President B", "of the | President B".
_OF_OFFICE = ("of cabinet", "of staff")
_BETWEEN = 2
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
    for superior, post in pairwise(ordered):
        if _follows_in_office(words, superior, post):
            post.prep, superior.inner = superior.prep, True
    joint_service.settle(words, ordered)
    apposed += _sent(words, ordered)
    return [p for p in ordered if p not in apposed]


def _sent(words: Words, parties: list[Party]) -> list[Party]:
    """The posts of those whom somebody named has sent, given to their names: "B, special envoy of President
    A,", "the special envoy of President A, B,"."""
    out: list[Party] = []
    for n, (servant, master) in enumerate(pairwise(parties)):
        if not _is_sent_by(words, servant, master):
            continue
        before = parties[n - 1] if n else None
        after = parties[n + 2] if n + 2 < len(parties) else None
        bearer = next(
            (p for p in (before, after) if p is not None and _is_beside(words, p, servant, master)), None
        )
        assert servant.capacity is not None
        servant.capacity.country, servant.capacity.derived = master.country, True
        servant.country = master.country
        if bearer is None:
            continue
        if bearer is after:
            bearer.first, bearer.prep = servant.first, servant.prep
        else:
            bearer.last = master.last
        bearer.capacity, bearer.country, master.inner = servant.capacity, master.country, True
        out.append(servant)
    return out


def _is_sent_by(words: Words, servant: Party, master: Party) -> bool:
    """Whether an envoy or aide is that of somebody named right after: "special envoy of | President A"."""
    if servant.kind != "post" or servant.plural or servant.capacity is None or master.kind != "person":
        return False
    own = servant.capacity
    near = [t.lower for t in words.tokens[servant.last + 1 : master.first]]
    serves = own.position.lower().split()[-1:] and own.position.lower().split()[-1] in _SENT
    return bool(serves and master.capacity and near in (["of"], ["to"], ["for"])) and not own.country


def _is_beside(words: Words, bearer: Party, servant: Party, master: Party) -> bool:
    """Whether a name without a post stands before or after a post and its master, parted by commas."""
    if bearer.kind != "person" or bearer.capacity is not None:
        return False
    closed = words.tokens[min(max(bearer.last, master.last) + 1, len(words.tokens) - 1)].text in _CLOSERS
    parts = (
        (bearer.last + 1, servant.first) if bearer.last < servant.first else (master.last + 1, bearer.first)
    )
    between = [t.lower for t in words.tokens[parts[0] : parts[1]]]
    return closed and between in ([","], [",", "the"], [",", "a"])


def _stand_in(servant: Party, superior: Party) -> None:
    """Let a servant be who is spoken of: "spoke with Commission President A’s Head of Cabinet B"."""
    assert servant.capacity is not None
    if superior.capacity is not None and not (servant.capacity.organization or servant.country):
        servant.capacity.organization = superior.capacity.organization
    servant.prep, superior.inner = superior.prep, True


def _serves(words: Words, servant: Party, master: Party) -> bool:
    """Whether somebody serves somebody named: "A, adviser to President B", "A, chief of staff to B"."""
    if servant.kind != "person" or master.kind != "person" or servant.capacity is None:
        return False
    own = servant.capacity
    bare = not (own.organization or own.country) and own.last == servant.last
    between = [t.lower for t in words.tokens[servant.last + 1 : master.first]]
    of_office = own.position.lower().endswith(_OF_OFFICE) and between[-1:] in (
        ["of"],
        ["for"],
        ["to"],
        ["the"],
    )
    serving = own.position.lower().split()[-1:] in (["adviser"], ["advisor"], ["aide"], ["assistant"])
    return bare and ((serving and between == ["to"]) or (of_office and len(between) <= _BETWEEN))


def _follows_in_office(words: Words, superior: Party, post: Party) -> bool:
    """Whether somebody is told as who comes after another: "Chancellor A's likely successor, | B C"."""
    near = [t.lower for t in words.tokens[superior.last + 1 : post.first]]
    at = next((n for n, word in enumerate(near) if word in ("successor", "predecessor")), 0)
    if not at or len(near) > _SUCCEEDS or near[0] not in _OWN:
        return False
    return near[at + 1 : at + 2] in ([], [","]) and superior.kind == post.kind == "person"


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
