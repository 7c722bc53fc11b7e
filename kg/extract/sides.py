"""The countries of an event: of officials whom the text names without one, and of who signs.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract import abroad, attending_for, neutral, stops
from kg.extract.allegiance import body_of, country_of, give_country, states_country
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.papers import at_another_time
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading

# So many states a text can tell of, and who is named without one is still likely of the other side.
_FEW = 3
_TWO = 2


def assume_home(reading: Reading) -> None:
    """In an article that has a home, officials without a country are of that country."""
    # Of several presidents it is first "President A" who is of the home, then "B, president".
    for person in sorted(reading.persons, key=_is_titled, reverse=True) if reading.home else ():
        # "министры А и Б подписали": of two states
        if not (_met_equal(person, reading.drafts) or abroad.is_met(reading, person)):
            _assume_country(reading, person, reading.home)


def assume_subject(reading: Reading, events: Iterable[Draft]) -> None:
    """Officials without a country are of the one that the text is about, unless they came on a visit.

    Only offices and capacities learn from it, not the question whether an event is diplomatic: a majority of
    mentions is no proof.
    """
    visits = [d for d in events if d.type == "visit"]
    visits = [d for d in visits if d.place is None or d.place.country in ("", reading.subject)]
    visitors = [p.party.person for d in visits for p in d.parts]
    for person in reading.persons if reading.subject else ():
        sent = any(reading.is_sent(c) for c in person.capacities)
        faced = any(_faced(d, person) == {reading.subject} for d in events if d.type in TALKS)
        shared = _met_equal(person, events)
        local = any(_is_regional(reading, c.position, c.organization) for c in person.capacities)
        ruling = any(reading.sole(c.position) for c in person.capacities)
        away = reading.subject == reading.home and not ruling and abroad.is_met(reading, person)
        if person not in visitors and not (person.country or sent or faced or shared or local or away):
            _assume_country(reading, person, reading.subject)


def _is_regional(reading: Reading, position: str, body: str) -> bool:
    """Whether a post or its body is of a part of a state that is not named: "the minister of the region"."""
    said = {*position.lower().split(), *body.lower().split()}
    return not said.isdisjoint(reading.everyday.regional)


def _met_equal(person: Person, events: Iterable[Draft]) -> bool:
    """Whether somebody deals with the one other holder of his post: "министры финансов А и Б обменялись"."""
    mine = {(c.position, c.first) for c in person.capacities}
    for draft in events:
        people = [p.party.person for p in draft.parts]
        others = [p for p in people if p is not None and p is not person]
        between = len(people) == 2 and len(others) == 1 and draft.type != "visit"
        if between and mine & {(c.position, c.first) for c in others[0].capacities}:
            return True
    return False


def _faced(talk: Draft, person: Person) -> set[str]:
    """The countries of those with whom somebody talks; none where he takes no part.

    None either where that of a person is not told, for whom a later sentence adds to a talk.
    """
    own = next((p.party for p in talk.parts if p.party.person is person), None)
    if own is None:
        return set()
    others = [p.party for p in talk.parts if p.party.person is not person]
    others = [p for p in others if p.person is not None or country_of(p)]
    stated = [p for p in others if states_country(p)]
    told = len(stated) == len(others) or own.sentence == talk.sentence
    return {country_of(p) for p in stated} if told else set()


def _assume_country(reading: Reading, person: Person, country: str) -> None:
    """Fill in a country in the capacities that have none; those of an international body stay without."""
    if person.country not in ("", country) or _is_held(reading, person, country):
        return
    if reading.everyday.leads(person.name) not in ("", country):
        return
    for capacity in person.capacities:
        international = capacity.organization and reading.international(capacity.organization)
        if not capacity.country and reading.of_state(capacity) and not international:
            capacity.country, capacity.derived = country, True


def _is_held(reading: Reading, person: Person, country: str) -> bool:
    """Whether somebody else of the text holds the post that a country has one of: it is of another one."""
    posts = {c.position for c in person.capacities if not (c.country or c.organization or c.former)}
    sole = {p for p in posts if reading.sole(p)}
    others = (p for p in reading.persons if p is not person and sole)
    posts_held = ((p, c) for p in others for c in p.capacities if not (c.former or c.organization))
    held = ((p, c) for p, c in posts_held if c.position in sole and c.country == country)
    # "President Biden" and "Joe Biden" may be one.
    return any(not (c.derived and _last(p) == _last(person)) for p, c in held)


def _is_titled(person: Person) -> bool:
    """Whether a post stands before the name of somebody: "President A"."""
    names = (m.person_span for m in person.mentions[:1] if m.person_span is not None)
    return any(c.first < name.first for name in names for c in person.capacities[:1])


def _last(person: Person) -> str:
    return person.name.split()[-1]


def infer_countries(reading: Reading, events: Sequence[Draft]) -> None:
    """Of two sides, the one without a country is of the other of the pair, of the place or of the home."""
    always = _told_pairs(events)
    many = len({p.country for p in reading.persons if p.country}) > _FEW
    for draft in events:
        if draft.type == "visit":
            _travel_with(reading, draft)
            _invite(reading, draft)
        if draft.type == "visit" or draft.denied:
            continue
        bare = [p.party for p in draft.parts if _lacks_side(reading, p.party)]
        bare = [p for p in bare if p.sentence <= draft.sentence]
        if many and any(p.person is not None and not p.person.capacities for p in bare):
            continue  # among people of many states, a bare name can be of any
        if bare:
            told = always or _told_pairs([d for d in events if d.sentence <= draft.sentence])
            pairs = told if _told_near(draft, events) else []
            _be_opposite(reading, draft, bare, pairs, events)
        _receive_at_home(reading, draft)
        attending_for.complete(reading, draft)
        _of_place(reading, draft, events)


def _be_opposite(
    reading: Reading,
    draft: Draft,
    bare: Sequence[Party],
    pairs: Sequence[tuple[str, str]],
    events: Sequence[Draft],
) -> None:
    """Let those of whom no side is told be of the country that faces the known sides of an event."""
    country = _opposite_country(reading, draft, pairs, events)
    titled = all(p.person is not None and p.person.capacities for p in bare)
    leading = (p for p in bare if _leads_another(reading, country, p))
    another = any(country != reading.home or abroad.is_closed(p) for p in leading)
    if stops.is_elsewhere(draft, country, events):
        return
    if country and not another and (len(bare) == 1 or (draft.type == "meeting" and titled)):
        for party in (p for p in bare if not (_is_abroad(p, country) or _travels_to(country, p, events))):
            give_country(party, country)


def _receive_at_home(reading: Reading, ceremony: Draft) -> None:
    """Let who takes letters of credence be of the state where he does, which is none of the envoys'."""
    place = ceremony.place.country if ceremony.place is not None else ""
    if ceremony.rule != "credentials" or not place or place in ceremony.countries():
        return
    for party in (p.party for p in ceremony.parts if p.role == "host"):
        posts = party.person.capacities if party.person is not None else []
        bodies = any(c.organization or reading.international(c.position) for c in posts)
        if posts and not country_of(party) and not bodies and ceremony.countries():
            give_country(party, place)


