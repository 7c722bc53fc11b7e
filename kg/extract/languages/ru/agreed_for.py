"""Whose meeting is agreed on by others: "президенты договорились провести | встречу министров торговли"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.deputed import Telling
from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Token, Words

_AGREEING = words_of("triggers", "deputed", "agreeing")
_HOLDING = words_of("triggers", "deputed", "holding")
# "Договорились | в ближайшее время провести в мае очередную | встречу": so many words.
_NEAR = 9
# "Встречу | министров обороны": so many words.
_OF = 2


def _is_agreed(words: Words, draft: Draft) -> bool:
    """Whether some agreed to hold it: "договорились | провести в мае | встречу"."""
    first = words.sentences[draft.sentence].first
    before = words.tokens[max(first, draft.first - _NEAR) : draft.first]
    held = next((t for t in reversed(before) if t.lemmas & _HOLDING), None)
    return held is not None and any(t.lemmas & _AGREEING for t in before if t.index < held.index)


def _of(words: Words, draft: Draft) -> Sequence[Token]:
    """The words of whom a talk is, right behind it: "встречу | министров торговли"."""
    last = words.sentences[draft.sentence].last
    return words.tokens[draft.last + 1 : min(draft.last + 1 + _OF, last)]


TELLING = Telling(_is_agreed, _of, words_of("triggers", "deputed", "others"))
