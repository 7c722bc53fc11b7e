"""Whose meeting is agreed on by others: "the presidents agreed to hold | a meeting of trade ministers"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Capacity, Party
from kg.extract.sequels import BOARD
from kg.extract.words import Token, Words

_RULES = frozenset(("meeting-noun", "talk-noun", "call-noun", "conference", BOARD))
_AGREEING = words_of("triggers", "deputed", "agreeing")
_HOLDING = words_of("triggers", "deputed", "holding")
_OTHERS = words_of("triggers", "deputed", "others")
_OPENING = frozenset(("the", "their", "both", "respective", "two", "senior"))
# "Agreed in principle | to hold", "agreed to hold | an early second": so many words.
_AGREED, _HELD = 5, 7
# "A meeting | of their respective": so many words before those who meet.
_OF = 4


def settle(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> list[Draft]:
    """Mark such talks with who is to hold them; return the drafts without talks of experts and the like."""
    out: list[Draft] = []
    for draft in drafts:
        is_agreed = draft.modality == "planned" and draft.rule in _RULES and _is_agreed(words, draft)
        if is_agreed and draft.rule == BOARD and _own(draft):
            draft.deputed = Capacity(first=draft.first, last=draft.last)
        elif is_agreed and draft.rule != BOARD:
            named = _of(words, draft)
            if any(t.lower in _OTHERS for t in named):
                continue
            post = next((p for p in parties if named and p.first <= named[-1].index <= p.last), None)
            if post is not None and _is_of_others(post, draft):
                assert post.capacity is not None
                draft.deputed = post.capacity
        out.append(draft)
    return out


def _own(draft: Draft) -> bool:
    """Whether those who agree are taken for those who sit on a commission: people, no states."""
    return bool(draft.parts) and all(p.party.kind in ("person", "post", "pronoun") for p in draft.parts)


def _is_agreed(words: Words, draft: Draft) -> bool:
    """Whether some agreed to hold it: "agreed | to hold | a meeting"."""
    first = words.sentences[draft.sentence].first
    before = words.tokens[max(first, draft.first - _HELD) : draft.first]
    verb = next((t for t in reversed(before) if t.lower in _HOLDING), None)
    if verb is None or words.tokens[verb.index - 1].lower != "to":
        return False
    return any(t.lemmas & _AGREEING for t in words.tokens[max(first, verb.index - 1 - _AGREED) : verb.index])


def _of(words: Words, draft: Draft) -> Sequence[Token]:
    """The first words of whom a talk is: "a meeting | of their trade ministers"; none where it does not say.

    "A theater commander | telephone call" says it before.
    """
    last = words.sentences[draft.sentence].last
    after = words.tokens[draft.last + 1 : min(draft.last + 1 + _OF, last)]
    if not after or after[0].lower not in ("of", "between", "among", "for", "at"):
        return words.tokens[max(draft.first - _OF, 0) : draft.first]
    k = draft.last + 2
    while k < last and words.tokens[k].lower in _OPENING:
        k += 1
    return words.tokens[draft.last + 1 : k + 1]


def _is_of_others(post: Party, draft: Draft) -> bool:
    """Whether officials without a name are others than those who agree: no "the ministers agreed to hold a
    meeting of ministers"."""
    if post.kind != "post" or not post.plural or post.person is not None or post.capacity is None:
        return False
    position = post.capacity.position.lower()
    agreeing = [p.party for p in draft.parts if p.party is not post]
    held = {c.position.lower() for party in agreeing for c in _capacities(party)}
    return bool(agreeing) and not any(h.endswith(position) or position.endswith(h) for h in held if h)


def _capacities(party: Party) -> list[Capacity]:
    own = [party.capacity] if party.capacity is not None else []
    return [*own, *(party.person.capacities if party.person is not None else ())]
