"""Envoys whom the text does not name: "xarici diplomatlar", "diplomatik korpusun rəhbərləri", "səfirlər"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.holding import stands_for
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_SENT = words_of("posts", "sent")
_MISSIONS = ("səfirlik", "səfirliyi", "səfirlikləri", "konsulluq", "konsulluqları")
_UNTOLD = frozenset(("xarici", "ölkələrin", "ölkənin", "dövlətlərin", "çox"))
# Of another country than that of the text, which nothing tells.
_ABROAD = "?"


def settle(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make envoys of no state in particular take part as those of other states than the home."""
    told = [m.first for p in persons if any(_is_envoy(c.position) for c in p.capacities) for m in p.mentions]
    ministers = [p for p in persons if any(stands_for("diplomat", _whole(c)) for c in p.capacities)]
    spoken = [m.first for p in ministers for m in p.mentions]
    for party in parties:
        capacity = party.capacity
        if party.kind != "post" or party.person is not None or capacity is None or party.country:
            continue
        if not party.plural or capacity.country or party.counterpart:
            continue
        if lower(capacity.organization).endswith("korpus") and "diplomatik" in _said(words, party):
            party.kind, party.capacity, party.body = "body", None, "diplomatik korpus"
            party.plural = False
        elif _is_of_missions(capacity.organization):
            capacity.organization = "səfirlik"
            party.first = _before(words, party.first)
            party.plural, party.foreign = False, _ABROAD
        elif not capacity.organization and _is_envoy(capacity.position):
            called = spoken if lower(capacity.position) == "diplomat" else told
            if any(first < party.first for first in called) or _is_ours(words, party, parties):
                continue  # those told of by name
            capacity.position = capacity.position.removeprefix("xarici ").removeprefix("Xarici ")
            party.plural, party.foreign = False, _ABROAD


def _whole(held: Capacity) -> str:
    return f"{held.organization} {held.position}".strip()


def _said(words: Words, party: Party) -> set[str]:
    return {t.lower for t in words.tokens[party.first : party.last + 1]}


def _is_envoy(position: str) -> bool:
    """Whether a state sends the holder of a post to another one."""
    last = (lower(position).split() or [""])[-1]
    return last == "diplomat" or (last in _SENT and "nümayəndə" not in last)


def _is_of_missions(organization: str) -> bool:
    """Whether a body is embassies in general, and not one told of."""
    return lower(organization).removeprefix("çox ") in _MISSIONS


def _before(words: Words, first: int) -> int:
    """Where "xarici ölkələrin 50-dən çox | səfirliyinin nümayəndələri" begins."""
    while first and (words.tokens[first - 1].lower in _UNTOLD or words.tokens[first - 1].shape == "number"):
        first -= 1
    return first


def _is_ours(words: Words, party: Party, parties: Sequence[Party]) -> bool:
    """ "səfirlərimiz", "ölkəmizin səfirləri", "diplomatlar" after "Azərbaycan diplomatları"."""
    near = words.tokens[max(0, party.first - 1) : party.last + 1]
    own = any(t.lower.startswith(("ölkəmiz", "xaricdəki")) or "imiz" in t.lower for t in near)
    before = (p for p in parties if p.first < party.first and p.kind == "post" and p.country)
    return own or any(p.capacity is not None and _is_envoy(p.capacity.position) for p in before)
