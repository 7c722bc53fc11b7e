"""What the mentions of an Azerbaijani text say about each other, before the core settles them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import (
    commissions,
    convening,
    delegations,
    echoes,
    greetings,
    hosts,
    joining,
    others,
    sequels,
    signed,
)
from kg.extract.languages.az.repeated import (
    begun,
    called_off,
    meetings_of_heads,
    same_sessions,
    same_summits,
    told_before,
    without_asides,
    without_references,
)
from kg.extract.parties import Party
from kg.extract.sequels import BOARD
from kg.extract.spans import Span

# What a sentence adopts or attends "in the end" is of an event so many sentences before it.
_NEAR = 4


def link(drafts: Sequence[Draft], published: datetime.date | None) -> list[Draft]:
    """Return the mentions with their people, adopted papers and signatories joined, headlines left to the
    body.
    """
    begun(drafts)
    same_summits(drafts)
    meetings_of_heads(drafts)
    same_sessions(drafts)
    hosts.at_seats(drafts)
    delegations.along(drafts)
    joining.opened(drafts)
    drafts = without_asides(_without_letters(hosts.join(drafts)))
    _among_own(drafts)
    _still_to_discuss(drafts)
    out = signed.by(_adopted(without_references(drafts)))
    commissions.sides(out)
    sequels.settle(out)
    _of_side(out)
    out = greetings.joined(out)
    _talks_on_arrival(out)
    signed.talked(out)
    _talks_of_both(out)
    out = _journeys(joining.attended(_delegated(out)))
    commissions.led_by_both(out)
    signed.for_states(out)
    out = called_off(out)
    _whereabouts_of_visits(out)
    _people_of_told(out)
    convening.discussed_there(out)
    signed.then(out)
    signed.before(out)
    signed.in_the_end(out)
    signed.with_partner(out)
    signed.at_talks(out)
    signed.by_chairs(out)
    signed.in_commission(out)
    _dates_of_series(out)
    _places_of_series(out)
    others.resolve(out, published)
    return echoes.without(out)


def _among_own(drafts: Sequence[Draft]) -> None:
    """Visitors of one state discuss with those told of before: "Deputatlar ... müzakirə edəcəklər"."""
    for n, draft in enumerate(drafts):
        countries = {country_of(p.party) for p in draft.parts}
        several = len(draft.parts) > 1 and all(p.party.person is not None for p in draft.parts)
        several = several and len(countries) == 1 and countries != {""}
        told = (d for d in drafts[:n] if d.sentence == draft.sentence and d.type == "meeting")
        again = bool(draft.parts) and any(d.keys() > draft.keys() for d in told)
        if draft.rule == "discuss" and (several or again):
            draft.rule, draft.parts = "whereabouts", []


def _still_to_discuss(drafts: Sequence[Draft]) -> None:
    """What those will discuss who are just meeting is of that talk: "A Riqada B ilə görüşür. Nazirlər X-i
    müzakirə edəcəklər".
    """
    for n, draft in enumerate(drafts):
        if draft.rule != "discuss" or draft.modality != "planned" or draft.when or draft.place:
            continue
        told = told_before(drafts, n, "meeting") if len(draft.parts) > 1 and not draft.title else []
        near = [d for d in told if draft.sentence - d.sentence <= 2 and d.modality == "held"]
        if near and near[-1].keys() == draft.keys() and not near[-1].earlier:
            draft.rule, draft.parts = "whereabouts", []


def _without_letters(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out "diplomat etimadnaməsini təqdim edib", where he is told to be received."""
    out: list[Draft] = []
    for draft in drafts:
        told = [d for d in out if d.type == "meeting" and draft.sentence - d.sentence <= 3 and not d.title]
        again = draft.rule == "credentials" and any(draft.keys() < d.keys() for d in told)
        if not again or draft.title:
            out.append(draft)
    return out


def _places_of_series(drafts: Sequence[Draft]) -> None:
    """ "Nazir Londonda bir sıra görüşlər keçirib": what follows of his talks was there."""
    for n, series in enumerate(drafts):
        alone = len(series.parts) == 1 and series.parts[0].party.person is not None
        if series.rule != "meeting-noun" or not alone or series.place is None or series.earlier:
            continue
        for draft in drafts[n + 1 :]:
            same = draft.modality == series.modality and series.keys() < draft.keys()
            near = not (draft.earlier or draft.title) and draft.sentence - series.sentence <= _NEAR + 2
            if draft.type == "meeting" and draft.place is None and draft.frame is None and same and near:
                draft.place = series.place


