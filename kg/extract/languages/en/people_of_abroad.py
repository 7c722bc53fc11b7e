"""Talks of an official with people of another state who serve none, or who are only called counterparts: "met
with Peruvian labor leaders", "spoke with Chadian activist Ali Saleh", "will meet with counterparts".

Such a talk crosses a border, though nobody but the official is told to act for a state. People who only have
roots in one do not: "Peruvian-American students", "the Nepali community".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_RULES: Final = frozenset(("meet-with", "speak-with", "call-noun", "meeting-noun", "talk-noun"))
_PEOPLE: Final = words_of("triggers", "meeting", "with", "people")
_ROOTED: Final = words_of("triggers", "meeting", "with", "rooted")
# What officials only mean to do: "to engage with counterparts", "will consult closely with counterparts"
_GENERAL: Final = frozenset(("engage", "consult", "liaise", "interact", "deliberate"))
# What the talk is about or where it is comes after these.
_ENDS: Final = frozenset(
    ("about", "regarding", "concerning", "during", "ahead", "amid", "where", "who", "whose")
)
_FROM: Final = frozenset(("from", "of", "in", "representing"))
# So many words lie between the trigger and "with", and in all that tells with whom.
_TO_WITH, _WITH_WHOM = 9, 22
# "Peruvian civil society and business | leaders": so many words.
_ATTRIBUTES = 7


def settle(words: Words, drafts: Sequence[Draft], own: str) -> None:
    """Mark talks of officials of one state with people who are said to be of another one."""
    for n, draft in enumerate(drafts):
        if draft.type not in TALKS or draft.title or draft.many or draft.rule not in _RULES:
            continue
        if words.tokens[draft.last].lower == "engagements":
            continue  # "through his engagements with students in Chad": no talk in particular
        general = words.tokens[draft.first].lemmas & _GENERAL
        if not general and _without_counterparts(draft, drafts[:n]):
            draft.named = draft.many = draft.apart = True
            continue
        states = set(draft.countries()) or ({own} - {""})
        if len(states) != 1 or not any(p.party.person is not None for p in draft.parts):
            continue
        first = _with_whom(words, draft)
        if first and _are_of_another(words, draft, first, states):
            draft.many = True
            draft.named = draft.named or len(draft.parts) == 1
            _act_for_no_home(draft, first)


def _without_counterparts(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Take counterparts of whom nothing is told out of a talk; whether it is with them alone.

    Where others talked before it they are who is meant.
    """
    nameless = [p for p in draft.parts if _are_counterparts(p.party)]
    rest = [p.party for p in draft.parts if p not in nameless]
    if not nameless or not rest or any(len(d.parts) > 1 for d in earlier if d.type != "visit"):
        return False
    if any(p.person is None for p in rest):
        return False
    draft.parts = [p for p in draft.parts if p not in nameless]
    return True


def _are_counterparts(party: Party) -> bool:
    """Whether somebody met is only called a counterpart: "government counterparts", not "his Omani ones"."""
    post = party.capacity
    if party.kind != "post" or not (party.counterpart and party.plural) or party.person is not None:
        return False
    return post is None or not (post.country or post.organization)


def _act_for_no_home(draft: Draft, first: int) -> None:
    """Let the posts of those who are met, told from a token on, be none of the home."""
    for part in draft.parts:
        here = part.party.first >= first and part.party.sentence == draft.sentence
        person = part.party.person if here else None
        for capacity in person.capacities if person is not None else ():
            capacity.closed = capacity.closed or not capacity.country


def _with_whom(words: Words, draft: Draft) -> int:
    """The first token of the words that tell with whom somebody talks, 0 for none."""
    last = words.sentences[draft.sentence].last
    for token in words.tokens[draft.last + 1 : min(draft.last + _TO_WITH, last) + 1]:
        if token.lower in ("with", "to"):
            return token.index + 1 if token.lower == "with" or draft.rule == "speak-with" else 0
    return draft.last + 1 if draft.rule == "meet-with" else 0


def _are_of_another(words: Words, draft: Draft, first: int, states: set[str]) -> bool:
    """Whether those with whom somebody talks, told from a token on, are of another state than he."""
    last = min(words.sentences[draft.sentence].last, first + _WITH_WHOM)
    named = {p.party.first for p in draft.parts} | {
        p.party.person_span.first for p in draft.parts if p.party.person_span is not None
    }
    for token in words.tokens[first : last + 1]:
        closes = token.text == "," and words.tokens[min(token.index + 1, last)].lower in ("and", "but")
        if closes or token.text in ".;:" or token.lower in _ENDS or token.lower == "to":
            return False
        found = gazette.adjective(words, token.index)
        if found is not None and found[1] not in states and _leads_to(words, found[0] + 1, last, named):
            return True
        of_people = token.index > first and words.tokens[token.index - 1].lower in _PEOPLE
        if of_people and token.lower in _FROM and _is_state(words, token.index, states):
            return True
    return False


def _leads_to(words: Words, first: int, last: int, named: set[int]) -> bool:
    """Whether the adjective of a state before a token tells whose the people are that are met."""
    if gazette.adjective(words, first) is not None:
        return False  # "Peruvian | American"
    for token in words.tokens[first : min(first + _ATTRIBUTES, last) + 1]:
        if token.lower in _ROOTED:
            return False
        if token.index in named or token.lower in _PEOPLE:
            following = words.tokens[min(token.index + 1, last)].lower
            return following not in _ROOTED
        if token.text in ".;:" or token.lower in _ENDS | {"to", "with", "on", "for"}:
            return False
    return False


def _is_state(words: Words, index: int, states: set[str]) -> bool:
    """Whether another state stands after a preposition: "from | Nepal"."""
    after = index + 1 + (words.tokens[min(index + 1, len(words.tokens) - 1)].lower == "the")
    state = gazette.state_at(words, after) if after < len(words.tokens) else ""
    return bool(state) and state not in states
