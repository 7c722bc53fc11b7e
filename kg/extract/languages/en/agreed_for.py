"""Whose meeting is agreed on by others: "the presidents agreed to hold | a meeting of trade ministers"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.deputed import Telling
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_AGREEING = words_of("triggers", "deputed", "agreeing")
_HOLDING = words_of("triggers", "deputed", "holding")
_OPENING = frozenset(("the", "their", "both", "respective", "two", "senior"))
_OF = frozenset(("of", "between", "among", "for", "at"))
# "Agreed in principle | to hold", "agreed to hold | an early second": so many words.
_AGREED, _HELD = 5, 7
# "A theater commander | telephone call": so many words before.
_BEFORE = 4


def _is_agreed(words: Words, draft: Draft) -> bool:
    """Whether some agreed to hold it: "agreed | to hold | a meeting"."""
    first = words.sentences[draft.sentence].first
    before = words.tokens[max(first, draft.first - _HELD) : draft.first]
    verb = next((t for t in reversed(before) if t.lower in _HOLDING), None)
    if verb is None or words.tokens[verb.index - 1].lower != "to":
        return False
    return any(t.lemmas & _AGREEING for t in words.tokens[max(first, verb.index - 1 - _AGREED) : verb.index])


def _of(words: Words, draft: Draft) -> Sequence[Token]:
    """The words of whom a talk is: "a meeting | of their trade", "a theater commander | call"."""
    last = words.sentences[draft.sentence].last
    k = draft.last + 1
    if k >= last or words.tokens[k].lower not in _OF:
        return words.tokens[max(draft.first - _BEFORE, 0) : draft.first]
    k += 1
    while k < last and words.tokens[k].lower in _OPENING:
        k += 1
    return words.tokens[k : k + 1]


def _are_theirs(words: Words, post: Party) -> bool:
    """Whether officials are of the states told before: "| their ministers | will meet", "agreed that"."""
    first = words.sentences[post.sentence].first
    before = words.tokens[max(first, post.first - 1) : post.first + 1]
    agreed = any(t.lemmas & _AGREEING for t in words.tokens[first : post.first])
    return agreed or any(t.lower == "their" for t in before)


TELLING = Telling(_is_agreed, _of, words_of("triggers", "deputed", "others"), _are_theirs)
