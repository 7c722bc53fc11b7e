"""The next, the former or the n-th one of what a text has told: "Следующий саммит пройдет в Баку".

A pack marks such a mention. A talk has the rule ``AGAIN`` or ``AGAIN_TALK``, and the sides of a talk before
it. A session or gathering follows one told before, as the pack finds it, and has its body or its states. The
same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Party
from kg.extract.reading import Reading

# Another talk of the same sides; one that can be a call ("в разговоре, состоявшемся в октябре").
AGAIN: Final = "again"
AGAIN_TALK: Final = "again-talk"
# The rule of sessions of a board of two states, which are meetings.
BOARD: Final = "commission"
# The rules of talks that their noun tells, or who led the sides.
_BY_NOUN = ("meeting-noun", "talk-noun", "attendance", BOARD)


def follow(sequel: Draft, model: Draft) -> None:
    """Let a mention be another gathering of those whose gathering is told: "Следующее заседание комиссии".

    It is of the same bodies and states, that of a board without a name of the states that acted there; who
    will come, or came to the one before, is not told.
    """
    for part in model.parts:
        if part.party.kind in ("body", "state"):
            sequel.add(part.party, part.role)
    if model.rule == BOARD:
        sequel.type, sequel.rule = model.type, BOARD
        for state in states_of(sequel, model) if not _has_body(sequel) else ():
            sequel.add(state)
    sequel.named = bool(sequel.parts)


def repeat_talks(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give "в разговоре, состоявшемся в октябре" the sides of the talk before, if it has a date or place, or
    is told as another one ("переговоры продолжились за ужином"); the next session of a board is of it."""
    for n, draft in enumerate(drafts):
        if draft.rule in (AGAIN, AGAIN_TALK) and (draft.when or draft.place or draft.anew):
            _repeat(draft, reading.stories.own(draft.sentence, drafts[:n]))
        if draft.modality == "planned" and (board := _board_of(reading, draft, drafts[:n])) is not None:
            draft.parts = [Part(board)]


def _board_of(reading: Reading, sequel: Draft, before: Sequence[Draft]) -> Party | None:
    """The board of which another session is told to come, as the text calls it in full; None where somebody
    will come to it, and for all other events."""
    states = [p.party for p in sequel.parts]
    told = all(
        p.kind == "state" and (p.first == sequel.first or p.sentence < sequel.sentence) for p in states
    )
    model = next((d for d in reversed(before) if d.rule == BOARD and d.name), None)
    ordered = sequel.another or sequel.rule in (AGAIN, AGAIN_TALK)
    if not (ordered and states and told) or sequel.type not in TALKS:
        return None
    said = [p for p in reading.parties if p.kind == "body" and p.first < sequel.first]
    own = [p for p in said if model is not None and _is_called_by(p.body, model.name)]
    board = max(own, key=lambda p: len(p.body), default=None)
    at = (sequel.first, sequel.first, sequel.first)
    return Party(*at, "body", sequel.sentence, body=board.body) if board is not None else None


def _is_called_by(body: str, name: str) -> bool:
    """Whether the name of a session is of a body, whatever forms its words have."""
    x, y = ({w[:_STEM] for w in s.lower().split() if len(w) >= _STEM} for s in (body, name))
    return len(x & y) > 1 and (x <= y or y <= x)


# So many letters of a word are alike in its forms.
_STEM: Final = 6


def _repeat(draft: Draft, before: Sequence[Draft]) -> None:
    talks = [d for d in reversed(before) if d.type in TALKS and len(d.parts) > 1 and not d.title]
    # The next round of consultations is of those who held the last one, whomever they met beside it.
    rounds = [d for d in talks if d.rule in _BY_NOUN]
    source = next(iter(rounds or talks), None)
    if source is None or (source.type == "call" and draft.rule == AGAIN and not (rounds or draft.agreed)):
        return  # "the next meeting" is none of those who telephoned
    # Who will come to the next round is not told, nor who came to the first one, where the second is to come.
    open_ = draft.modality == "planned" or source.modality == "planned"
    states = states_of(draft, source) if rounds and open_ and not (draft.parts or draft.anew) else []
    if len(states) > 1:
        draft.parts = [Part(state) for state in states]
        return
    for part in source.parts:
        if part.party.key() not in source.joined:  # who only attended that one
            draft.add(part.party)
    if source.type == "call" and draft.rule == AGAIN_TALK:
        draft.type, draft.place = "call", None


def _has_body(draft: Draft) -> bool:
    return any(p.party.kind == "body" for p in draft.parts)


def states_of(sequel: Draft, model: Draft) -> list[Party]:
    """The states for which those of one event act, as parties of another."""
    at = (sequel.first, sequel.first, sequel.first)
    return [Party(*at, "state", sequel.sentence, country=country) for country in model.countries()]
