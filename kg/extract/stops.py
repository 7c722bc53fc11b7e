"""At which stop of a journey a talk is that no words place. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import neutral
from kg.extract.drafts import Draft
from kg.extract.spans import Span
from kg.extract.whereabouts import other_place, same_place
from kg.gazetteer import capital


def is_same(visit: Draft, other: Draft) -> bool:
    """Whether two visits share people and are to the same place."""
    if visit.place is None or other.place is None or not visit.keys() & other.keys():
        return False
    return same_place(visit.place, other.place)


def is_further(visit: Draft, stop: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a town is a further stop of a visit to its state, as the guests were told to have talked in
    another town of it before: "on a visit to Peru. In Lima she met the king. She also saw Cusco"."""
    here, there = visit.place, stop.place
    if visit.type != "visit" or stop.title or here is None or there is None:
        return False
    if here.kind != "state" or there.kind != "place" or not same_place(here, there):
        return False
    if _stays(visit, stop) and there.name != here.name:
        return True
    talks = (d for d in drafts if d.type == "meeting" and visit.first < d.first < stop.first)
    towns = [d.place for d in talks if d.place is not None and d.keys() & visit.keys() & stop.keys()]
    return any(t.kind == "place" and t.country == there.country and t.name != there.name for t in towns)


def _stays(visit: Draft, stop: Draft) -> bool:
    """Whether a participle says that who goes to a town is in that state: "Being on a visit to Peru, she went
    to Cusco"."""
    staying = visit.rule in ("stay", "go") and visit.aside and visit.modality == "held"
    goes = stop.rule == "go" and not stop.aside and not _is_capital(stop.place)
    return staying and goes and stop.sentence == visit.sentence


def _is_capital(place: Span | None) -> bool:
    """Whether a town is where a visit to its state mostly begins."""
    city = capital(place.country) if place is not None and place.country else None
    return (
        city is not None and place is not None and place.name in (city.az.label, city.ru.label, city.en.label)
    )


def goes_on_at(draft: Draft, nearest: Draft, events: Sequence[Draft]) -> Draft | None:
    """Of the stops of one list, that of the talk told before in its paragraph, or right before: "will go to
    Peru and Chile. In Peru she will see the king. She will also meet A there"."""
    if draft.place is not None or draft.sentence == nearest.sentence:
        return None
    stops = [v for v in events if v.type == "visit" and v.sentence == nearest.sentence]
    told = (e for e in reversed(events) if e.first < draft.first and _goes_on(e, draft))
    before = next((e for e in told if e.type in ("meeting", "conference") and e.frame is not None), None)
    if len(stops) < 2 or before is None or not before.keys() & draft.keys():
        return None
    return next((v for v in stops if v is before.frame and v.modality == nearest.modality), None)


def is_at(draft: Draft, nearest: Draft, events: Sequence[Draft]) -> bool:
    """Whether nothing leaves open at which stop of a journey a talk was: "went to Peru and Chile. During her
    trip she met officials" and "went to Peru and Chile to meet officials" say of none."""
    if draft.type != "meeting":
        return True
    told = [e for e in events if e.type == "visit" and e.sentence == nearest.sentence and not e.title]
    stops = [v for v in told if v.rule == nearest.rule and v.keys() & nearest.keys() & draft.keys()]
    if draft.place is not None and not _is_for_all(draft, stops):
        return True
    lands = {v.place.country for v in stops if v.place is not None} - {""}
    return len(lands) < 2 or not any(other_place(v.place, nearest.place) for v in stops)


def _is_for_all(draft: Draft, stops: Sequence[Draft]) -> bool:
    """Whether a talk for which somebody travels is told behind all stops, and one only seems its place."""
    ends = [v.place.last for v in stops if v.place is not None]
    near = any(draft.place is v.place and v.sentence == draft.sentence for v in stops)
    return near and not draft.there and all(last < draft.first for last in ends)


def _goes_on(told: Draft, draft: Draft) -> bool:
    return draft.sentence - told.sentence <= 1 or draft.paragraph == told.paragraph >= 0


def others(visit: Draft, told: Sequence[Draft]) -> list[Draft]:
    """The other stops of a journey told by the same word, which those who come along make, too: "The minister
    went to Lima and Cusco. On the trip he was accompanied by A"."""
    visits = [d for d in told if d.type == visit.type == "visit" and d is not visit]
    return [d for d in visits if d.first == visit.first and d.modality == visit.modality]


def is_elsewhere(draft: Draft, country: str, events: Sequence[Draft]) -> bool:
    """Whether a talk is told right after who meets there came to a third state, no seat of bodies, and before
    the state in question: "A arrived in Kenya. He met Minister B. In Nigeria he met President C": B is not of
    Nigeria."""
    mine = set(draft.countries())
    visits = [v for v in events if v.type == "visit" and v.place is not None and not v.title]
    last = max((v for v in visits if v.first < draft.first), key=lambda v: v.first, default=None)
    if last is None or last.place is None or mine.isdisjoint(last.countries()):
        return False
    place = last.place.country
    third = bool(place) and place not in mine | {country} and place not in neutral.SEATS
    told = any(e.first < draft.first and country in (*e.countries(), _state(e)) for e in events)
    return third and not told


def _state(event: Draft) -> str:
    return event.place.country if event.place is not None else ""
