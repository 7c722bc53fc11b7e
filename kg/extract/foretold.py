"""What a text first tells as to come and later as held is one event: "He said last week that he would visit
Oman. On Monday he arrived in Muscat". The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALK_VERBS, TALKS, Draft
from kg.extract.sequels import AGAIN, AGAIN_TALK

# The letters of a date that is a day.
_DAY = 10


def came_true(plan: Draft, deed: Draft) -> bool:
    """Whether an event told to have taken place on a day is what an earlier sentence only foretold."""
    kinds = plan.type in (*TALKS, "visit", "signing")
    foretold = plan.foretold and plan.modality == "planned" and not plan.title
    took_place = deed.modality == "held" and not (deed.earlier or deed.anew or deed.title or deed.foretold)
    dated = deed.when is not None and len(deed.when.value) == _DAY
    return kinds and foretold and took_place and dated and plan.sentence < deed.sentence


def take_place(plan: Draft, told: Draft) -> None:
    """Let what was only foretold have been held, where a later sentence says that it was: "He was due to meet
    the king. The meeting went ahead"."""
    if plan.foretold and plan.modality == "planned" and told.modality == "held" and not told.earlier:
        plan.modality, plan.past = "held", True


def carry_out(published: str, drafts: Sequence[Draft]) -> None:
    """Let talks and visits to come be what came of them, where a later sentence tells the same of the same on
    that day: "A will meet B today. ... A has met B today".

    A plan without a day is one of the day of publication. What is told the other way round, first held and
    then to come, is another one.
    """
    held = [d for d in drafts if _can_be_told_twice(d) and d.modality == "held" and not d.earlier]
    for plan in drafts:
        if plan.modality == "planned" and _can_be_told_twice(plan) and not (plan.agreed or plan.another):
            day = plan.when.value if plan.when is not None else published
            plan.aimed = plan.aimed or any(_came_of(plan, d, day) for d in held)


def meet_as_meant(drafts: Sequence[Draft]) -> None:
    """Let a talk for which somebody travelled have been held, where a sentence behind it says what was talked
    about there, and with nobody else: "went to Peru to meet officials. During their meetings they discussed".
    """
    for n, plan in enumerate(drafts):
        travelled = (d for d in drafts[:n] if d.type == "visit" and d.sentence == plan.sentence)
        if plan.type != "meeting" or plan.modality != "planned" or plan.rule not in TALK_VERBS or plan.title:
            continue
        if not any(v.modality == "held" and v.keys() & plan.keys() for v in travelled):
            continue
        near = (d for d in drafts[n + 1 :] if 0 < d.sentence - plan.sentence <= _SOON)
        told = next((d for d in near if d.type == "meeting"), None)
        if told is None or told.rule != "meeting-noun" or told.modality != "held" or told.apart:
            continue
        if told.keys() and told.keys() <= plan.keys():
            plan.modality = "held"
            for part in plan.parts:
                told.add(part.party, part.role)


# What was talked about is told so many sentences behind the journey.
_SOON = 2


def go_on(drafts: Sequence[Draft]) -> None:
    """Let what is still to be said at a talk be of the talk that a sentence before tells to be under way:
    "The president is meeting Premier A today. The two will discuss trade"."""
    for n, draft in enumerate(drafts):
        said = draft.rule in _SAID or draft.occasion
        ahead = said and draft.type in TALKS and draft.modality == "planned"
        if not ahead or draft.title or draft.lost or draft.when is not None or len(draft.keys()) < _TWO:
            continue
        near = (d for d in reversed(drafts[:n]) if 0 < draft.sentence - d.sentence <= _GOES_ON)
        talk = next((d for d in near if d.type == draft.type and d.keys() & draft.keys()), None)
        goes_on = talk is not None and talk.under_way and talk.keys() == draft.keys()
        draft.aimed = draft.aimed or (goes_on and talk is not None and talk.modality == "held")


# Rules of what is said at a talk; so many sentences after it, by so many at least.
_SAID = frozenset(("discuss", "speech"))
_GOES_ON, _TWO = 4, 2


def _can_be_told_twice(draft: Draft) -> bool:
    again = draft.rule in (AGAIN, AGAIN_TALK)
    return draft.type in (*TALKS, "visit") and not (draft.title or draft.lost or again)


def _came_of(plan: Draft, held: Draft, day: str) -> bool:
    told = held.when.value if held.when is not None and not held.when.end else ""
    same = plan.type == held.type and len(plan.keys()) > (plan.type != "visit")
    return same and plan.keys() <= held.keys() and plan.sentence < held.sentence and told == day[:_DAY] != ""
