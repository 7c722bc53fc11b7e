"""Who a delegation of a state is, once its head was told, or is told then: "a Peruvian delegation led by A",
"The head of the delegation, A, said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import Draft
from kg.extract.parties import Party
from kg.extract.words import Words

_LED = frozenset(("led", "headed"))
# "A delegation came. Its members met. | The head of the delegation said": so many sentences later.
_AFTER = 3
_HEAD = re.compile(r"(?:head|leader|chief) of (?:the |its )?(?:\w+ )?delegation")
# "Delegation | head A", "the delegation’s | leader, A": so many words before the name.
_CALLED = 5
_CALLED_HEAD = re.compile(r"\bdelegation(?: ?['’]s)? (?:head|leader|chief) ?,?$")
# "A delegation from the Senate of Chile led by its vice president A": so many words before his post.
_NEAR = 14


def settle(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> None:
    """Put the head of a delegation in the place of the state whose delegation comes later in the text."""
    for draft in drafts:
        _leave_to_members(words, draft)
    sent = [(d, p) for d in drafts for p in d.parts if is_delegation(words, p.party)]
    heads = [p for p in parties if _leads(words, p)] if sent else []
    for draft, part in sent:
        after = _heads_told_after(words, parties, part.party)
        if len({id(h.person) for h in after}) == 1 and not {after[0].key()} & draft.keys():
            if not country_of(after[0]):
                give_country(after[0], part.party.country)
            part.party = after[0]
            continue
        told = [h for h in heads if h.sentence < part.party.sentence and country_of(h) == part.party.country]
        there = draft.keys()
        if len({id(h.person) for h in told}) == 1 and told[-1].key() not in there:
            part.party = told[-1]
        elif _has_come(words, draft, part.party, drafts):
            part.party.kind, part.party.plural = "group", True


def _leave_to_members(words: Words, draft: Draft) -> None:
    """Let a delegation go whose member stands beside it: "Minister A and the Omani delegation met B"."""
    acting = {country_of(p.party) for p in draft.parts if p.party.person is not None}
    sent = [p for p in draft.parts if is_delegation(words, p.party) and p.party.country in acting]
    draft.parts = [p for p in draft.parts if p not in sent]


def _has_come(words: Words, draft: Draft, delegation: Party, drafts: Sequence[Draft]) -> bool:
    """Whether "the" delegation of a state is those whose visit was told right before: "Minister A of Chile
    will visit Oslo. | The Chilean delegation will meet Minister B"."""
    if words.tokens[delegation.first].lower != "the":
        return False
    told = [d for d in drafts if d.type == "visit" and not d.title and d.sentence < draft.sentence]
    guests = [p.party for p in told[-1].parts if p.role != "host"] if told else []
    near = bool(told) and draft.sentence - told[-1].sentence <= _AFTER
    return near and any(country_of(g) in ("", delegation.country) and g.person is not None for g in guests)


def _heads_told_after(words: Words, parties: Sequence[Party], delegation: Party) -> list[Party]:
    """Those told to head the delegation of a state soon after it came, of this state as far as is told."""
    near = range(delegation.sentence + 1, delegation.sentence + 1 + _AFTER)
    later = (p for p in parties if p.sentence in near and p.person is not None and p.person_span is not None)
    return [p for p in later if _is_head(words, p) and country_of(p) in ("", delegation.country)]


def _is_head(words: Words, party: Party) -> bool:
    """Whether somebody is called the head of a delegation: "The head of the delegation, A", "Delegation head
    A", "the delegation’s leader, A"."""
    span = party.person_span
    if span is None:
        return False
    if party.capacity is not None and _HEAD.fullmatch(party.capacity.position.lower()):
        return True
    low = max(words.sentences[party.sentence].first, span.first - _CALLED)
    return low < span.first and _CALLED_HEAD.search(words.quote(low, span.first - 1).lower()) is not None


def is_delegation(words: Words, party: Party) -> bool:
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