def leave_to_people(events: Sequence[Draft]) -> None:
    """Leave a state that the name of a gathering tells, or that is told as a side of what was signed, to
    those who act for it: "Minister A of Peru led the Oman-Peru Dialogue".
    """
    for draft in (d for d in events if d.type in ("conference", "signing")):
        people = {country_of(p.party) for p in draft.parts if p.party.person is not None} - {""}
        name, signed = range(draft.first, draft.last + 1), draft.type == "signing"
        states = [p for p in draft.parts if p.party.kind == "state"]
        told = [p for p in states if signed or p.party.first in name]
        draft.parts = [p for p in draft.parts if not (p in told and p.party.country in people)]


def _travel_with(reading: Reading, visit: Draft) -> None:
    """Let officials whom a later sentence adds to a visit act for the visitor's state, hosts for their own.

    "President A of Zambia arrived in Peru. Ministers B and C are with him. Premier D met him."
    """
    guests = [p.party for p in visit.parts if p.role != "host"]
    states = {country_of(p) for p in guests} - {""}
    place = visit.place.country if visit.place is not None else ""
    led = bool(guests) and bool(country_of(guests[0]))
    if not led or len(states) > 1 or place in states or reading.international(body_of(guests[0])):
        return
    for part in visit.parts:
        party, country = part.party, place if part.role == "host" else country_of(guests[0])
        posts = party.person.capacities if party.person is not None else []
        served = all(reading.of_state(c) and not (c.organization or c.former) for c in posts)
        served = served and not any(reading.is_sent(c) for c in posts)
        if posts and served and country and not country_of(party) and party.sentence > guests[0].sentence:
            give_country(party, country)