def _adopted(drafts: Sequence[Draft]) -> list[Draft]:
    """What a gathering adopts is its document and no signing of its own; another paper goes to the signing
    before.
    """
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        if draft.rule != "adopt-within":
            out.append(draft)
            continue
        before = [
            d
            for d in told_before(drafts, n, "conference", "signing", *TALKS)
            if draft.sentence - d.sentence <= _NEAR
        ]
        hosts = [d for d in before if d.type == "conference" and (d.named or d.parts) and not d.earlier]
        # "sammitə qatılacaqlar. Görüşdən sonra bəyanat qəbul ediblər": nothing is adopted at what is to come
        hosts = [d for d in hosts if d.modality == draft.modality or d.modality != "planned"]
        hosts = hosts or [d for d in before if d.type == "signing"]
        if hosts:
            hosts[-1].documents += draft.documents
        elif len(draft.parts) > 1 or (_is_of_all(draft) and any(d.type in TALKS for d in before)):
            out.append(draft)
    return out


def _is_of_all(paper: Draft) -> bool:
    """Whether those who talked adopt a paper: nobody in particular, or "tərəflər", "onlar", "nazirlər"."""
    kinds = ("group", "pronoun", "post")
    return all(p.party.plural and p.party.kind in kinds and not country_of(p.party) for p in paper.parts)


def _of_side(drafts: Sequence[Draft]) -> None:
    """ "ABŞ nümayəndə heyətinə A və B daxildir": who acts for a state in the talks told before, and is on no
    visit of the other side.
    """
    for n, draft in enumerate(drafts):
        if draft.rule != "delegation":
            continue
        mine = {country_of(p.party) for p in draft.parts} - {""}
        told = told_before(drafts, n, "meeting", "visit")
        near = [d for d in told if draft.sentence - d.sentence <= _NEAR + 2]
        talks = [d for d in near if d.type == "meeting" and _states(d) & mine]
        visits = [d for d in near if d.type == "visit" and {country_of(p.party) for p in d.parts} & mine]
        if talks and not visits:
            draft.type, draft.rule, draft.modality = "meeting", "attendance", talks[-1].modality


def _states(draft: Draft) -> set[str]:
    return {p.party.country for p in draft.parts if p.party.kind == "state"}


def _delegated(drafts: Sequence[Draft]) -> list[Draft]:
    """Add a member of a delegation to the visit of his state that was held, not to one to which somebody has
    just been invited.
    """
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        told = [d for d in drafts[:n] if d.type == "visit" and not d.title and draft.rule == "delegation"]
        held = [d for d in told if d.rule in ("go", "stay", "visit-noun") and d.modality == "held"]
        state = {country_of(p.party) for p in draft.parts} - {""}
        same = [d for d in held if {country_of(p.party) for p in d.parts} & state]
        dated = draft.rule == "delegation" and draft.earlier and draft.when is not None
        if told and dated and not any(d.earlier and d.parts for d in told):
            continue  # "2019-cu ildə onu nazir A müşayiət etmişdi": on another journey
        delegations.act_for_head(told[-1:], draft)
        if told and told[-1].modality == "planned" and draft.modality == "held" and same and state:
            joining.add_people(same[-1], draft)
        else:
            out.append(draft)
    return out


def _journeys(drafts: Sequence[Draft]) -> list[Draft]:
    """ "Nazir Daşkənddə forumda iştirak edir. Səfər çərçivəsində ...": he has come there, if no visit is
    told.
    """
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        if draft.rule != "journey":
            out.append(draft)
            continue
        if any(d.type == "visit" and not _tells_no_place(d) for d in drafts):
            continue
        told = told_before(drafts, n, "conference", "meeting")
        near = [d for d in told if draft.sentence - d.sentence <= 2]
        beside = [d for d in drafts[n + 1 :] if d.sentence == draft.sentence and d.type == "meeting"]
        met = [d for d in told if any(_is_there_too(d, other) for other in beside)]
        event = next((d for d in (*near[-1:], *beside, *met[-1:]) if _come_to(d) is not None), None)
        guest = _come_to(event) if event is not None else None
        there = [d for d in near if d.place is not None and d.modality == "held" and not d.earlier]
        for talk in beside if event is None and there else ():
            event, guest = there[-1], _received_in(there[-1].place, talk)
        if event is None or guest is None:
            continue
        draft.place = event.place
        draft.add(guest, "guest")
        if any(p.party.key() == guest.key() for p in event.parts):
            event.frame = event.frame or draft
        out.append(draft)
    return out


def _tells_no_place(visit: Draft) -> bool:
    """Whether a mention tells but of whom a delegation is, or that there is a visit."""
    return visit.rule == "journey" or (visit.rule == "delegation" and visit.place is None)


def _received_in(place: Span | None, talk: Draft) -> Party | None:
    """Who has come to where the event before was, and now talks with an official of that state."""
    if (
        place is None
        or not place.country
        or talk.place is not None
        or talk.modality != "held"
        or talk.earlier
    ):
        return None
    people = [p.party for p in talk.parts if p.party.person is not None and country_of(p.party)]
    guests = [p for p in people if country_of(p) != place.country]
    came = len(guests) == 1 < len(people)
    acts = came and not guests[0].prep and ("nom" in guests[0].cases or talk.rule == "receive")
    return guests[0] if acts else None


