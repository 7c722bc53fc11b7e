"""Rounds of one course of talks that a sentence counts one after the other, and where both of them were:
"danışıqların birinci raundu martın 3-də, ikinci raundu isə mayda keçirilib. Hər ikisi Osloda olub"; talks of
three that follow those of two.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.syntax import is_ordinal
from kg.extract.languages.az.tense import of_verb
from kg.extract.languages.az.told import Told

_NOUNS = frozenset(["raund", "mərhələ", "tur", "görüş", "iclas", "toplantı"])
_FIRST = frozenset(["ilk", "birinci", "əvvəlki", "növbəti", "sonuncu"])
_KINDS = ("meeting", "call", "conference")
# "Hər iki görüş", "Hər ikisinə": how many were told.
_EACH = frozenset(["hər"])
_HOW_MANY = {"iki": 2, "üç": 3, "dörd": 4}
_ALL_OF = {"iki": "ikisi", "üç": "üçü", "dörd": "dördü"}
# What is counted stands so many words before its trigger's end, and "hər" so many after the beginning.
_NEAR, _OPENING = 4, 2
_OF_THREE, _TWO = frozenset(["üçtərəfli"]), 2
# Talks of three are told so many sentences after those of two.
_AFTER = 3


def counted(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """Return the mentions of a sentence, with the further rounds that it counts after one of them."""
    at = [i for i in scene.may_be(_NOUNS) if _is_counted(scene, i)]
    if len(at) < 2:
        return list(told)
    out = list(told)
    for one, two in pairwise(at):
        if scene.low(one) != scene.low(two):
            continue
        model = next((t for t in out if _tells(t.draft, one)), None)
        known = [t for t in told if two - 1 <= t.draft.first <= two]
        if model is None or any(t.draft.parts for t in known):
            continue
        if (further := _further(scene, model, two, at)) is not None:
            out = [*(t for t in out if t not in known), further]
    return out


def _is_counted(scene: Scene, index: int) -> bool:
    """Whether a noun is the n-th round of talks: "üçüncü raundu"."""
    noun = scene.noun(index, _NOUNS) if index > scene.first else None
    return (
        noun is not None
        and noun.case == "nom"
        and (is_ordinal(scene, index - 1) or scene.low(index - 1) in _FIRST)
    )


def _tells(draft: Draft, index: int) -> bool:
    return draft.type in _KINDS and 0 <= index - draft.first <= _NEAR and not draft.title


def _further(scene: Scene, model: Told, index: int, counted_at: Sequence[int]) -> Told | None:
    """The round that a noun tells, of those of the one before, with the day and place of its own clause."""
    verb = scene.verb_after(index)
    if verb is None or verb.kind != "finite" or verb.negative or not verb.has("happen"):
        return None
    high = min([verb.first, *(i - 1 for i in counted_at if i > index)])
    days = [w for w in scene.whens if index < w.first and w.last < high]
    towns = [s for s in scene.sites if s.case == "loc" and index < s.first and s.last < high]
    if len(days) != 1 or len(towns) > 1:
        return None
    one, draft = copy.copy(model), copy.copy(model.draft)
    draft.parts, draft.documents = list(draft.parts), list(draft.documents)
    draft.first = draft.last = index
    draft.when, draft.place = days[0], towns[0].span if towns else None
    draft.modality, draft.apart = of_verb(scene, verb).modality, True
    draft.scope = ((index, verb.last),)
    one.draft, one.anchors = draft, [index, verb.last]
    model.draft.apart = True
    return one


def both_there(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Give the talks of a sentence the town where the next one says all of them were: "Hər ikisinə Oslo ev
    sahibliyi edib", "Hər iki görüş Osloda keçirilib"."""
    for scene in scenes:
        number = _how_many(scene)
        if not number:
            continue
        near = [d for d in drafts if d.sentence == scene.sentence.index - 1 and d.type in _KINDS]
        verb = scene.main(scene.first)
        if verb is None or verb.negative or len(near) != number:
            continue
        case = "nom" if verb.has("host") else "loc" if verb.has("happen", "be") else ""
        towns = [s for s in scene.sites if s.case == case and s.last < verb.first]
        for draft in near if len(towns) == 1 else ():
            draft.place = draft.place or towns[0].span


def of_three(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Let two who have met be at the talks of three that only a third is told to join, at their day and
    place: "A B ilə görüşəcək. Daha sonra C-nin də qatılacağı üçtərəfli görüş olacaq"."""
    for scene in scenes:
        for draft in drafts if scene.where(_OF_THREE) else ():
            third = [p for p in draft.parts if not p.party.plural]  # beside "nazirlər", those two
            alone = len(third) == 1 and third[0].party.person is not None and draft.type == "meeting"
            if draft.sentence != scene.sentence.index or not alone or draft.earlier or draft.title:
                continue
            if _OF_THREE.isdisjoint((scene.low(draft.first - 1), scene.low(draft.first - 2))):
                continue
            two = _met_before(drafts, draft)
            if two is None or country_of(third[0].party) in {"", *two.countries()}:
                continue
            draft.parts = [*(replace(p) for p in two.parts), *third]
            draft.when, draft.place = draft.when or two.when, draft.place or two.place
            draft.apart = two.apart = True


def apart_from_two(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Tell a talk of two as one of its own where talks of three that name both follow it: "A B ilə görüşüb.
    Daha sonra A, B və C-nin üçtərəfli görüşü keçirilib"."""
    for scene in scenes:
        for wide in drafts if scene.where(_OF_THREE) else ():
            if wide.sentence != scene.sentence.index or wide.type != "meeting" or wide.title:
                continue
            three = {p.party.key() for p in wide.parts if p.party.person is not None}
            if len(three) <= _TWO or _OF_THREE.isdisjoint(map(scene.low, range(scene.first, wide.last))):
                continue
            told = (d for d in drafts if d.type == "meeting" and 0 < wide.sentence - d.sentence <= _AFTER)
            for two in (d for d in told if d.keys() < three and len(d.countries()) == _TWO and not d.title):
                for one in (two, *(d for d in drafts if d.type == "signing" and _is_between(d, two, wide))):
                    one.bilateral = True
                if _goes_on(scene):
                    wide.when, wide.place = wide.when or two.when, wide.place or two.place


def _is_between(draft: Draft, two: Draft, wide: Draft) -> bool:
    return two.first < draft.first < wide.first and draft.sentence < wide.sentence


def _goes_on(scene: Scene) -> bool:
    """Whether a sentence opens with what followed: "Daha sonra"."""
    return "sonra" in (scene.low(scene.first), scene.low(scene.first + 1))


def _met_before(drafts: Sequence[Draft], talk: Draft) -> Draft | None:
    """The last talk told before one, in its sentence or in that before, if two of two states had it."""
    told = [d for d in drafts if d.type == "meeting" and d.last < talk.first and not d.title]
    two = told[-1] if told and talk.sentence - told[-1].sentence <= 1 else None
    people = [p for p in two.parts if p.party.person is not None] if two is not None else []
    both = two is not None and len(people) == len(two.parts) == len(two.countries()) == _TWO
    return two if two is not None and both and two.modality == talk.modality else None


def _how_many(scene: Scene) -> int:
    """How many talks a sentence says to have been in one place; 0 for none."""
    for index in scene.where(_EACH):
        if index - scene.first > _OPENING or index + 2 > scene.last:
            continue
        word = scene.low(index + 1)
        noun = scene.noun(index + 2, _NOUNS | listed("nouns", "conference"))
        for stem, number in _HOW_MANY.items():
            if word.startswith(_ALL_OF[stem]) or (word == stem and noun is not None):
                return number
    return 0
