"""Which events count: those that are told fully enough, and those that cross a border.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kg.extract.allegiance import body_of, country_of, states_country
from kg.extract.drafts import TALKS, Draft, Loss
from kg.extract.parties import Capacity, Party
from kg.extract.reading import Reading
from kg.extract.scopes import in_scope
from kg.extract.whereabouts import same_place

# A gathering is told of at most so many sentences before what it signs.
_BESIDE = 2


# The rule of gatherings of many states that letters name: "COP29".
_LETTERED = "lettered"
# That of gatherings of many states that are counted: "the ministers of twelve countries gathered".
_COUNTED = "gather-many"


def lack(draft: Draft) -> Loss | Literal[""]:
    """Return what a mention lacks to be an event, '' when it is full.

    That is two sides, a visitor and a place or who asks him to come, a document, or a name or parties.
    """
    if draft.denied:
        return "denied"
    if draft.type in TALKS:
        full = len(draft.parts) >= 2 or (draft.parts and (draft.named or draft.rule == "credentials"))
        return "" if full else "no second side"
    if draft.type == "visit":
        asked = draft.rule == "invite" and any(p.role == "host" for p in draft.parts)
        if all(p.role == "host" for p in draft.parts):
            return "no visitor"
        return "" if draft.place or asked else "no place"
    if draft.type == "signing":
        return "" if draft.documents else "no document"
    return "" if draft.named or draft.parts else "no name and no parties"


def diplomatic(reading: Reading, events: Sequence[Draft]) -> list[Draft]:
    """Return the events that cross a border: two countries, an international body, or nothing that denies it.

    A document that one state adopts counts in a text that also tells of a diplomatic talk, and so does a
    gathering within which one takes place. The others are lost.
    """
    crossing = [d for d in events if _crosses_border(reading, d)]
    visits = [d for d in crossing if d.type == "visit"]
    crossing += [d for d in events if d not in crossing and any(_is_of_visitor(d, v) for v in visits)]
    crossing += [d for d in events if d.type == "conference" and d.named and _frames_any(d, crossing)]
    crossing += [d for d in events if d not in crossing and any(_waits_for(d, v) for v in visits)]
    crossing += [d for d in events if d not in crossing and _comes_after_any(d, crossing)]
    crossing += [d for d in events if d not in crossing and _signs_beside(d, crossing)]
    # What a gathering of many signs has no signatories of its own.
    gatherings = [d for d in crossing if d.type == "conference"]
    crossing += [d for d in events if _is_paper_of(reading, d, gatherings)]
    crossing += [d for d in events if d not in crossing and _is_held_within(d, gatherings)]
    talks = any(d.type in TALKS for d in crossing)
    kept = [d for d in events if d in crossing or (talks and d.rule == "adopt" and d.countries())]
    for draft in events:
        if draft not in kept:
            draft.lost = "crosses no border"
    return kept


def _is_held_within(gathering: Draft, gatherings: Sequence[Draft]) -> bool:
    """Whether a named gathering is told to be held within one of several states."""
    return (
        gathering.type == "conference" and gathering.named and any(gathering.frame is g for g in gatherings)
    )


def _is_of_visitor(draft: Draft, visit: Draft) -> bool:
    """Whether a visitor whose state is not told deals with officials of the state that he is in, or attends
    a gathering there."""
    guests = {p.party.key() for p in visit.parts if p.role != "host" and not country_of(p.party)}
    here = _country_of_place(visit)
    within = draft.frame is visit or _country_of_place(draft) == here
    aimed = draft.type == "conference" and draft.frame is visit and draft.modality == "planned"
    same = within and (draft.modality == visit.modality or aimed) and bool(guests & draft.keys())
    enough = len(draft.parts) > 1 or (draft.type == "conference" and draft.named)
    return same and bool(here) and enough and set(draft.countries()) <= {here}


def _waits_for(gathering: Draft, visit: Draft) -> bool:
    """Whether a gathering that is only named takes place where a guest goes: "flew to Rome, where the energy
    forum opens"."""
    bare = gathering.type == "conference" and gathering.named and not gathering.parts
    follows = visit.sentence == gathering.sentence and visit.first < gathering.first
    follows = follows and not in_scope(visit, gathering.first) and visit.modality != "cancelled"
    here, there = gathering.place, visit.place
    return bare and follows and same_place(here, there)


def _is_paper_of(reading: Reading, signing: Draft, gatherings: Sequence[Draft]) -> bool:
    """Whether a paper that nobody in particular signs is told of beside its gathering, or with its day."""
    frame = next((d for d in gatherings if d is signing.frame), None)
    titled = signing.type == "signing" and any(not i.vague for i in signing.documents)
    if frame is None or not titled or signing.parts:
        return False
    tokens = reading.words.tokens
    told = [frame.sentence, *(tokens[first].sentence for first, _ in frame.mentions)]
    return signing.when is not None or any(0 <= signing.sentence - s <= _BESIDE for s in told)