def _invite(reading: Reading, visit: Draft) -> None:
    """Let who invites somebody to a state, or greets him there, be of it: "will visit Chad at the invitation
    of President A"."""
    country = visit.place.country if visit.place is not None else ""
    guests = {p.party.country for p in visit.parts if p.role != "host" and p.party.country}
    hosts = [p.party for p in visit.parts if p.role == "host" and _lacks_side(reading, p.party)]
    known = bool(country) and country not in neutral.SEATS and bool(guests) and country not in guests
    for host in hosts if known else ():
        posts = host.person.capacities if host.person is not None else []
        # An ambassador there may be the guest's own.
        served = all(reading.of_state(c) and not (c.former or reading.is_sent(c)) for c in posts)
        if posts and served and not (_is_abroad(host, country) or _leads_another(reading, country, host)):
            give_country(host, country)


def _leads_another(reading: Reading, country: str, party: Party) -> bool:
    """Whether somebody is known for a leader of another state, of which those with him are, too."""
    name = party.person.name if party.person is not None else ""
    return reading.everyday.leads(name) not in ("", country)


def _is_abroad(party: Party, country: str) -> bool:
    """Whether the name or the words around it say that somebody without a post is of another state."""
    person = party.person
    return person is not None and not person.capacities and party.foreign not in ("", country)


def _travels_to(country: str, party: Party, events: Sequence[Draft]) -> bool:
    """Whether somebody visits a country, so that it is not the own one."""
    visits = (d for d in events if d.type == "visit" and d.place is not None and d.place.country == country)
    guests = (p for d in visits for p in d.parts if p.role != "host")
    return any(p.party.person is party.person for p in guests)


def _lacks_side(reading: Reading, party: Party) -> bool:
    """Whether nothing says for whom a person acts, nor that it is for no state."""
    person = party.person
    if person is None or country_of(party) or not _may_be_of_state(reading, party):
        return False
    if person.capacities and all(c.former and not reading.of_state(c) for c in person.capacities):
        return False  # "the then commissioner Jane Doe"
    return not any(reading.international(c.position) for c in person.capacities)


def _may_be_of_state(reading: Reading, party: Party) -> bool:
    """Whether somebody serves no body, or one that a state has: "the speaker of the assembly"."""
    body = body_of(party)
    held = party.person.capacities if party.person is not None else []
    return not body or (not reading.international(body) and all(map(reading.of_state, held)))


def _told_pairs(events: Sequence[Draft]) -> list[tuple[str, str]]:
    """The two countries of the talks of a text, when all are between the same two."""
    # Of three, one without a state, the other two are no two sides: "his Austrian and Irish colleagues".
    talks = [d for d in events if d.type in TALKS and not d.open]
    talks += [d for d in events if d.type == "signing" and all(p.party.kind == "state" for p in d.parts)]
    full = (d for d in talks if not (len(d.parts) > _TWO and _has_bare(d)))
    pairs = {tuple(sorted(c)) for d in full if len(c := set(d.countries())) > 1}
    pair = pairs.pop() if len(pairs) == 1 else ()
    return [(pair[0], pair[1])] if len(pair) == 2 else []


