"""Who a delegation of a state is, once its head was told: "a Peruvian delegation led by A"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.parties import Party
from kg.extract.words import Words

_LED = frozenset(("led", "headed"))
# "A delegation from the Senate of Chile led by its vice president A": so many words before his post.
_NEAR = 14


def settle(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> None:
    """Put the head of a delegation in the place of the state whose delegation comes later in the text."""
    sent = [(d, p) for d in drafts for p in d.parts if _is_delegation(words, p.party)]
    heads = [p for p in parties if _leads(words, p)] if sent else []
    for draft, part in sent:
        told = [h for h in heads if h.sentence < part.party.sentence and country_of(h) == part.party.country]
        there = draft.keys()
        if len({id(h.person) for h in told}) == 1 and told[-1].key() not in there:
            part.party = told[-1]


def _is_delegation(words: Words, party: Party) -> bool:
    return party.kind == "state" and words.tokens[party.last].lower == "delegation"


def _leads(words: Words, party: Party) -> bool:
    """Whether somebody is told to lead a delegation."""
    if party.person is None or party.person_span is None:
        return False
    first = max(words.sentences[party.sentence].first, min(party.first, party.person_span.first) - _NEAR)
    before = [t.lower for t in words.tokens[first : party.person_span.first]]
    by = next((n for n in range(len(before) - 1, 0, -1) if before[n] == "by" and before[n - 1] in _LED), 0)
    at_once = party.prep == "by" and first + by == party.first - 1
    return bool(by) and "delegation" in before[:by] and (at_once or party.first <= first + by)