def _signs_beside(signing: Draft, crossing: Sequence[Draft]) -> bool:
    """Whether officials of whom no state is told sign for those of two states: what a title calls a paper of
    two states, or, shortly after a talk or visit of two states, two or more who hold one post."""
    people = [p.party.person for p in signing.parts if p.party.person is not None]
    held = [c.position for person in people for c in person.capacities if not c.former]
    if signing.type != "signing" or len(people) < _SEVERAL or len(held) < len(people):
        return False
    if signing.rule == "sign-states":
        return True
    before = [d for d in crossing if 0 <= signing.sentence - d.sentence <= _AFTER and not d.title]
    sides = [s for d in before if len(s := _states_at(d)) > 1]
    twice = len(set(held)) < len(held)
    return (twice or _is_of_talks(signing, before)) and any(set(signing.countries()) <= s for s in sides)


def _is_of_talks(signing: Draft, before: Sequence[Draft]) -> bool:
    """Whether papers are told to come of the talks or the visit of others: "at the end of the talks, the
    minister of trade A and the mayor B signed a plan"."""
    frame = signing.frame
    return frame is not None and frame.type != "conference" and any(frame is d for d in before)


def _states_at(event: Draft) -> set[str]:
    """The states of a talk's sides, of a visit's guests and of the place that they visit."""
    if event.type == "visit":
        return {*event.countries(), _country_of_place(event)} - {""}
    return set(event.countries()) if event.type in TALKS else set()


# Ministers sign so many sentences after the talks of their leaders at most.
_AFTER, _SEVERAL = 3, 2


def _frames_any(gathering: Draft, events: Sequence[Draft]) -> bool:
    return any(d.frame is gathering for d in events) and all(d is not gathering for d in events)


def _comes_after_any(gathering: Draft, events: Sequence[Draft]) -> bool:
    """Whether a gathering is the next or former one of one that crosses a border: it does so too."""
    model = gathering.after
    while model is not None and model.into is not None:
        model = model.into
    return model is not None and any(d is model for d in events)


def _crosses_border(reading: Reading, draft: Draft) -> bool:
    if draft.type == "visit":
        return _visit_crosses(reading, draft)
    if _several_states(reading, draft):
        return True
    if draft.type == "conference":
        many = draft.represented or draft.rule in (_LETTERED, _COUNTED) or reading.international(draft.name)
        return many or _abroad(draft) or _is_of_another(reading, draft) or _is_about_another(reading, draft)
    if draft.rule == "credentials" or (draft.type in TALKS and (draft.many or _abroad(draft))):
        return True
    if draft.type == "signing" and draft.countries():
        people = sum(p.party.person is not None for p in draft.parts)
        return _abroad(draft) or (people > 1 and _foreigner(reading, draft))
    return reading.international(draft.name) or _foreigner(reading, draft)


def _several_states(reading: Reading, draft: Draft) -> bool:
    """Whether the sides are of two states, also where they are only known for their leaders, or those of a
    state and those who fight one."""
    bare = (p.party for p in draft.parts if not country_of(p.party))
    states = {*draft.countries(), *(c for p in bare if (c := _leads(reading, p)))}
    fighting = any(reading.everyday.fights(body_of(p.party)) for p in draft.parts)
    crossing = len(states) + fighting > 1
    return crossing or any(_is_international(reading, p.party) for p in draft.parts)


def _is_international(reading: Reading, party: Party) -> bool:
    """Whether somebody acts for an international body and not for a country."""
    body = body_of(party)
    if country_of(party):
        return False
    posts = party.person.capacities if party.person is not None else []
    union = any(reading.international(c.position) for c in posts)  # "European Commissioner for Trade"
    return union or (bool(body) and reading.international(body))


def _visit_crosses(reading: Reading, draft: Draft) -> bool:
    """Whether a visitor comes from another country; one without a country, unless he stays in the home."""
    guests = [p.party for p in draft.parts if p.role != "host"]
    if draft.aside and all(_comes_to_serve(reading, p) for p in guests):
        return False
    countries = [c for p in guests if (c := country_of(p))]
    abroad = [p for p in guests if p.foreign not in ("", reading.home)]
    if any(p.person is None or p.person.capacities for p in abroad):
        return True
    place, home = _country_of_place(draft), reading.home
    countries = countries or [c for p in guests if (c := _leads(reading, p))]
    if countries and _is_district(reading, draft) and all(_tells_of_one_state(reading, c) for c in countries):
        return False  # "the president of Uzbekistan visited the region of Samarkand"
    if countries:
        return any(c != place for c in countries)
    if draft.rule != "receive" and any(_is_closed(p) and _sole_capacity(reading, p) for p in guests):
        return True  # "Prime Minister A arrived here on a state visit"
    at_home = reading.subject == place and _tells_of_one_state(reading, place)
    if place and at_home and all(_serves(reading, p) for p in guests):
        return False  # "the deputy mayor came to Astana": nothing is told of another state
    return not home or place != home or any(_is_international(reading, p.party) for p in draft.parts)