def _has_bare(talk: Draft) -> bool:
    """Whether it is not told of one of those who talk for which state he acts."""
    people = (p.party for p in talk.parts if p.party.person is not None)
    return any(not (country_of(p) or body_of(p)) for p in people)


def _of_place(reading: Reading, draft: Draft, events: Sequence[Draft]) -> None:
    """Let officials who meet an envoy of a union in a town be of its state, where no session takes place and
    he does not receive them: "the head of the OAS received Minister A in Washington"."""
    town = draft.place if draft.place is not None and draft.place.kind == "place" else None
    if draft.type != "meeting" or town is None or not town.country or draft.countries():
        return
    if town.country in neutral.SEATS or town.name in neutral.SEAT_TOWNS:
        return
    if any(_gathers_at(reading, d, draft) for d in events):
        return
    envoys = [p.party for p in draft.parts if reading.international(body_of(p.party))]
    if any(p.role == "host" and p.party in envoys for p in draft.parts):
        return
    for party in (p.party for p in draft.parts if envoys and p.party not in envoys):
        posts = party.person.capacities if party.person is not None else []
        at_home = not _travels_to(town.country, party, events)
        if posts and at_home and all(reading.of_state(c) for c in posts):
            give_country(party, town.country)


def _told_near(draft: Draft, events: Sequence[Draft]) -> bool:
    """Whether a talk of two states is told so near that it can say for whom the sides of another one act."""
    pairs = (d for d in events if d.type in (*TALKS, "signing") and len(set(d.countries())) > 1)
    return any(d.place is not None or abs(d.sentence - draft.sentence) <= _TOLD_NEAR for d in pairs)


# In sentences.
_TOLD_NEAR = 2


def _opposite_country(
    reading: Reading, draft: Draft, pairs: Sequence[tuple[str, str]], events: Sequence[Draft]
) -> str:
    """The country that faces the known sides of an event, '' when they do not tell."""
    known = set(draft.countries())
    if len(known) > 1:  # a third party is of any of them, or of none
        return ""
    # Who attends a gathering can be from anywhere.
    hosted = draft.frame is not None and draft.frame.type == "conference"
    hosted = hosted or any(_gathers_at(reading, d, draft) for d in events)
    place = "" if draft.place is None or draft.type == "conference" or hosted else draft.place.country
    place = place if _comes_to(place, draft, events) or _is_in_state(reading, draft) else ""
    pair = _other_of_pair([*reading.pairs, *pairs], known)
    venue = draft.place.country if draft.place is not None else _stay(draft, events)
    place = place or (venue if draft.place is None else "")
    if place and _is_neutral(reading, place, draft, events):
        place = ""
    named = bool(_other_of_pair(reading.pairs, known))
    if (place or (venue and not named)) and venue not in (pair, *known):
        pair = ""  # who is met in a third state is of neither of the two that the text tells of
    country = pair or place or reading.home
    if known:
        return country if country not in known else ""
    return country if any(body_of(p.party) for p in draft.parts) else ""


def _is_neutral(reading: Reading, country: str, draft: Draft, events: Sequence[Draft]) -> bool:
    """Whether who is met in a country may have come there, too: nobody receives, and it is one of seats of
    international bodies, or the text tells there of a third state ("flew to Riyadh for talks with Russia").
    """
    names = [p.party.person.name for p in draft.parts if p.party.person is not None]
    if any(p.role == "host" for p in draft.parts) or country in map(reading.everyday.leads, names):
        return False
    visits = (d for d in events if d.type == "visit" and d.place is not None and d.place.country == country)
    since = max((v.sentence for v in visits if v.sentence <= draft.sentence), default=draft.sentence)
    within = range(max(since, draft.sentence - 1), draft.sentence + 1)
    told = neutral.states_told(reading.words, reading.spans, reading.parties, country, within)
    return country in neutral.SEATS or not told <= set(draft.countries())


