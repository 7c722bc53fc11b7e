"""Aides of several who are told behind them, one for each: "was attended by the advisers to | President A and
Chancellor B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.parties import Party
from kg.extract.words import Words

_SERVING = frozenset(("adviser", "advisor", "aide", "assistant", "envoy", "counsellor", "counselor"))
_TO = (["to"], ["of"], ["to", "the"], ["of", "the"])
_JOINTS = ([","], [",", "and"], ["and"], [",", "and", "the"], ["and", "the"])


def settle(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties with an aide for each state of whom they serve; those take no part themselves."""
    out: list[Party] = []
    for n, party in enumerate(parties):
        masters = list(_masters(words, parties[n:])) if _is_staff(party) else []
        states = list(dict.fromkeys(country_of(m) for m in masters))
        if not masters or len(states) != len(masters):
            out.append(party)
            continue
        for master in masters:
            master.inner = True
        out += [_serving(party, master, first=n == 0) for n, master in enumerate(masters)]
    return sorted(out, key=lambda p: (p.first, p.last))


def _is_staff(party: Party) -> bool:
    own = party.capacity
    if party.kind != "post" or not party.plural or own is None or own.country or own.organization:
        return False
    return own.position.lower().rpartition(" ")[2] in _SERVING


def _masters(words: Words, parties: Sequence[Party]) -> Iterator[Party]:
    """The officials of a list right behind those who serve them."""
    joints: tuple[list[str], ...] = _TO
    for left, right in pairwise(parties):
        between = [t.lower for t in words.tokens[left.last + 1 : right.first]]
        if (
            between not in joints
            or right.kind not in ("person", "post")
            or not country_of(right)
            or right.plural
        ):
            return
        yield right
        joints = _JOINTS


def _serving(party: Party, master: Party, *, first: bool) -> Party:
    """The aide of one of them, who stands where that one is named, so that the list goes on from him."""
    assert party.capacity is not None
    state = country_of(master)
    own = replace(party, capacity=replace(party.capacity, country=state, derived=True), country=state)
    own.last = master.last
    if not first:
        own.first, own.head, own.prep = master.first, master.head, master.prep
    return own