def _is_there_too(event: Draft, talk: Draft) -> bool:
    """Whether who has come to an event abroad has another talk with an official of that state."""
    guest = _come_to(event)
    place = event.place.country if event.place is not None else ""
    keys = talk.keys()
    return guest is not None and guest.key() in keys and place in talk.countries()


def _come_to(event: Draft) -> Party | None:
    """Who has come abroad for an event: the only one there who is not at home, who talks with one who is."""
    place = event.place
    if place is None or not place.country or event.modality != "held" or event.earlier:
        return None
    persons = [p.party for p in event.parts if p.party.person is not None and country_of(p.party)]
    guests = [p for p in persons if country_of(p) != place.country]
    met = (len(persons) > 1) == (event.type == "meeting") or event.rule == BOARD
    came = len(guests) == 1 and met
    return guests[0] if came else None


def _talks_on_arrival(drafts: Sequence[Draft]) -> None:
    """ "Burada təkbətək görüş olub" after a visitor has been welcomed: he talks with who welcomed him."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or draft.type != "meeting" or draft.parts or draft.title:
            continue
        near = [d for d in told_before(drafts, n, "meeting", "visit") if draft.sentence - d.sentence <= _NEAR]
        visit = next((d for d in reversed(near) if any(p.role == "host" for p in d.parts)), None)
        if visit is None or any(d.type == "meeting" for d in near) or visit.modality != draft.modality:
            continue
        persons = [p for p in visit.parts if p.party.person is not None and p.party.person.capacities]
        guest = next((p for p in persons if p.role == "guest"), None)
        host = next((p for p in persons if p.role == "host"), None)
        if guest and host and country_of(guest.party) != country_of(host.party):
            draft.rule, draft.frame = "meeting-noun", visit
            draft.place = draft.place or visit.place
            draft.add(guest.party, "guest")
            draft.add(host.party, "host")


def _talks_of_both(drafts: Sequence[Draft]) -> None:
    """ "Həmin gün A və B nümayəndə heyətləri arasında görüş olub": within the visit of B to A just told."""
    for n, draft in enumerate(drafts):
        states = _states(draft)
        if draft.type != "meeting" or draft.place or draft.frame or len(states) != 2 or len(draft.parts) != 2:
            continue
        told = [d for d in told_before(drafts, n, "visit") if draft.sentence - d.sentence <= 2]
        visit = next((d for d in told[-1:] if d.modality == draft.modality and not draft.earlier), None)
        guests = {country_of(p.party) for p in visit.parts if p.role == "guest"} if visit else set()
        if visit and visit.place and guests and guests | {visit.place.country} == states:
            draft.frame, draft.place = visit, visit.place


def _whereabouts_of_visits(drafts: Sequence[Draft]) -> None:
    """The day of "noyabrın 23-də baş tutmalı olan səfərlər" is that of all visits told before."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or draft.type != "visit" or draft.when is None:
            continue
        told = [d for d in told_before(drafts, n, "visit") if draft.sentence - d.sentence <= _NEAR]
        if draft.parts:  # "Nazirin səfəri martın 3-də başlayıb": his last one
            named = draft.people_keys()
            told = [d for d in told if not named or named & d.keys()][-1:]
            draft.parts = []
        last = {d.paragraph for d in told[-1:]}
        told = [d for d in told if d.paragraph in last]
        whole = {d.sentence for d in told if d.rule == "visit-noun"}
        told = [d for d in told if d.rule != "go" or d.sentence not in whole]  # a stop has its own day
        for visit in told:
            # who has come stays on: "gəlib. Səfər martın 5-dən 7-dək davam edəcək"
            goes_on = visit.modality == "held" and bool(draft.when.end)
            same = visit.modality == draft.modality or visit.modality == "cancelled" or goes_on
            if same and (visit.earlier == draft.earlier or visit.modality == "cancelled"):
                visit.when = visit.when or draft.when


def _people_of_told(drafts: Sequence[Draft]) -> None:
    """Who holds "tədbir", told before by its name, takes part in it."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or not draft.parts:
            continue
        told = [d for d in told_before(drafts, n, "conference") if d.named]
        for part in draft.parts if told else ():
            told[-1].add(part.party, part.role)


def _dates_of_series(drafts: Sequence[Draft]) -> None:
    """ "Nazir sentyabrın 23-də bir sıra görüşlər keçirib": the day of the talks told next."""
    for n, draft in enumerate(drafts):
        one = draft.type == "meeting" and draft.rule == "meeting-noun" and len(draft.parts) == 1
        if not one or draft.when is None or draft.title:
            continue
        for talk in drafts[n + 1 :]:
            near = talk.type == "meeting" and talk.sentence - draft.sentence <= 2
            if near and talk.when is None and talk.keys() & draft.keys() and talk.earlier == draft.earlier:
                talk.when, talk.place = draft.when, talk.place or draft.place