def _gathers_at(reading: Reading, gathering: Draft, talk: Draft) -> bool:
    """Whether a talk is in the town of a session of a union, where people of many states are."""
    if gathering.type != "conference" or talk.place is None or talk.place.kind != "place":
        return False
    union = any(p.party.kind == "body" and reading.international(p.party.body) for p in gathering.parts)
    return union and gathering.place is not None and gathering.place.name == talk.place.name


def _stay(draft: Draft, events: Sequence[Draft]) -> str:
    """The country where one of the sides is on a visit told in the same sentence."""
    here = (d for d in events if d.type == "visit" and d.sentence == draft.sentence and d.first < draft.first)
    stays = [v.place.country for v in here if v.place is not None and v.keys() & draft.keys()]
    return stays[-1] if stays and draft.type != "call" else ""


def _comes_to(country: str, draft: Draft, events: Sequence[Draft]) -> bool:
    """Whether the text tells of a visit of one of the sides to a country: who meets him there is at home."""
    visits = (d for d in events if d.type == "visit" and d.place is not None and d.place.country == country)
    return bool(country) and any(v.keys() & draft.keys() for v in visits)


def _is_in_state(reading: Reading, talk: Draft) -> bool:
    """Whether the sentence of a talk says in which state it is, and no town, where third states meet: "In
    Fiji she was to talk with Prime Minister John Doe"."""
    place = talk.place if talk.type == "meeting" and len(talk.parts) == _TWO else None
    own = place is not None and reading.words.tokens[place.first].sentence == talk.sentence
    return own and place is not None and place.kind == "state"


def _other_of_pair(pairs: Sequence[tuple[str, str]], known: set[str]) -> str:
    others = {b if a in known else a for a, b in pairs if (a in known) != (b in known)}
    return others.pop() if len(others) == 1 else ""


def name_signatories(reading: Reading, events: Sequence[Draft]) -> None:
    """A signing without signatories is between the states, or the persons, of the talks before it; one whose
    sides the headline alone tells, by their bodies, is signed by those who talked for their states."""
    for n, draft in enumerate(events):
        if draft.type != "signing" or _is_only_recalled(draft):
            continue
        before = [d for d in events[:n] if d.news == draft.news]
        if draft.parts:
            persons = _exchangers(draft, before, reading.published) if _is_headlined(reading, draft) else []
            if persons and {country_of(p) for p in persons} == set(draft.countries()):
                draft.parts = [Part(p, "signatory") for p in persons]
            continue
        also = _signed_before(draft, before)
        if also is not None:
            draft.parts = [Part(p.party, p.role) for p in also.parts]
            continue
        gathering = _gathered(reading, draft, before)
        if gathering is not None and draft.rule != "adopt":
            draft.frame = draft.frame or gathering  # what many adopt is signed by none in particular
            continue
        if draft.rule == "accept" and not any(_is_of_two(d) for d in before):
            continue  # "At the end of the forum a declaration is to be adopted"
        talks = [d for d in before if d.type in (*TALKS, "visit") and d.parts]
        # "The treaty was signed after talks between them": told behind it
        talks += [d for d in events[n + 1 :] if d.type in TALKS and d.sentence == draft.sentence and d.parts]
        if draft.frame is not None and draft.frame.type == "visit" and draft.frame not in talks:
            talks.append(draft.frame)  # "The memorandum signed in the course of his visit to Doha"
        persons = _exchangers(draft, talks, reading.published) if draft.rule != "adopt" else []
        states = [_state(c, draft) for c in _signing_countries(reading, draft, talks)]
        for party in persons or states:
            draft.add(party, "signatory")


