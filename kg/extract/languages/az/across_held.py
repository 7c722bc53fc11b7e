"""Gatherings without a name that are events by where they were and who was there: "Daşkənddə körpünün açılış
mərasimi keçirilib. Tədbirdə A və B iştirak ediblər", "A Daşkənddə körpünün açılış mərasimində iştirak edib".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.dating import dates_agree
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import speeches
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.told import Told
from kg.extract.unattended import HELD

# Who was there is told so many sentences after it.
_CLOSE = 2
# Any gathering is called so.
_EVENT = "tədbir"
# Open to everybody: only officials of so many states make them an event.
_FOR_ALL, _STATES = ("sərgi", "festival"), 2
# So many letters of its noun are the same in all its forms.
_STEM = 5


def taken_up(told: Sequence[Draft], people: Draft) -> Draft | None:
    """Return the gathering told by its place alone that people attend, now an event; None for none such."""
    spoken = people.rule == speeches.RULE
    attends = spoken or people.rule == "attendance"
    if not attends or people.type != "conference" or people.modality != "held":
        return None
    last = told[-1] if told else None
    if last is None or not 0 < people.sentence - last.sentence <= _CLOSE:
        return None
    if _is_only_placed(last, told):
        last.rule, last.name = "conference", people.name
        return last
    if last.rule != HELD:
        return None
    noun, meant = _noun(last), _noun(people)
    if not spoken and not (meant.startswith(_EVENT) or (noun and meant[:_STEM] == noun[:_STEM])):
        return None
    if noun.startswith(_FOR_ALL) and len(people.countries()) < _STATES:
        return None
    last.rule = "conference"
    return last


def _is_only_placed(last: Draft, told: Sequence[Draft]) -> bool:
    """Whether a text begins with what was done at a gathering of which it tells but where it was: "Qərar
    Daşkənddə keçirilən konfransda qəbul edilib"."""
    placed = last.rule == "whereabouts" and last.type == "conference" and last.place is not None
    return placed and last.modality == "held" and not last.parts and len(told) == 1


def is_another(people: Draft, talk: Draft) -> bool:
    """Whether somebody who had the talk told before attends something else, which has its own name or day:
    "A B ilə görüşüb. Bir gün əvvəl nazir ərəb sammitində iştirak edib"."""
    if talk.type not in TALKS or not people.parts or not people.keys() <= talk.keys():
        return False
    return " " in people.name or not dates_agree(people, talk)


def _noun(draft: Draft) -> str:
    words = lower(draft.name).split()
    return words[-1] if words else ""


OPENING_OF = "açılış"
"""The opening of a house or road."""
CEREMONIES = frozenset(["mərasim", OPENING_OF])
"""What is held for an occasion that the word before names."""
_GATHERINGS = listed("nouns", "conference")
# Signed or handed over at a ceremony is an event by itself.
_OF_PAPERS = ("imza", "mübadilə", "təqdim", "etimadnamə")


def is_ceremony(scene: Scene, noun: Noun) -> bool:
    """Whether the opening of something is a ceremony that takes place or that somebody attends, "səfirliyin
    | açılışında iştirak edib", and no part of a gathering or of a ceremony named beside it."""
    main = scene.main(noun.index)
    if main is None or main.negative or scene.noun(noun.index - 1, _GATHERINGS) is not None:
        return False
    if noun.case in ("loc", "dat"):
        return main.has("attend") and (noun.owned or noun.index == scene.first)
    return noun.case == "nom" and noun.owned and main.has("happen")


def attended_abroad(scene: Scene, told: Told, noun: Noun) -> bool:
    """Whether officials named attend a ceremony told by its occasion, in another state than theirs, or those
    of two states do: "A Osloda körpünün açılış mərasimində iştirak edib"."""
    people = [p.party for p in told.draft.parts if p.party.kind == "person"]
    if not (people and noun.owned and noun.case in ("loc", "dat") and told.draft.attended):
        return False
    if scene.low(noun.index - 1).startswith(_OF_PAPERS):
        return False
    states = {country_of(p) for p in people} - {""}
    before = range(scene.opening(noun.index), noun.index)
    towns = [s.span.country for s in scene.sites if s.case == "loc" and s.first in before]
    return len(states) > 1 or (len(states) == 1 and any(c and c not in states for c in towns))
