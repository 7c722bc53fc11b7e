"""Which talk or gathering a sentence goes on about: the one told last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token
from kg.records import EventType

# "в нём": the talk told before.
PRONOUNS = frozenset(("нем", "нём", "ней", "них", "нему", "ним"))


def _told(scene: Scene) -> list[Draft]:
    """The mentions told before a sentence; those of the headline where no other is."""
    return [d for d in scene.told if not d.title] or list(scene.told)


def talk_told(scene: Scene) -> Draft | None:
    """The talk of two sides that the text tells last, shortly before a sentence; that of the headline where
    nothing else is told."""
    talks = (d for d in reversed(_told(scene)) if d.type in TALKS)
    told = next((d for d in talks if not _goes_on(d)), None)
    near = told is not None and 0 < scene.sentence.index - told.sentence <= _SHORTLY
    return told if near and told is not None and len(told.parts) > 1 else None


def _goes_on(talk: Draft) -> bool:
    """Whether a sentence only tells on of the talk before: "До этого лидеры побеседовали наедине"."""
    people = [p.party for p in talk.parts]
    if talk.rule == "whereabouts":  # "Встреча прошла в узком составе"
        return True
    return bool(people) and all(p.person is None and p.plural and not p.country for p in people)


def kind_told(scene: Scene, clause: Sequence[Token]) -> EventType:
    """The type of the talk that a clause takes up: a call where one was told last, and no other word for it
    is used than "разговор", "беседа"."""
    told = talk_told(scene)
    spoken = any(t.lemmas & _CALLED and t.has("N") for t in clause)
    spoken = spoken or any(a.lower == "в" and b.lower in PRONOUNS for a, b in pairwise(clause))
    return "call" if told is not None and told.type == "call" and spoken else "meeting"


def gathering_told(scene: Scene) -> Draft | None:
    """The gathering that the text tells last, shortly before a sentence, where no talk is told after it."""
    before = _told(scene)
    others = (d for d in reversed(before) if d.rule not in ADDED and not _is_of_gathering(d))
    told = next((d for d in others if not _leads_to(d, before)), None)
    near = told is not None and 0 < scene.sentence.index - told.sentence <= _SHORTLY
    return told if near and told is not None and told.type == "conference" else None


def _is_of_gathering(signing: Draft) -> bool:
    """Whether a paper is adopted, and by nobody signed: "Участники саммита в Осло | приняли декларацию"."""
    return signing.type == "signing" and signing.adopted and not signing.parts


def _leads_to(visit: Draft, told: Sequence[Draft]) -> bool:
    """Whether a journey is only told as that to a gathering: "На форум в Осло прилетел премьер"."""
    return visit.type == "visit" and any(
        d.type == "conference" and d.sentence == visit.sentence and d.aimed for d in told
    )


# Rules of mentions that only add to what is told.
ADDED = ("attendance", "delegation", "greeting", "speech")
_CALLED = listed("meeting", "spoken", "nouns") | {"звонок", "переговоры"}
_SHORTLY = 3


def told_last(scene: Scene) -> Draft | None:
    """The event told last, without what only tells where it was: "Подписано соглашение. Церемония прошла на
    полях саммита АСЕАН"."""
    where = {d.sentence for d in scene.told if d.rule == "whereabouts"}
    told = (d for d in reversed(scene.told) if d.rule not in ADDED and d.rule != "whereabouts")
    told = (d for d in told if d.type != "visit")  # "наблюдал президент, прибывший в Осло"
    return next((d for d in told if not (d.type == "conference" and d.sentence in where)), None)
