"""The town that only a headline tells of what a text opens with: "В Риме обсудили торговлю. Премьер Италии
принял президента Чили". The same for every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.whereabouts import is_house, listed


def settle(reading: Reading, events: Sequence[Draft]) -> None:
    """Put what the first sentence of the body tells in the only town of a headline that tells of talks, where
    that lies in the state of one of the sides, and nothing in the headline speaks of others."""
    body = [d for d in events if not d.title and d.paragraph >= 0]
    town = _town(reading) if body else None
    if town is None or any(d.title for d in events):
        return
    lead = min(d.sentence for d in body)
    for draft in body:
        told = draft.sentence == lead and draft.modality == "held" and not draft.earlier
        if told and draft.type in _PLACED and _can_be_in(draft, town) and _speaks_of(reading, draft, town):
            draft.place = town


_PLACED = ("meeting", "signing")


def _can_be_in(draft: Draft, town: Span) -> bool:
    """Whether an event of which the text tells no town can have been in one."""
    place = draft.place
    if place is not None and place.kind == "state":
        return place.country == town.country
    unplaced = place is None or is_house(place)
    return unplaced and town.country in draft.countries()


def _town(reading: Reading) -> Span | None:
    """The only town in which a headline says that something was, if it has a word for talks."""
    words = reading.words
    heads = [s for s in words.sentences if s.paragraph < 0]
    first = heads[0] if len(heads) == 1 else None
    if first is None:
        return None
    talked = any(t.lower.startswith(listed("talked")) for t in words.inside(first.index))
    towns = {s.name: s for s in _in_sentence(reading, reading.located, first.index)}
    town = next(iter(towns.values())) if talked and len(towns) == 1 else None
    return town if town is not None and town.kind == "place" and town.country and not town.region else None


def _in_sentence(reading: Reading, spans: Sequence[Span], sentence: int) -> Iterator[Span]:
    return (s for s in spans if reading.words.tokens[s.first].sentence == sentence)


def _speaks_of(reading: Reading, draft: Draft, town: Span) -> bool:
    """Whether a headline tells of nobody but the sides of an event."""
    headed = reading.words.tokens[town.first].sentence
    states = {s.country for s in _in_sentence(reading, reading.spans.all, headed) if s.kind == "state"}
    people = {p.person.name for p in reading.parties if p.sentence == headed and p.person is not None}
    sides = {*draft.countries(), town.country}
    named = {p.party.person.name for p in draft.parts if p.party.person is not None}
    posts = {country_of(p) for p in reading.parties if p.sentence == headed and p.person is None}
    return states <= sides and people <= named and posts - {""} <= sides
