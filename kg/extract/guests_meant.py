"""Whom "the guest" means: who came on the visit spoken of, "the Estonian guest" the one from there.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import travellers
from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.participants import acting_before, all_acting_before
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading
from kg.records import Role


def without_invited(draft: Draft, earlier: Sequence[Draft]) -> Sequence[Draft]:
    """The mentions before without visits to come, where another event is told to have taken place: "She asked
    the premier to Chile. Then the guests flew to Oslo": not the premier."""
    held = [d for d in earlier if d.modality == "held" and d.parts and not d.title]
    if draft.modality != "held" or not held:
        return earlier
    return [d for d in earlier if d.type != "visit" or d.modality != "planned" or d.first < held[0].first]


def from_abroad(talk: Draft, meant: list[Party]) -> list[Party]:
    """Return those of the meant who are not of the state of their host, where others are: "The ministers of
    Malta, Peru and Chad met. The Maltese premier received the guests": not his own minister."""
    own = {country_of(p.party) for p in talk.parts if p.role == "host"} - {""}
    return [p for p in meant if country_of(p) not in own] or meant


def resolve(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Let "гость" mean who came on the visit spoken of before, "эстонский гость" the one from Estonia."""
    groups = [p for p in draft.parts if p.party.kind == "group"]
    earlier = without_invited(draft, earlier) if groups else earlier
    earlier = reading.stories.own(draft.sentence, earlier) if groups else earlier
    for part in [p for p in groups if not p.party.plural and p.party.person is None]:
        told = [d for d in reversed(earlier) if not d.title]
        if reading.words.tokens[part.party.head].lemmas & reading.hosts:
            draft.parts.remove(part)
            others = {p.party.key() for p in draft.parts}
            for host in (h for h in _host(reading, told) if h.key() not in others):
                draft.add(host, part.role)
            continue
        visits = [d for d in told if d.type == "visit"]
        visits = [d for d in visits if d.rule != "delegation"] or visits  # who came, not who came along
        if called := _called_so(reading, part.party, visits):
            told = [d for d in told if d.type != "visit" or d in called]
            visits = called
        came = [p.party for d in visits for p in d.parts if p.role != "host"]
        people = travellers.together(told)
        plural = _is_several(reading, part.party) or part.party.prep == "of"
        visitors = _guests(earlier) or (people if plural and len(people) > 1 else came[:1])
        visitors = visitors or [p.party for d in told for p in d.parts if p.role == "guest"][:1]
        visitors = (
            visitors
            or _away_from_home(reading, told, draft, part.role, several=plural)
            or _spoken_of(reading, part.party, draft)
            or (_all_spoken_of(reading, draft) if plural and part.role != "host" else [])
        )
        own = part.party.country
        visitors = [p for p in visitors if not own or country_of(p) in ("", own)]
        draft.parts.remove(part)
        for party in _of_the_country(reading, part.party, draft, earlier) or visitors:
            if part.role != "host" or _is_of_place(party, draft):
                draft.add(party, "host" if part.role == "host" else "guest")
                _name_colleague(reading, draft, party, told)
        if plural and len({country_of(p) for p in visitors} - {""}) > 1:
            _set_apart(draft, visitors, told)


def _called_so(reading: Reading, reference: Party, visits: Sequence[Draft]) -> list[Draft]:
    """The visits of who was called by the same word there, where the last one is of somebody else: "A
    delegation led by A is in Oslo. B recalled his visit to Lima. The delegation will attend the forum"."""
    lemmas = reading.words.tokens[reference.head].lemmas
    fitting = [d for d in visits if _says(reading, d, lemmas)]
    return fitting if fitting and visits[0] not in fitting else []


def _says(reading: Reading, visit: Draft, lemmas: frozenset[str]) -> bool:
    """Whether the clause of a visit, from its guests on, has one of the words."""
    first = min((p.party.first for p in visit.parts), default=visit.first)
    clause = reading.words.tokens[min(first, visit.first) : visit.last + 1]
    return any(t.sentence == visit.sentence and t.lemmas & lemmas for t in clause)


def _set_apart(draft: Draft, guests: Sequence[Party], told: Sequence[Draft]) -> None:
    """Set the talk of guests with somebody apart from the one that they had before without him: "The envoys
    of Chad, Peru and Oman met in Lima. The guests were then received by President A"."""
    keys = {p.key() for p in guests}
    others = [p.party.key() for p in draft.parts if p.party.person is not None and p.party.key() not in keys]
    talked = [d.keys() for d in told if d.type in (*TALKS, "conference") and keys <= d.keys()]
    if draft.type in TALKS and others and talked:
        draft.apart = draft.apart or not any(other in talk for talk in talked for other in others)


def _host(reading: Reading, told: Sequence[Draft]) -> list[Party]:
    """Who received others in the talk or visit told last, or is at home where they were; nobody where
    several may be meant."""
    for draft in (d for d in told if d.type in (*TALKS, "visit") and d.modality != "cancelled"):
        hosts = [p.party for p in draft.parts if p.role == "host" and p.party.person is not None]
        frame = draft.frame.place if draft.frame is not None and draft.frame is not draft else None
        here = _where(reading, draft) or (frame.country if frame is not None else "")
        people = draft.people()
        at_home = [p for p in people if here and country_of(p) == here]
        meant = hosts or (at_home if len(at_home) < len(people) else [])
        if meant or len(people) > 1:
            return meant if len(meant) == 1 else []
    return []


def _name_colleague(reading: Reading, draft: Draft, guest: Party, told: Sequence[Draft]) -> None:
    """Let the nameless colleague of a guest, maybe told by his state, be who has the like post and talked
    with him last, or asked him to come."""
    bare = [p for p in draft.parts if p.party.counterpart and p.party.person is None and not p.party.plural]
    part, state = (bare[0], country_of(bare[0].party)) if bare else (None, "")
    events = (d for d in told if d.type in (*TALKS, "visit") and {guest.key()} <= d.keys())
    others = (p.party for d in events for p in d.parts if p.party.key() != guest.key())
    others = (p for p in others if not state or country_of(p) == state)
    colleague = next((p for p in others if _hold_one_post(reading, p.person, guest.person)), None)
    if part is not None and colleague is not None:
        part.party.person = colleague.person  # in every mention of the sentence
        draft.parts.remove(part)
        draft.add(colleague, part.role)


def _hold_one_post(reading: Reading, one: Person | None, other: Person | None) -> bool:
    if one is None or other is None or one.country == other.country:
        return False
    posts = [[f"{c.position} {c.organization}".strip() for c in p.capacities] for p in (one, other)]
    return any(reading.stands_for(a, b) or reading.stands_for(b, a) for a in posts[0] for b in posts[1])


def _guests(earlier: Sequence[Draft]) -> list[Party]:
    """Those received just before, together or one by one in one sentence, if they are several."""
    talks = [d for d in earlier if d.type in TALKS and d.parts]
    same = [d for d in talks if d.sentence == talks[-1].sentence and d.title == talks[-1].title]
    guests = list(dict.fromkeys(p.party for d in same for p in d.parts if p.role == "guest"))
    return guests if len(guests) > 1 else []


def _is_of_place(party: Party, visit: Draft) -> bool:
    """Whether a guest who invites to a place is of its state: "The guest invited the king to Riga"."""
    return visit.place is None or country_of(party) in ("", visit.place.country)


def _is_several(reading: Reading, reference: Party) -> bool:
    """Whether a word can only be a plural: "гостей"; of readings that take its ending for the stem none
    counts."""
    nouns = [r for r in reading.words.tokens[reference.head].readings if r.pos == "N"]
    stem = min((len(r.lemma) for r in nouns), default=0)
    return {r.number for r in nouns if len(r.lemma) == stem} == {"p"}


def _away_from_home(
    reading: Reading, told: Sequence[Draft], draft: Draft, role: Role, *, several: bool
) -> list[Party]:
    """Who met an official of the state where they met, or of that of the publisher where no place is told;
    of a guest told to have come somewhere, of the state of that place; all of them if several are meant."""
    kinds = ("meeting", "conference") if several else ("meeting",)
    talks = [d for d in told if d.type in kinds and len(d.parts) > 1]
    # "Ministers C and D joined them. The guest" is one of the two who talked
    talk = next((d for d in talks if d.rule != "attendance"), next(iter(talks), None))
    if talk is None:
        return []
    tellings = [talk, *(d for d in told if _is_of_same(d, talk))]
    if talk.rule == "attendance":  # "Talks took place in Chad. A and B led the delegations": there
        tellings += [d for d in told if d.type == "meeting" and d.first < talk.first][:1]
    here = next((c for d in tellings if (c := _where(reading, d))), "") or reading.home
    sides = {country_of(p.party) for p in talk.parts}
    come = draft.type == "visit" and draft.rule != "invite" and role != "host"
    if come and draft.place is not None and draft.place.country in sides:
        here = draft.place.country
    guests = [p.party for p in talk.parts if country_of(p.party) not in ("", here)]
    # not who only sat beside him, as a later sentence tells
    guests = [p for p in guests if p.sentence <= talk.sentence] if len(guests) > 1 else guests
    at_home = any(country_of(p.party) == here for p in talk.parts) and bool(here)
    named = all(p.person is not None for p in guests) and (len(guests) == 1 or several)
    return guests if at_home and guests and named else []


def _where(reading: Reading, talk: Draft) -> str:
    """The state where a talk was, '' where its sentence does not tell."""
    return talk.place.country if talk.place is not None else _told_there(reading, talk)


def _is_of_same(told: Draft, talk: Draft) -> bool:
    """Whether a mention tells of the talk of the same people: "The ministers of Chad and Peru met in Oslo. A
    and B discussed trade"."""
    return told is not talk and told.type == "meeting" and talk.keys() <= told.keys()


def _spoken_of(reading: Reading, reference: Party, draft: Draft) -> list[Party]:
    """The only official who acts in the sentences right before a guest, where no visit is told: "The director
    inspected the plant. The president received | the guest", who may be said to be on a visit there, or to
    have come to another state than his own; nobody of the state of his host."""
    staying = draft.type == "visit" and draft.aside
    came = draft.type == "visit" and draft.rule != "invite" and draft.place is not None
    meant = acting_before(reading, draft) if draft.type in TALKS or staying or came else None
    others = [p.party for p in draft.parts if p.party is not reference]
    own = country_of(meant) if meant is not None else ""
    at_home = any(own and country_of(p) == own for p in others)
    at_home = at_home or (draft.type == "visit" and draft.place is not None and draft.place.country == own)
    apart = meant is not None and all(p.key() != meant.key() for p in others)
    return [meant] if meant is not None and apart and not at_home else []


def _all_spoken_of(reading: Reading, draft: Draft) -> list[Party]:
    """The officials who act together in the sentence right before "the guests" of a talk, where none of them
    is of the state of their host, who is named: "The envoys A and B came to the ministry. Minister C received
    | the guests"."""
    hosts = draft.people()
    own = {country_of(p) for p in hosts} - {""}
    named = all_acting_before(reading, draft) if draft.type in TALKS and hosts else []
    keys = {p.key() for p in hosts}
    foreign = all(p.key() not in keys and country_of(p) not in own for p in named)
    at_home = bool(own) or any(reading.international(body) for p in hosts if (body := body_of(p)))
    if len(named) < 2 or not (foreign and at_home):
        return []
    told = [w for w in reading.whens if reading.words.tokens[w.first].sentence == draft.sentence - 1]
    days = [w for w in told if not (w.stamp or w.ahead)]
    if len(days) == 1 and draft.when is None:
        draft.when = days[0]  # on which they came
    return named


def _told_there(reading: Reading, talk: Draft) -> str:
    """The state of the only town that the sentence of a talk names, '' for none: the place of the talk is
    settled later."""
    tokens = reading.words.tokens
    towns = [s for s in reading.located if s.kind == "place" and tokens[s.first].sentence == talk.sentence]
    return towns[0].country if len({s.country for s in towns}) == 1 else ""


def _of_the_country(
    reading: Reading, reference: Party, draft: Draft, earlier: Sequence[Draft]
) -> list[Party]:
    """The only person of a country told of so far, for a reference that names the country."""
    told = (p for p in reading.persons if p.mentions and p.mentions[0].first < draft.first)
    persons = [p for p in told if reference.country and p.country == reference.country]
    persons = persons if len(persons) < 2 else _come(persons, earlier)
    return [persons[0].mentions[0]] if len(persons) == 1 else []


def _come(persons: list[Person], earlier: Sequence[Draft]) -> list[Person]:
    """Those of several who came on the visit told last, else who talked last."""
    visits = [
        d
        for d in earlier
        if d.type == "visit" and not d.title and d.rule not in ("delegation", "greeting", "return")
    ]
    guests = [p.party.person for d in visits[-1:] for p in d.parts if p.role != "host"]
    came = [p for p in persons if p in guests]
    return came if len(came) == 1 else [p for p in persons if p in _talkers(earlier)]


def _talkers(earlier: Sequence[Draft]) -> list[Person | None]:
    """Who takes part in the talk told last, without those who only attend it."""
    talks = [d for d in earlier if d.type in TALKS and d.rule != "attendance" and len(d.parts) > 1]
    return [p.party.person for p in talks[-1].parts] if talks else []
