"""Months that an adjective gives to one event and to no other of its sentence: "июньский саммит"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.extract.languages.ru.sources import is_carried_out
from kg.extract.times import When
from kg.extract.words import Words

# So many words at most stand from the adjective to its noun.
_NEAR = 3


def bind(words: Words, drafts: Sequence[Draft], whens: Sequence[When], published: str) -> list[When]:
    """Date the events that an adjective of a month describes; return the other dates."""
    bound = [w for w in whens if _is_adjective(words, w)]
    for said in bound:
        over = is_carried_out(words, said.first) or _is_outcome(words, said)
        when = _last_one(said) if said.value > published and over else said
        for draft in drafts:
            near = when.last < draft.last <= when.last + _NEAR or draft.first <= when.first <= draft.last
            same = draft.sentence == words.tokens[when.first].sentence
            if same and near and draft.when is None and _has_noun(words, when, draft):
                draft.when = when
    return [w for w in whens if w not in bound and not any(_is_year_of(w, b) for b in bound)]


def _has_noun(words: Words, when: When, draft: Draft) -> bool:
    """Whether an event is told by a noun, which its name may follow: "июньский | саммит «Африка – Китай»"."""
    if words.tokens[draft.last].has("N"):
        return True
    phrase = words.tokens[max(draft.first, when.last + 1) : min(draft.last, when.last + _NEAR) + 1]
    return draft.first <= when.first and any(t.has("N") for t in phrase)


def _is_outcome(words: Words, when: When) -> bool:
    """Whether what was done comes of an event: "решения, принятые по итогам | августовского визита"."""
    before = words.tokens[max(when.first - _SAID, 0) : when.first]
    return bool(before) and before[-1].lower in _OUTCOMES and any(t.has("P") for t in before)


# "принятые по итогам | августовского": so many words.
_SAID = 4
_OUTCOMES = frozenset(("итогам", "результатам", "ходе", "время"))


def _last_one(when: When) -> When:
    """The month of the year before: "обсудят выполнение решений | сентябрьского саммита", which is over."""
    return replace(when, value=f"{int(when.value[:4]) - 1:04d}{when.value[4:]}", end="")


def _is_year_of(when: When, month: When) -> bool:
    """Whether a date is only the year of what the adjective describes: "июньский саммит 2024 года"."""
    return 0 < when.first - month.last <= _NEAR and month.value[:4] == when.value


def _is_adjective(words: Words, when: When) -> bool:
    """Whether a date is told by one adjective: "сентябрьский", "завтрашний"."""
    return when.first == when.last and words.tokens[when.first].has("A")
