"""Talks told to have been right before or after a gathering: "Mərasimdən əvvəl A B ilə görüşüb", "Sammitdən
sonra A B-ni qəbul edib". They were on its day, and where it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.sequels import BOARD
from kg.extract.times import When
from kg.extract.whereabouts import other_place
from kg.extract.words import Words

_GATHERINGS = words_of("triggers", "nouns", "conference")
_AROUND = frozenset(["sonra", "əvvəl", "öncə", "qabaq"])
# A sentence opens with so many words: "Açılış mərasimindən dərhal sonra ...".
_OPENING = 8
# The gathering is told so many sentences before.
_NEAR = 9
_DAY = 10


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Give talks around a gathering its day and place, as far as they have none of their own."""
    for n, talk in enumerate(drafts):
        if talk.type not in TALKS or talk.title or talk.earlier or not (around := _around(words, talk)):
            continue
        if any(d.type == "visit" and d.sentence == talk.sentence and d.first < talk.first for d in drafts):
            continue  # "Sammitdən sonra A Limaya gedib və orada B ilə nahar edib"
        kinds = ("conference", BOARD if around != "sonra" else "")  # "Plenar iclasdan öncə həmsədrlər"
        told = [d for d in drafts[:n] if (d.type in kinds or d.rule in kinds) and not d.title]
        told = [d for d in told if 0 < talk.sentence - d.sentence <= _NEAR]
        last = told[-1] if told else None
        if last is None or last.earlier or last.modality != talk.modality:
            continue
        same = [d for d in told if d.modality == last.modality and not d.earlier and _is_one(d, last)]
        days = [d.when for d in same if d.when is not None]
        places = [d.place for d in same if d.place is not None]
        if around == "sonra" and talk.when is None and talk.place is None and days and _is_day(days[-1]):
            talk.when = days[-1]
        if talk.type == "meeting" and places:
            talk.place = talk.place or places[-1]


def _around(words: Words, talk: Draft) -> str:
    """By what word a clause opens with what the talk was before or after: "Mərasimdən | əvvəl", "deyilir ki,
    iclasdan | öncə"; '' for none."""
    first = words.sentences[talk.sentence].first
    first = max([first, *(t.index + 1 for t in words.tokens[first : talk.first] if t.lower == "ki")])
    for index in range(first, min(first + _OPENING, talk.first)):
        near = [lower(t.text) for t in words.tokens[index + 1 : index + 3]]
        told = next((w for w in near if w in _AROUND), "")
        forms = morphology.forms(words.tokens[index].text) if told else ()
        if any(f.case == "abl" and lower(f.stem) in _GATHERINGS for f in forms):
            return told
    return ""


def _is_one(draft: Draft, last: Draft) -> bool:
    """Whether a mention can be of the gathering told last: no other day or place, no other name."""
    named = draft.named and last.named and draft.name != last.name and bool(last.name)
    apart = other_place(draft.place, last.place)
    return draft is last or not (named or apart)


def _is_day(when: When) -> bool:
    return len(when.value) == _DAY and not when.end
