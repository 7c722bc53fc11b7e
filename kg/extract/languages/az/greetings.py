"""Who welcomes a guest: on his visit, in a talk, or at a stop that nothing else tells."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import Draft
from kg.extract.greeted import is_town_of
from kg.extract.languages.az.repeated import told_before


def joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Who welcomes a visitor in the sentence that tells of his arrival, or the next, takes part in the
    visit.
    """
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        visits = [d for d in told_before(drafts, n, "visit") if d.parts]
        visits = [d for d in visits if d.rule != "delegation" or not d.earlier]
        if draft.rule == "greeting" and visits and _is_next_stop(draft, drafts):
            draft.rule = "stay"
            out.append(draft)
            continue
        if draft.rule == "greeting" and visits and draft.sentence - visits[-1].sentence <= 2:
            for part in draft.parts:
                visits[-1].add(part.party, part.role)
            if is_town_of(draft.place, visits[-1].place):
                visits[-1].place = draft.place
            visits[-1].when = visits[-1].when or draft.when  # who is welcomed arrives that day
            continue
        if draft.rule == "greeting" and (talk := _met_at_door(draft, drafts[:n])) is not None:
            for part in draft.parts:
                talk.add(part.party, part.role)
            continue
        if draft.rule == "greeting" and _arrives(draft, drafts):
            draft.rule = "stay"
        out.append(draft)
    return out


def _is_next_stop(greeting: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a guest is welcomed at home by officials of a state to which no visit of his is told: "mayın
    5-də Parisə gələcək. Serbiya lideri onu mayın 7-də Belqradda qarşılayacaq".
    """
    place = greeting.place.country if greeting.place is not None else ""
    guests = {p.party.key() for p in greeting.parts if p.role == "guest"}
    hosts = {country_of(p.party) for p in greeting.parts if p.role == "host"}
    theirs = [d for d in drafts if d.type == "visit" and d is not greeting and d.keys() & guests]
    placed = [d.place.country for d in theirs if d.place is not None]
    return bool(place) and hosts == {place} and len(placed) == len(theirs) > 0 and place not in placed


def _met_at_door(greeting: Draft, before: Sequence[Draft]) -> Draft | None:
    """The talk told right before with a guest from abroad, where no visit is: "Milli Məclisdə heyətlə görüş
    olub. Deputatları komitə sədri A qarşılayıb".
    """
    talk = before[-1] if before else None
    if talk is None or talk.type != "meeting" or greeting.sentence - talk.sentence != 1 or talk.title:
        return None
    hosts = {country_of(p.party) for p in greeting.parts}
    there = {country_of(p.party) or body_of(p.party) for p in talk.parts}
    apart = len(hosts) == 1 and "" not in hosts and bool(there - hosts - {""})
    alone = all(p.role != "guest" for p in greeting.parts) and greeting.place is None and greeting.open
    return talk if apart and alone and talk.modality == greeting.modality else None


def _arrives(greeting: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a visit is told by nothing but the welcome of a foreigner by officials of the place."""
    place = greeting.place.country if greeting.place is not None else ""
    guests = [p.party for p in greeting.parts if p.role == "guest"]
    foreign = bool(guests) and all(country_of(p) not in ("", place) for p in guests)
    hosted = any(country_of(p.party) == place for p in greeting.parts if p.role == "host")
    told = (d for d in drafts if d.type == "visit" and d is not greeting)
    return bool(place) and foreign and hosted and not any(d.keys() & greeting.keys() for d in told)