def _is_district(reading: Reading, draft: Draft) -> bool:
    """Whether a place is a part of a state that the gazetteer does not know: "Самаркандская область"."""
    words = draft.place.name.lower().split() if draft.place is not None and not draft.place.country else []
    return not set(reading.everyday.districts).isdisjoint(words)


def _leads(reading: Reading, party: Party) -> str:
    """The state of somebody who is known by name alone, and acts for no body."""
    person = party.person
    at_body = person is not None and any(c.organization for c in person.capacities)
    return reading.everyday.leads(person.name) if person is not None and not at_body else ""


def _comes_to_serve(reading: Reading, party: Party) -> bool:
    """Whether somebody unnamed comes to his post: "the newly arrived ambassadors"."""
    return party.person is None and party.capacity is not None and reading.is_sent(party.capacity)


def _country_of_place(draft: Draft) -> str:
    return draft.place.country if draft.place is not None else ""


def _abroad(draft: Draft) -> bool:
    """Whether somebody acts for another country than that of the place."""
    place = _country_of_place(draft)
    return bool(place) and any(c != place for c in draft.countries())


def _is_of_another(reading: Reading, gathering: Draft) -> bool:
    """Whether somebody attends a gathering whose name tells of a state that is not his: "the celebrations of
    the independence of Ghana", "the forum «Russia – Africa»"."""
    acting = gathering.countries()
    if gathering.land and any(c != gathering.land for c in acting):
        return True
    inside = (s for s in reading.spans.all if gathering.first <= s.first and s.last <= gathering.last)
    return bool(acting) and any(s.country and s.country not in acting for s in inside)


def _is_about_another(reading: Reading, gathering: Draft) -> bool:
    """Whether the name of a gathering of nobody in particular tells of another state than that in which it
    takes place: "the donor conference on Sudan opened in Paris"."""
    here = _country_of_place(gathering)
    inside = (s for s in reading.spans.all if gathering.first <= s.first and s.last <= gathering.last)
    return bool(here) and not gathering.parts and any(s.country and s.country != here for s in inside)


def _foreigner(reading: Reading, draft: Draft) -> bool:
    """Whether an event of one known country at most can be with somebody of another.

    In an article that has a home only somebody who is said to be from abroad is; else anybody of whom nothing
    says the contrary, beside sides whose country the text itself gives.
    """
    parties = [p.party for p in draft.parts if not _is_at_firm(p.party)]
    if _share_one_post(reading, parties) or _are_abroad(parties) or _head_diplomacies(reading, parties):
        return True
    if reading.home and set(draft.countries()) <= {reading.home}:
        return any(p.foreign not in ("", reading.home) or _is_closed(p) for p in parties)
    unknown = [p for p in parties if not country_of(p)]
    known = [p for p in parties if country_of(p)]
    # A leader who is known by name is of the state of the governor whom he meets.
    home = {country_of(p) for p in known}
    unknown = [p for p in unknown if _leads(reading, p) not in home]
    inferiors = [p for p in unknown if _is_inferior(reading, p)]
    # Who is only said to have attended is of neither side in particular: "Several members were there".
    inferiors = [p for p in inferiors if p.person is not None or p.sentence <= draft.sentence]
    envoys = any(_is_envoy(reading, p) for p in known)
    if len(known) == 1 and unknown and all(_is_of_home(reading, p) for p in unknown):
        return False
    if inferiors and not (_is_told_first(inferiors, known) or envoys):
        return False
    if draft.type in TALKS and unknown and _are_of_one_state(reading, known, unknown):
        return False
    told = {country_of(p) for p in known}
    named = any(p.foreign for p in unknown)
    serving = named and not envoys and len(told) == 1 and all(_serves(reading, p) for p in parties)
    if serving and _tells_of_one_state(reading, *told):
        return False  # a coach with a foreign name acts for no state
    # Who is listed with somebody of a country that the text gives is of it too.
    stated = {country_of(p) for p in known if states_country(p)}
    return bool(unknown) and len(parties) > 1 and {country_of(p) for p in known} <= stated


def _are_abroad(parties: Sequence[Party]) -> bool:
    """Whether officials without names are those of one of several states that somebody went to."""
    return len(parties) > 1 and any(p.kind == "post" and p.plural and p.foreign for p in parties)


