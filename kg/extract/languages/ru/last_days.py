"""Days on which what lasted several ended: "завершил | в среду | двухдневную поездку" began on Tuesday."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.stage import listed
from kg.extract.times import When
from kg.extract.words import Token, Words

_DAYS = {"двухдневный": 2, "трехдневный": 3, "четырехдневный": 4, "пятидневный": 5}
_ENDS = frozenset(("завершить", "завершать", "завершиться", "завершаться", "закончить", "закончиться"))
_EVENTS = frozenset().union(*(listed(kind, "noun", "nouns") for kind in ("visit", "meeting", "conference")))
# A day as a date says it: YYYY-MM-DD.
_DAY = 10


def count_back(words: Words, whens: Sequence[When]) -> list[When]:
    """Return the dates, those of the last of several days with the first one as their beginning."""
    lasting = [t for t in words.with_any(frozenset(_DAYS)) if not t.lemmas.isdisjoint(_DAYS)]
    ended = {t.sentence: t for t in lasting if _is_ended(words, t)}
    return [_ranged(words, w, ended) for w in whens] if ended else list(whens)


def _is_ended(words: Words, adjective: Token) -> bool:
    """Whether an event of several days is told to have ended."""
    last = words.sentences[adjective.sentence].last
    head = phrases.attribute_run(words, adjective.index, last)
    return head <= last and bool(words.tokens[head].lemmas & _EVENTS) and _end(words, adjective) is not None


def _end(words: Words, adjective: Token) -> Token | None:
    """The verb of ending in the clause of an event."""
    verbs = (t for t in words.inside(adjective.sentence) if t.lemmas & _ENDS and finite(t))
    return next((v for v in verbs if not _parted(words, v.index, adjective.index)), None)


def _parted(words: Words, a: int, b: int) -> bool:
    return any(t.text in ",;:–—" for t in words.tokens[min(a, b) : max(a, b)])


def _ranged(words: Words, when: When, ended: dict[int, Token]) -> When:
    adjective = ended.get(words.tokens[when.first].sentence)
    if adjective is None or when.stamp or when.end or len(when.value) != _DAY:
        return when
    if _parted(words, when.first, adjective.index):
        return when
    days = next(n for lemma, n in _DAYS.items() if lemma in adjective.lemmas)
    begun = datetime.date.fromisoformat(when.value) - datetime.timedelta(days=days - 1)
    return replace(when, value=begun.isoformat(), end=when.value)
