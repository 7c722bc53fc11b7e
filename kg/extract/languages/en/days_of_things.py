"""Days of what is spoken about: "discussed the attack of 3 March", "the summit scheduled for 3 March".

They stand behind a noun and date it alone: an event that is told by the noun, else nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.times import When
from kg.extract.words import Words

_PARTS = words_of("triggers", "days", "parts")
_FIXED = words_of("triggers", "days", "fixed")
_ABOUT = words_of("triggers", "days", "about")
_PLANS = words_of("triggers", "days", "plans")
# "About | the summit of leaders | scheduled for 3 March": so many words.
_MATTER = 6
# The letters of a date that is a day, or a year.
_DAY, _YEAR = 10, 4
# "The attack | of": so many words before a day.
_BEFORE = 2


def settle(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """Give each event that such a noun tells its day; return the other times, which any event can take."""
    out: list[When] = []
    for when in whens:
        noun = _noun(words, when)
        if noun is None:
            out.append(when)
            continue
        owner = next((d for d in drafts if d.first <= noun <= d.last and not d.title), None)
        if owner is not None:
            owner.when = owner.when or when
            owner.telling = (*owner.telling, (when.first, when.last))
    return out


def _noun(words: Words, when: When) -> int | None:
    """Return where the noun stands that a day is of; None for a day of something else."""
    first = words.sentence_of(when.first).first
    if when.stamp or when.first - first < _BEFORE:
        return None
    if len(when.value) == _YEAR:
        return _planned_for(words, when)
    if len(when.value) < _DAY:
        return None
    link, before = words.tokens[when.first - 1], words.tokens[when.first - 2]
    if link.lower == "of":
        noun = before
    elif link.lower == "for" and before.lower in _FIXED and _is_matter(words, first, before.index):
        noun = words.tokens[before.index - 1]
    else:
        return None
    is_noun = any(r.pos == "N" for r in noun.readings) or not noun.readings
    return noun.index if noun.shape == "word" and is_noun and noun.lower not in _PARTS else None


def _planned_for(words: Words, when: When) -> int | None:
    """Where a plan stands that is for a year: "will sign a | plan | for next year"."""
    link, before = words.tokens[when.first - 1], words.tokens[when.first - 2]
    plan = before.lower.removesuffix("s") in _PLANS  # and not "planned for"
    return before.index if link.lower == "for" and plan else None


def _is_matter(words: Words, first: int, participle: int) -> bool:
    """Whether what is fixed for a day is talked about: "discussed the summit | scheduled for 3 March"."""
    near = words.tokens[max(first, participle - _MATTER) : participle]
    return len(near) > 1 and any(t.lower in _ABOUT for t in near) and not near[-1].capital
