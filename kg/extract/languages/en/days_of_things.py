"""Days of what is spoken about: "discussed the attack of 3 March", "the summit scheduled for 3 March".

They stand behind a noun and date it alone: an event that is told by the noun, else nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.days_of_praise import is_of_praise
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import ADVERBS, DETERMINERS, PREPOSITIONS
from kg.extract.times import When
from kg.extract.words import Token, Words

_PARTS = words_of("triggers", "days", "parts")
_FIXED = words_of("triggers", "days", "fixed")
_ABOUT = words_of("triggers", "days", "about")
_PLANS = words_of("triggers", "days", "plans")
# "About | the summit of leaders | scheduled for 3 March": so many words.
_MATTER = 6
_UNDERTAKINGS = words_of("grammar", "undertakings")
_NO_NOUNS = _FIXED | PREPOSITIONS | DETERMINERS | ADVERBS
# The letters of a date that is a day, or a year.
_DAY, _YEAR = 10, 4
# "The vote of all the provinces | due in August": so many words back to an event that would be due.
_REACH = 8
_LINKS = frozenset(("in", "on", "for", "at"))
_BESIDE = frozenset(("after", "before", "since", "until", "following"))
# "The attack | of": so many words before a day.
_BEFORE = 2


def settle(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """Give each event that such a noun tells its day; return the other times, which any event can take."""
    out: list[When] = []
    for when in whens:
        if _is_of_matter(words, drafts, when) or is_of_praise(words, drafts, when):
            continue
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


def _is_of_matter(words: Words, drafts: Sequence[Draft], when: When) -> bool:
    """Whether a time is of what a noun tells that is no event of the text: "the elections | due in August",
    "the bid to host the Cup | in 2023", "after Election Day, | 6 November"."""
    first = words.sentence_of(when.first).first
    if when.stamp or when.first - first < _MATTER // 2:
        return False
    start = when.first + (words.tokens[when.first].lower in _LINKS)  # a year has its "in" with it
    link, before, noun = (words.tokens[start - k] for k in (1, 2, 3))
    if link.text == "," and before.text == "Day":
        return any(t.lower in _BESIDE for t in words.tokens[max(first, noun.index - _MATTER) : noun.index])
    if link.lower not in _LINKS:
        return False
    if before.lower in _FIXED and noun.lower != "and":
        return _is_plain_noun(noun) and not _is_of_event(drafts, before.index - _REACH, before.index)
    if link.lower != "in" or len(when.value) == _DAY:
        return False
    near = range(before.index, max(first + 1, before.index - _REACH), -1)
    to = next((i for i in near if words.tokens[i].lower == "to"), None)
    if (
        to is None
        or not _is_plain_noun(words.tokens[to - 1])
        or _is_of_event(drafts, to - 1, before.index + 1)
    ):
        return False
    return any(r.pos == "V" for r in words.tokens[to + 1].readings)


def _is_plain_noun(token: Token) -> bool:
    """Whether a token is a noun in small letters: "elections", "bid"."""
    if token.capital or token.lower.endswith("ly") or token.lower in _NO_NOUNS:
        return False
    return token.lower in _UNDERTAKINGS or (
        token.shape == "word" and {r.pos for r in token.readings} == {"N"}
    )


def _is_of_event(drafts: Sequence[Draft], first: int, end: int) -> bool:
    """Whether an event is told by one of some tokens: "the talks of the two premiers | due in May"."""
    return any(first <= d.first < end for d in drafts if not d.title)


def _planned_for(words: Words, when: When) -> int | None:
    """Where a plan stands that is for a year: "will sign a | plan | for next year"."""
    link, before = words.tokens[when.first - 1], words.tokens[when.first - 2]
    plan = before.lower.removesuffix("s") in _PLANS  # and not "planned for"
    return before.index if link.lower == "for" and plan else None


def _is_matter(words: Words, first: int, participle: int) -> bool:
    """Whether what is fixed for a day is talked about: "discussed the summit | scheduled for 3 March"."""
    near = words.tokens[max(first, participle - _MATTER) : participle]
    return len(near) > 1 and any(t.lower in _ABOUT for t in near) and not near[-1].capital
