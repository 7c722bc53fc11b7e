"""Whom a plural reference means that counts them: "the three ministers". The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party
from kg.extract.reading import Reading

# Rules of mentions that only add to what is told.
_ADDED = ("attendance", "delegation")


def number(reading: Reading, reference: Party) -> int:
    """Return how many people a reference counts, 0 for none: "the | three | ministers", "all | three"."""
    before = reading.words.tokens[max(reference.first - 1, 0) : reference.last + 1]
    counting = (t for t in before if t.sentence == reference.sentence)
    return next((n for t in counting if (n := reading.counts.get(t.lower, 0))), 0)


def told(reading: Reading, reference: Party, count: int, earlier: Sequence[Draft]) -> list[Party]:
    """Return the people of the event told last with so many, counting who joined it as a later sentence
    tells: "A met B. Minister C joined them. All three signed"; [] where no event has so many."""
    for n in range(len(earlier) - 1, -1, -1):
        event = earlier[n]
        if event.rule in _ADDED or event.title:
            continue
        people = {p.party.key(): p.party for p in event.parts if p.party.person is not None}
        for later in earlier[n + 1 :]:
            if later.rule == "attendance" and later.type == event.type:
                people |= {p.party.key(): p.party for p in later.parts if p.party.person is not None}
            elif later.rule not in _ADDED and later.parts and not later.keys() <= people.keys():
                break
        if len(people) == count:
            return list(people.values())
    return _of_two_talks(count, earlier)


def _of_two_talks(count: int, earlier: Sequence[Draft]) -> list[Party]:
    """The people of the two talks told last, where somebody is at both and all are as many: "A met B. Then B
    received C. All three will meet again"."""
    talks = [
        d for d in earlier if d.type in TALKS and d.rule not in _ADDED and not d.title and len(d.parts) > 1
    ]
    last = talks[-2:]
    if len(last) < 2 or not last[0].keys() & last[1].keys():
        return []
    people = {p.party.key(): p.party for d in last for p in d.parts if p.party.person is not None}
    return list(people.values()) if len(people) == count else []
