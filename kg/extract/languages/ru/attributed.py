"""Dates inside the attribute of a noun, which are that noun's: "важность предстоящего в мае визита"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.languages.ru.sources import is_source
from kg.extract.times import When
from kg.extract.words import Token, Words

# "намеченного на 5 мая 2025 года | четвертого заседания": so many tokens at most between date and noun.
_NEAR = 4
_STAYING = frozenset(("находиться", "находящийся", "пребывать", "пребывающий", "гостить", "гостящий"))


def hand_over(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """Give such dates to the events that their nouns are; return the others, which any event can take."""
    out: list[When] = []
    for when in whens:
        talks = _of_who_stays(words, drafts, when)
        for talk in talks:
            talk.when = when
        if talks:
            continue
        if _of_further(words, drafts, when):
            continue
        matter = _of_matter(words, drafts, when)
        if matter is not None:
            matter.when = matter.when or when
            continue
        noun = _noun_of(words, when)
        if noun is None or any(when.first - 2 <= d.first < when.first for d in drafts):
            out.append(when)
            continue
        for draft in drafts:
            if draft.first <= noun.index <= draft.last and draft.when is None:
                draft.when = when
    return out


def _of_further(words: Words, drafts: Sequence[Draft], when: When) -> bool:
    """Whether a day is that of what somebody will do where he came, which is no event: "прибыл в Рим, | где в
    четверг осмотрит завод"."""
    sentence = words.sentence_of(when.first)
    there = (i for i in range(when.first, sentence.first, -1) if words.tokens[i].lower in ("где", "куда"))
    opening = next(there, None)
    if opening is None or when.stamp or words.tokens[opening - 1].text != ",":
        return False
    clause = words.tokens[opening : sentence.last + 1]
    end = next((t.index for t in clause if t.text in ",;" and t.index > when.last), sentence.last)
    verbs = [t for t in clause if finite(t) and t.index <= end]
    ahead = bool(verbs) and "futr" in verbs[0].readings[0].tags
    here = [d for d in drafts if d.sentence == sentence.index]
    came = any(d.type == "visit" and d.modality == "held" and d.first < opening for d in here)
    return ahead and came and not any(opening < d.first <= end for d in here)


def _of_matter(words: Words, drafts: Sequence[Draft], when: When) -> Draft | None:
    """The event that is only what a talk was about, where a day follows it: "обсудили итоги |
    визита премьера в Рим 5 мая", "договоренности, достигнутые на | саммите в январе"."""
    here = [d for d in drafts if d.sentence == words.tokens[when.first].sentence and d.first < when.first]
    inner = max(here, key=lambda d: d.first, default=None)
    if inner is None or inner.type == "signing" or when.stamp or not words.tokens[inner.first].has("N"):
        return None
    between = words.tokens[inner.last + 1 : when.first]
    if any(t.shape == "mark" or finite(t) or t.has("P") for t in between):
        return None
    first = phrases.first_attribute(words, inner.first, 0)
    noun = words.tokens[first - 1] if first else words.tokens[0]
    outcome = noun.lemmas & _MATTERS and noun.has("N") and "gen" in words.tokens[inner.first].cases("N")
    told = [d for d in here if d is not inner and d.type in TALKS]
    return inner if told and (outcome or is_source(words, first)) else None


_MATTERS = words_of("triggers", "meeting", "matters", "nouns")


def _of_who_stays(words: Words, drafts: Sequence[Draft], when: When) -> list[Draft]:
    """The talks of a guest who is told to be there: "6 марта находящийся в Риме министр встретился с"."""
    sentence = words.sentence_of(when.first)
    after = words.tokens[when.last + 1] if when.last < sentence.last else None
    if after is None or when.stamp or not (after.has("P") and after.lemmas & _STAYING):
        return []
    if "с" in (words.tokens[when.first].lower, words.tokens[max(when.first - 1, 0)].lower):
        return []  # "с понедельника | гостящий": since then
    beside = (d for d in drafts if d.sentence == sentence.index and d.first > after.index)
    return [d for d in beside if d.type in ("meeting", "signing") and d.when is None]


def _noun_of(words: Words, when: When) -> Token | None:
    """The noun whose attribute, a participle or "предстоящий", stands right before a date."""
    sentence = words.sentence_of(when.first)
    before = words.tokens[when.first - 1] if when.first > sentence.first else None
    if before is not None and before.lower in ("в", "во", "на", "с") and before.index > sentence.first:
        before = words.tokens[before.index - 1]
    if before is None or when.stamp or not (before.has("P") or before.lemma == "предстоящий"):
        return None
    if not before.readings or before.readings[0].pos not in phrases.ATTRIBUTE:
        return None
    start = when.last + 1
    where = words.tokens[start : start + 2]
    if len(where) == 2 and where[0].lower in ("в", "во", "на") and where[1].capital:
        start += 2  # "намеченной на 5 мая в Риме встречи"
    for token in words.tokens[start : min(start + _NEAR, sentence.last + 1)]:
        if token.shape == "mark" or token.lower in PREPOSITION_CASES:
            return None
        if token.readings and token.readings[0].pos == "N" and phrases.concords(before, token):
            return token
    return None
