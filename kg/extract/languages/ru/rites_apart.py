"""Ceremonies that somebody held after a talk, and no part of it: "А встретился с Б. На другой день он
возложил венок. На | церемонии присутствовал В"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Words

_RITES = frozenset(("церемония", "мероприятие", "торжество"))
_DEEDS = (
    listed("visit", "act", "verbs")
    | listed("conference", "occasion", "deeds")
    | listed("conference", "deeds", "verbs")
) - {"отмечать", "отметить", "ознакомиться", "знакомиться", "вручить", "получить", "поздравить", "поднять"}


def leave(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without who was at a ceremony of which only what somebody did tells, so that they
    are not taken for people of the talk before it."""
    return [d for d in drafts if not (d.rule == "attendance" and _is_of_rite(words, d, drafts))]


def _is_of_rite(words: Words, people: Draft, drafts: Sequence[Draft]) -> bool:
    before = people.sentence - 1
    if people.type != "meeting" or before < 0 or words.is_title(before):
        return False
    if not any(t.lemmas & _RITES and t.has("N") for t in words.inside(people.sentence)):
        return False
    told = (d for d in drafts if d.sentence == before and d.type != "visit")
    done = any(t.lemmas & _DEEDS and finite(t) for t in words.inside(before))
    return done and not any(told)