def _is_inferior(reading: Reading, party: Party) -> bool:
    """Whether somebody serves the rulers of his state, by his post or at his body: "the head of the bank"."""
    capacity = party.capacity
    if capacity is None:
        return False
    body = capacity.organization
    serving = reading.everyday.serving(body) and not reading.international(body)
    return reading.subordinate(capacity.position) or serving


def _is_at_firm(party: Party) -> bool:
    """Whether somebody holds posts at bodies of no state alone, so that he is of no side."""
    held = party.person.capacities if party.person is not None else [party.capacity] if party.capacity else []
    return bool(held) and all(c.own for c in held)


def _is_of_home(reading: Reading, party: Party) -> bool:
    """Whether a party or a house of a parliament, or who leads it unnamed: of the other side's state."""
    body = party.capacity.organization if party.capacity is not None else party.body
    return party.person is None and bool(body) and reading.everyday.domestic(body)


def _serves(reading: Reading, party: Party) -> bool:
    """Whether somebody holds only posts below those who speak for a state, and of no body: a deputy."""
    held = party.person.capacities if party.person is not None else [party.capacity] if party.capacity else []
    return bool(held) and all(reading.subordinate(c.position) and not c.organization for c in held)


def _tells_of_one_state(reading: Reading, country: str) -> bool:
    """Whether a text names no state, or place of a state, but those of one country."""
    return {s.country for s in reading.spans.all if s.country} <= {country}


def _is_envoy(reading: Reading, party: Party) -> bool:
    """Whether somebody serves abroad, where he meets officials of another state: "the consul of Chile"."""
    return party.capacity is not None and reading.is_sent(party.capacity)


def _are_of_one_state(reading: Reading, known: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether who rules a state talks with those who lead bodies of the state, in a text that names no other
    one: "The president of Chile received A, chairman of the National Bank"."""
    country = country_of(known[0]) if len(known) == len(others) == 1 else ""
    rules = bool(country) and _sole_capacity(reading, known[0]) is not None
    if not rules or _is_told_first(others, known) or not _tells_of_one_state(reading, country):
        return False
    held = [p.person.capacities if p.person is not None else [] for p in others]
    of_state = (
        bool(c) and all(h.organization and reading.of_state(h) and not reading.is_sent(h) for h in c)
        for c in held
    )
    return all(of_state) and not any(p.foreign or _leads(reading, p) for p in others)


def _is_told_first(inferiors: Sequence[Party], known: Sequence[Party]) -> bool:
    """Whether officials without a country stand before those of whom the text gives one: "The minister met
    the ambassador of Cuba"; the president of Cuba, who is named first, meets a minister of his own."""
    stated = [p for p in known if states_country(p)]
    first = min(((p.sentence, p.first) for p in stated), default=(0, 0))
    return bool(stated) and all((p.sentence, p.first) < first for p in inferiors)


def _is_closed(party: Party) -> bool:
    """Whether somebody without a country holds a post that cannot be of the home."""
    capacities = party.person.capacities if party.person is not None and not party.person.country else []
    return any(c.closed and not c.former for c in capacities)


def _share_one_post(reading: Reading, parties: Sequence[Party]) -> bool:
    """Whether two hold a post that a state has once, and nothing says that they are of one state.

    "Foreign Minister A met Latvian Foreign Minister B": of whichever state A is, it is another.
    """
    holders = [(p, c) for p in parties if (c := _sole_capacity(reading, p)) is not None]
    return any(
        not (a.country and b.country) and _are_one(reading, a.position, b.position)
        for n, (p, a) in enumerate(holders)
        for q, b in holders[:n]
        if p.person is not q.person
    )


def _head_diplomacies(reading: Reading, parties: Sequence[Party]) -> bool:
    """Whether two are chief diplomats, by whatever title, and nothing says that they are of one state:
    "Secretary of State A rang Foreign Minister B"."""
    people = {id(p.person): p.person for p in parties if p.person is not None}
    heads = [p for p in people.values() if any(map(reading.everyday.heads_diplomacy, p.capacities))]
    states = {p.country for p in heads}
    return len(heads) > 1 and (len(states) > 1 or "" in states)


def _sole_capacity(reading: Reading, party: Party) -> Capacity | None:
    """The post of a person that a state has once, no former one and none of a body."""
    capacities = party.person.capacities if party.person is not None else []
    own = (c for c in capacities if not (c.former or c.organization))
    return next((c for c in own if reading.sole(c.position)), None)


def _are_one(reading: Reading, one: str, other: str) -> bool:
    return one == other or reading.stands_for(one, other) or reading.stands_for(other, one)