def _is_headlined(reading: Reading, signing: Draft) -> bool:
    """Whether only the headline tells the sides of a signing, by their bodies."""
    told = [p.party for p in signing.parts]
    above = all(reading.words.sentences[p.sentence].paragraph < 0 for p in told)
    return above and not signing.title and all(p.kind == "body" for p in told)


def _is_only_recalled(signing: Draft) -> bool:
    """Whether a signing only tells since when something is so: "the first talks since the signing of the
    pact"; who signed need not be those who talk."""
    return signing.rule == "signing-noun" and signing.earlier and signing.when is None


def _is_of_two(gathering: Draft) -> bool:
    """Whether a gathering is of states that can be the sides of a paper."""
    return gathering.type == "conference" and len(set(gathering.countries())) >= _TWO


def _gathered(reading: Reading, signing: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The gathering of many that was spoken of last before a signing without signatories, if any was."""
    gatherings = {d.sentence for d in earlier if d.type == "conference"}
    # Who comes to attend is told of in the sentence of what he attends.
    told = [d for d in earlier if d.parts and not (d.type == "visit" and d.sentence in gatherings)]
    last = max(
        told, key=lambda d: max((f for f in _spoken(d) if f < signing.first), default=-1), default=None
    )
    if last is None or last.type != "conference" or (last.modality, signing.modality) == ("planned", "held"):
        return None
    many = len(set(last.countries())) > 2 or any(
        (p.party.kind == "body" or p.party.plural) and reading.international(body_of(p.party))
        for p in last.parts
    )
    # "They mean to adopt a declaration at the session": whose it is, is not told where one of them is.
    alone = last.named and len(set(last.countries())) < _TWO and signing.rule == "accept"
    return last if many or alone else None


def _spoken(draft: Draft) -> list[int]:
    return [draft.first, *(first for first, _ in draft.mentions)]


def _signed_before(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The signing told just before by others than who talked: "Кроме того, подписаны 18 документов"."""
    last = earlier[-1] if earlier and draft.rule != "adopt" else None
    if last is None or last.type != "signing" or last.modality != draft.modality:
        return None
    talking = {c for d in earlier if d.type in TALKS for c in d.countries()}
    others = bool(set(last.countries()) - talking)
    return last if others and 0 <= draft.sentence - last.sentence <= 1 else None


def _signing_countries(reading: Reading, draft: Draft, talks: Sequence[Draft]) -> list[str]:
    if draft.rule == "adopt":
        return [reading.home] if reading.home else []
    return next((sides for d in reversed(talks) if len(sides := _sides(d)) > 1), [])


def _sides(draft: Draft) -> list[str]:
    """The countries of an event; of a visit also the one visited."""
    place = draft.place.country if draft.type == "visit" and draft.place is not None else ""
    return list(dict.fromkeys([*draft.countries(), *([place] if place else [])]))


def _exchangers(draft: Draft, talks: Sequence[Draft], published: str) -> list[Party]:
    """Who talked last signs what has a title, or exchanges any, if they are two; else the states do."""
    # What is still to be signed may be at the end of talks under way.
    ahead = draft.modality == "planned"
    held = (d for d in reversed(talks) if d.type in TALKS and (ahead or d.modality == draft.modality))
    last = next((d for d in held if not at_another_time(draft, d, published)), None)
    sidelines = last is not None and last.frame is not None and last.frame.type == "conference"
    beside = [
        d for d in talks if d.type == "visit" and d.sentence == draft.sentence and d.first < draft.first
    ]
    if last is not None and beside and not beside[-1].keys() & last.keys():
        return []  # "the ministers spoke by phone. During the president's visit papers will be signed"
    if last is None or (last.modality != draft.modality and sidelines):
        return []
    persons = last.people()
    certain = draft.rule == "exchange" or any(not d.vague for d in draft.documents)
    certain = certain and draft.rule != "sign-states"
    return persons if len(persons) == 2 and not draft.apart and certain else []


def _state(country: str, draft: Draft) -> Party:
    return Party(draft.first, draft.last, draft.first, "state", draft.sentence, country=country)
