"""Whose meeting is agreed on by others: "президенты договорились провести | встречу министров торговли"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.deputed import Telling
from kg.extract.drafts import Draft, Part
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_AGREEING = words_of("triggers", "deputed", "agreeing")
_HOLDING = words_of("triggers", "deputed", "holding")
_ORDERING = words_of("triggers", "deputed", "ordering")
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


def order(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> None:
    """Let those meet who are told to, and not who tells them: "поручили министрам иностранных дел |
    встретиться"."""
    for draft in drafts:
        if draft.rule not in ("meet-with", "meet") or not words.tokens[draft.first].has("I"):
            continue
        first = words.sentences[draft.sentence].first
        told = next((t for t in words.tokens[first : draft.first] if t.lemmas & _ORDERING), None)
        posts = (p for p in parties if told is not None and told.index < p.first and p.last < draft.first)
        post = next((p for p in posts if p.kind == "post" and p.plural and "dat" in p.cases), None)
        if post is not None:
            draft.parts, draft.modality = [Part(post)], "planned"


def _of(words: Words, draft: Draft) -> Sequence[Token]:
    """The words of whom a talk is, right behind it: "встречу | министров торговли"."""
    last = words.sentences[draft.sentence].last
    return words.tokens[draft.last + 1 : min(draft.last + 1 + _OF, last)]


def _are_theirs(words: Words, post: Party) -> bool:
    """Whether officials are of the states told before: "договорились, что | министры | встретятся"."""
    first = words.sentences[post.sentence].first
    before = words.tokens[first : post.first]
    return any(t.lemmas & _AGREEING or t.lower == "их" for t in before)


TELLING = Telling(_is_agreed, _of, words_of("triggers", "deputed", "others"), _are_theirs)
