"""Talks that somebody has where he attends a gathering abroad, though the text does not say so again: "A took
part in the forum in Lima. She met B". The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.times import When
from kg.extract.whereabouts import same_place

# A talk is told so many sentences after the gathering at most.
_NEAR = 4

# Length of a time that tells the day: YYYY-MM-DD.
_DAY = 10


def nest(events: Sequence[Draft]) -> None:
    """Put a talk without a place of its own within the gathering abroad that one of its people is told to
    attend right before, where nothing else is told of him in between."""
    for n, talk in enumerate(events):
        if talk.type == "meeting" and talk.frame is None and not (talk.title or talk.agreed or talk.earlier):
            talk.frame = _attended(talk, events[:n])


def _attended(talk: Draft, before: Sequence[Draft]) -> Draft | None:
    """The gathering that the last thing told of somebody who talks is, or is within."""
    guests = {p.party.key(): country_of(p.party) for p in talk.parts if p.party.person is not None}
    own = [d for d in before if d.keys() & guests.keys() and not d.title and d.last < talk.first]
    last = own[-1] if own else None
    gathering = last.frame if last is not None and last.type == "meeting" else last
    if gathering is None or gathering.type != "conference" or gathering.place is None:
        return None
    home = gathering.place.country
    abroad = any(guests.get(key, "") not in ("", home) for key in gathering.keys() & guests.keys())
    return gathering if home and abroad and _is_then(talk, gathering) else None


def _is_then(talk: Draft, gathering: Draft) -> bool:
    """Whether a talk can be where and when a gathering is that is told shortly before."""
    near = 0 <= talk.sentence - gathering.sentence <= _NEAR and gathering.last < talk.first
    alike = talk.modality == gathering.modality and not gathering.earlier
    seat = gathering.place
    here = talk.place is None or same_place(talk.place, seat)
    return near and alike and here and _meanwhile(talk.when, gathering.when)


def _meanwhile(talk: When | None, gathering: When | None) -> bool:
    """Whether a talk has no day of its own, or one of the days of the gathering ("that day", "on 8 May")."""
    if talk is None:
        return True
    if gathering is None or len(talk.value) < _DAY:
        return False
    return gathering.value <= talk.value <= (gathering.end or gathering.value)
