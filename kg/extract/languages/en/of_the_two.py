"""Two people whose one post is of both states: "Chile and Peru trade more. The foreign ministers of the two
countries, | A and B, met": they act for the states told right before, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.en import gazette
from kg.extract.languages.en.references import of_both
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Words

# The states are told so many sentences before at most.
_BEFORE = 2
_TWO = 2
_GAPS = (["and"], [",", "and"])
# "The two countries' | foreign ministers", "Their | foreign ministers": so many words before the post.
_NEAR = 5
_BOTH = (
    r"\b(?:two|both)(?: the)?(?: \w+)? (?:countries|states|nations|sides|governments|republics|neighbours)"
)
_OWNED = re.compile(rf"{_BOTH} ?['’](?: respective)?$")
_WHOSE = re.compile(rf"{_OWNED.pattern}|\btheir(?: respective)?$")
_FOLLOWING = re.compile(rf"of (?:the )?(?:{_BOTH}|(?:two|both) (?:parliaments|legislatures))\b")
_OF_BOTH = re.compile(rf"\bof (?:the )?{_BOTH},?$")


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give each of two people named by one post of two states his state; who they are is told in a list.

    Officials without names get the post as "of the two countries" says it, which ``plurals`` understands.
    """
    _tell_of_both(words, parties)
    for one, other in pairwise(parties):
        first, second = one.capacity, other.capacity
        if one.person is None or other.person is None or first is None or second is None:
            continue
        gap = [t.lower for t in words.tokens[one.last + 1 : other.first]]
        if gap not in _GAPS or first.position != second.position or not first.position:
            continue
        position = first.position
        post = of_both(position)
        if not post and not _belongs_to_two(words, one):
            continue
        states = told_before(words, spans, parties, one.sentence, one.first)
        held = [c for p in (one.person, other.person) for c in p.capacities]
        stated = any(c.country or c.organization for c in held)
        for party, country in zip((one, other), states or ("", ""), strict=True):
            _hold(party, position, post, "" if stated else country)


def _tell_of_both(words: Words, parties: Sequence[Party]) -> None:
    """Let the officials without names of both states have their post as "of the two countries" tells it."""
    for party in parties:
        post = party.capacity
        if party.kind != "post" or not party.plural or party.person is not None or post is None:
            continue
        if post.country or post.organization or of_both(post.position):
            continue
        end = min(party.last + _NEAR + 1, len(words.tokens) - 1)
        after = words.quote(party.last + 1, end).lower() if party.last < end else ""
        if _OWNED.search(_before(words, party)) or _FOLLOWING.match(after):
            post.position = f"{post.position} of the two countries"


def _belongs_to_two(words: Words, party: Party) -> bool:
    """Whether a post is that of two states by the words around it: "the two countries' | ministers"."""
    if party.person_span is not None and party.person_span.first > party.first:
        post = words.quote(party.first, party.person_span.first - 1).lower()
        if _OF_BOTH.search(post):
            return True
    return _WHOSE.search(_before(words, party)) is not None


def _before(words: Words, party: Party) -> str:
    """The words before a post, in small letters."""
    low = max(words.sentences[party.sentence].first, party.first - _NEAR)
    return words.quote(low, party.first - 1).lower() if party.first > low else ""


def _hold(party: Party, position: str, post: str, country: str) -> None:
    """Let somebody hold a post without the words that it is of both states, for one of these."""
    held: list[Capacity] = party.person.capacities if party.person is not None else []
    for capacity in (c for c in held if c.position == position):
        capacity.position = post or position
        capacity.country = capacity.country or country
        capacity.closed = capacity.closed and not country
    if party.capacity is not None and post:
        party.capacity.position = post
    party.country = party.country or country


def told_before(
    words: Words, spans: Spans, parties: Sequence[Party], index: int, end: int
) -> tuple[str, str] | None:
    """The two states of the text right before a token of a sentence, in their order; None where they are not
    two."""
    seen: dict[str, None] = {}
    for sentence in range(index, max(-1, index - 1 - _BEFORE), -1):
        told = words.sentences[sentence]
        last = min(told.last, end - 1)
        here = _states(words, spans, parties, told.first, last)
        seen.update(here)
        if len(seen) > _TWO:
            return None
        if len(seen) == _TWO:
            one, other = here if len(here) == _TWO else reversed(seen)
            return one, other
    return None


def _states(words: Words, spans: Spans, parties: Sequence[Party], low: int, high: int) -> dict[str, None]:
    """The states that tokens name, as such or by those who act for them, in their order."""
    found: list[tuple[int, str]] = []
    for index in range(low, high + 1):
        span = spans.at(index)
        adjective = gazette.adjective(words, index) if span is None else None
        if span is not None and span.kind == "state":
            found.append((index, span.country))
        elif adjective is not None:
            found.append((index, adjective[1]))
    acting = (p for p in parties if low <= p.first <= high and p.person is not None)
    found += [(p.first, p.person.country) for p in acting if p.person is not None and p.person.country]
    return dict.fromkeys(country for _, country in sorted(found) if country)
