"""Where visits lead of which the text names no place. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.parties import Party
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.whereabouts import is_house, same_place

# A visit without a place goes on where its guests talked so many sentences before.
_BEFORE = 3


def place_visits(reading: Reading, drafts: Sequence[Draft]) -> None:
    """A visit without a place leads where something takes place in its course, else to the hosts' state."""
    for visit in drafts:
        if visit.type == "visit" and visit.place is not None and is_house(visit.place):
            visit.place = next(iter(_met_before(visit, drafts)), visit.place)
        if visit.type != "visit" or visit.place is not None or not visit.parts:
            continue
        guests = {country_of(p.party) for p in visit.parts if p.role != "host"}
        within = (d.place for d in drafts if d.frame is visit and d.place is not None)
        hosts = {country_of(p.party) for p in visit.parts if p.role == "host"} - {""}
        hosts = hosts or _met_on(reading, visit, drafts)
        states = (s for s in reading.spans.all if s.kind == "state" and {s.country} == hosts)
        gathered = _gathered_at(visit, reading.drafts)
        places = [*within, *([gathered] if gathered is not None else []), *states, *_met_next(visit, drafts)]
        places += _met_before(visit, drafts) if visit.rule != "greeting" else []
        places = [p for p in places if p.country and "" not in guests and p.country not in guests]
        visit.place = next(iter(places), None)


def _met_next(visit: Draft, drafts: Sequence[Draft]) -> list[Span]:
    """Where the sentence after a visit lets its guests meet officials of the state in which they meet: "on a
    visit of the delegation of Chad. In Riga it met the minister of Latvia"."""
    guests = {p.party.key() for p in visit.parts if p.role != "host"}
    after = (d for d in drafts if d.type == "meeting" and d.sentence == visit.sentence + 1 and d.place)
    talks = (d for d in after if guests & d.keys() and d.modality == visit.modality and d.frame is None)
    return [d.place for d in talks if d.place is not None and d.place.country in d.countries()]


def _met_before(visit: Draft, drafts: Sequence[Draft]) -> list[Span]:
    """Where the guests of a visit were told to have met officials of the state in which they met:
    "A met B in Lima. During his visit A will also meet C", "he was received at the airport by D"."""
    guests = {p.party.key() for p in visit.parts if p.role != "host"}
    near = (
        d
        for d in reversed(drafts)
        if d.type in ("meeting", "signing") and 0 <= visit.sentence - d.sentence <= _BEFORE
    )
    talks = [d for d in near if d.first < visit.first and d.place is not None and not (d.title or d.earlier)]
    met = (d for d in talks if guests & d.keys() and d.modality == visit.modality == "held")
    places = (d.place for d in met if d.place is not None and d.place.country in d.countries())
    away = {country_of(p.party) for p in visit.parts if p.role != "host"}
    return [
        p for p in places if p.kind == "place" and p.country and p.country not in away and not visit.earlier
    ]


def _gathered_at(visit: Draft, drafts: Sequence[Draft]) -> Span | None:
    """The place of the only gathering of the text, to which a sentence lets somebody come: "The presidents of
    Iraq and Oman have arrived for the summit". Nobody is to come to one that took place: "He spoke of her
    visit at a forum"."""
    here = any(
        d.type == "conference"
        and d.sentence == visit.sentence
        and not (visit.modality == "planned" and d.modality == "held")
        for d in drafts
    )
    places = [d.place for d in drafts if d.type == "conference" and d.place is not None]
    alike = all(same_place(places[0], p) for p in places[1:]) if places else False
    return places[0] if here and alike and not visit.title else None


def _met_on(reading: Reading, visit: Draft, drafts: Sequence[Draft]) -> set[str]:
    """The state whose officials the visitors talk with in the sentence that tells of a visit and not where it
    leads, when the text tells of no other journey of theirs: "on his visit met the president of Latvia"."""
    guests = {p.party.key() for p in visit.parts if p.role != "host"}
    others = (d for d in drafts if d.type == "visit" and d.place is not None)
    if any(guests & d.keys() for d in others):
        return set()
    beside = (d for d in drafts if d.type in ("meeting", "signing") and d.sentence == visit.sentence)
    beside = (d for d in beside if guests & d.keys() and d.modality == visit.modality and d.place is None)
    talks = [d for d in beside if d.frame is None or d.frame is visit]
    met = [p.party for d in talks for p in d.parts if p.party.key() not in guests]
    return {country_of(p) for p in met} if met and not any(_is_sent(reading, p) for p in met) else set()


def _is_sent(reading: Reading, party: Party) -> bool:
    """Whether somebody serves abroad, so that he can be met anywhere."""
    held = party.person.capacities if party.person is not None else [party.capacity] if party.capacity else []
    return any(reading.is_sent(c) for c in held)
