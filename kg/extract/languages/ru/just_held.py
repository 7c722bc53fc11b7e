"""Talks whose day, or who came to them, is told after them: "А принял Б. На встрече, состоявшейся в четверг,
обсудили торговлю"."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.sequels import AGAIN, AGAIN_TALK
from kg.extract.times import When
from kg.extract.words import Words

_TELLS = words_of("triggers", "meeting", "tells", "verbs")
# A talk is told without its day so many sentences before at most; its day is no longer ago than a week.
_BEFORE, _WEEK = 2, 7
_DAY = 10


def take_for_told(
    words: Words, drafts: Sequence[Draft], whens: Sequence[When], published: datetime.date | None
) -> None:
    """Let a talk of which a participle tells a day of this week be the one told without a day before it, and
    no other one of the same sides."""
    for n, draft in enumerate(drafts) if published is not None else ():
        if draft.rule not in (AGAIN, AGAIN_TALK) or draft.modality != "held" or draft.earlier:
            continue
        after = words.tokens[draft.last + 1 : draft.last + 4]
        if not after or after[0].text != "," or not any(t.lemmas & _TELLS for t in after):
            continue
        inside = [w for w in whens if words.tokens[w.first].sentence == draft.sentence]
        if not inside and _only_attended(draft, drafts[n + 1 : n + 2], drafts[:n]):
            draft.rule = "whereabouts"
            continue
        day = next((w for w in inside if w.first > draft.last), None)
        if day is None or published is None or not _is_of_this_week(day, published):
            continue
        told = next((d for d in reversed(drafts[:n]) if d.type in TALKS and len(d.parts) > 1), None)
        if told is not None and _is_undated(words, told, draft, whens):
            draft.rule = "whereabouts"


def _only_attended(draft: Draft, following: Sequence[Draft], earlier: Sequence[Draft]) -> bool:
    """Whether a sentence takes up the talk told right before to tell who came to it: "А принял Б. К беседе,
    | проходившей в саду, присоединился В"."""
    told = next((d for d in reversed(earlier) if d.type in TALKS and len(d.parts) > 1), None)
    added = any(d.rule == "attendance" and d.sentence == draft.sentence for d in following)
    near = told is not None and 0 < draft.sentence - told.sentence <= _BEFORE
    return added and near and not draft.parts and told is not None and told.modality == "held"


def _is_of_this_week(day: When, published: datetime.date) -> bool:
    if len(day.value) < _DAY:
        return False
    return 0 <= (published - datetime.date.fromisoformat(day.value)).days <= _WEEK


def _is_undated(words: Words, talk: Draft, again: Draft, whens: Sequence[When]) -> bool:
    """Whether a talk was told right before, and its sentence says no time."""
    near = 0 < again.sentence - talk.sentence <= _BEFORE and not (talk.earlier or talk.when)
    dated = any(words.tokens[w.first].sentence == talk.sentence for w in whens)
    return near and talk.modality == "held" and not (dated or talk.denied)
