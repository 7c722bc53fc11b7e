"""Ministers of two kinds told by one word: "Peru və Çadın xarici işlər və müdafiə nazirləri"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Party

_SEVERAL = re.compile(r"(\w+(?: işlər)?(?:, \w+(?: işlər)?)*) və (\w+(?: işlər)?) naziri")
# Fields that no minister has besides another one of "ministries"; trade goes with foreign affairs.
_SINGLE = frozenset(("xarici işlər", "daxili işlər", "müdafiə"))
_FIELDS = (words_of("posts", "ministries") - {"ticarət"}) | _SINGLE


def part(parties: list[Party]) -> list[Party]:
    """Return the parties, ministers of two kinds as two each."""
    told = Counter((p.first, p.last) for p in parties if p.kind == "post")
    return [one for p in parties for one in _each(p, several=p.plural or told[(p.first, p.last)] > 1)]


def _each(party: Party, *, several: bool) -> Iterator[Party]:
    capacity = party.capacity
    told = _SEVERAL.fullmatch(lower(capacity.position)) if capacity is not None else None
    fields = [*told[1].split(", "), told[2]] if told is not None else []
    bare = party.kind == "post" and several and party.person is None
    if (
        capacity is None
        or told is None
        or not bare
        or not (_SINGLE & set(fields) and _FIELDS.issuperset(fields))
    ):
        yield party
        return
    for field in fields:
        one = replace(capacity, position=f"{field} naziri")
        yield replace(party, capacity=one, plural=not capacity.country)
