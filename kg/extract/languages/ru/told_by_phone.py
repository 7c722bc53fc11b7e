"""Talks called by a word for any talk that are the calls a text tells: "говорили по телефону. Последний
разговор министров состоялся в мае", under the headline "Переговоры президентов"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.words import Token

# Talks taken up by "переговоры" were told so many sentences before at most; by "разговор", so many.
_TAKEN_UP, _SPOKEN_OF = 4, 8


def is_call_told(scene: Scene, token: Token, draft: Draft) -> bool:
    """Return whether "переговоры" are the call told last, where only "стороны", "они" talk, or "разговор" is
    another one of somebody who telephoned; no place is told."""
    before = [*scene.told, *(d for d in scene.here if d not in scene.told)]
    talks = [d for d in before if d.type in TALKS and not d.title and d.rule not in _VAGUE]
    told = _of_same(token, draft, talks) or (talks[-1] if talks else None)
    if told is None or told.type != "call" or draft.place is not None:
        return False
    gap = scene.sentence.index - told.sentence
    if "разговор" in token.lemmas:
        theirs = bool(draft.parts) and all(p.party.plural and p.party.person is None for p in draft.parts)
        shared = theirs or bool(told.keys() & draft.keys())  # "последний разговор премьеров"
        return gap <= _SPOKEN_OF and shared and not _is_placed(scene, token)
    taken_up = all(p.party.kind in ("pronoun", "group") for p in draft.parts) and "переговоры" in token.lemmas
    at = scene.behind(token).lower in ("в", "во", "на")
    return taken_up and not at and draft.modality == told.modality and gap <= _TAKEN_UP


def _of_same(token: Token, draft: Draft, talks: Sequence[Draft]) -> Draft | None:
    """The talk told last of the two who have another "разговор", also where others were told since."""
    if "разговор" not in token.lemmas or len(draft.people_keys()) <= 1:
        return None
    return next((d for d in reversed(talks) if draft.people_keys() <= d.people_keys()), None)


# Mentions that say nothing of how the two talked: "уточнил, что обсудит с ним".
_VAGUE = frozenset(("whereabouts", "discuss"))


def of_told(scene: Scene, token: Token, found: Draft) -> Draft:
    """Return the mention that says of the talk told right before that it was a call, where the one ``found``
    names nobody else: "поговорил с премьером. В ходе телефонного | разговора он заявил"; else ``found``."""
    told = scene.told[-1] if scene.told else None
    if told is None or told.title or told.place is not None or scene.sentence.index - told.sentence != 1:
        return found
    spoken = told.type == "meeting" and told.rule in ("speak-with", "discuss")
    return mention(scene, "call", token, "whereabouts") if spoken and found.keys() <= told.keys() else found


def turn_told(scene: Scene, token: Token, draft: Draft) -> None:
    """Let the talk told before have been a call where its next mention says that it was one, whatever verb
    told it: "встретился с послом. | Встреча прошла в режиме видеоконференции"."""
    told = talk_told(scene)
    if draft.type != "meeting" or told is None or told.place is not None or not scene.by_phone(token):
        return
    if told.type == "meeting" and told.modality == draft.modality and draft.rule == "whereabouts":
        draft.type, told.spoken = "call", True


def _is_placed(scene: Scene, token: Token) -> bool:
    """Whether the clause of a talk tells a town: "разговор состоялся в Осло"."""
    low, high = scene.clauses.reach(token.index)
    return any(s.kind == "place" and low <= s.first <= high for s in scene.spans.all)


def may_be_call(draft: Draft, token: Token) -> bool:
    """Return whether a headline tells of a talk in a word that a call can be called by: "Переговоры глав
    МИД"."""
    return draft.title and draft.place is None and bool(token.lemmas & _ANY)


_ANY = listed("meeting", "spoken", "nouns") | {"переговоры"}
