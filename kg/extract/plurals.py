"""Whom plural references mean: "стороны", "они", "министры", "гости". The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import counted_people, former_holders, guests_meant, spoken_of, travellers, two_told
from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Capacity, Party, Person
from kg.extract.posts_held import title_of
from kg.extract.reading import Reading
from kg.extract.sequels import BOARD
from kg.extract.several_meant import (
    actors,
    could_be,
    fits,
    fitting_of,
    nameless_told,
    of_events,
    or_to_come,
    with_firm,
    with_joined,
)

_TWO = 2
# "the presidents | of the two countries": the number stands so many tokens after the title at most.
_OF_BOTH = 5


def resolve_references(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Replace "стороны", "они", "министры" by the parties of the last event that had two, and "гость".

    References that mean nobody are dropped; their mention then never merges with one of other parties.
    """
    known: dict[int, list[Party]] = {}
    for n, draft in enumerate(drafts):
        _name_several(reading, draft, drafts[:n])
        for part in [p for p in draft.parts if _is_plural_reference(reading, p.party) and not draft.many]:
            draft.parts.remove(part)
            if _is_listed(part.party, draft):
                continue
            draft.general = part.party.kind == "group" and not draft.parts
            # A reference means the same people in every mention of its sentence.
            if id(part.party) not in known:
                known[id(part.party)] = _talked_or_meant(reading, draft, part.party, drafts[:n])
            meant = known[id(part.party)]
            if not meant and _body(part.party):
                draft.parts.append(part)  # "ministers of the Union": of no body told of before
                continue
            comes = part.role == "guest" and draft.type == "visit"
            sent = comes and part.party.kind == "group" and not counted_people.number(reading, part.party)
            if comes or _travels(part.party, drafts[n:]):
                meant = travellers.travelling(
                    meant, guests_meant.without_invited(draft, drafts[:n]), sent=sent
                )
            if comes:
                meant = travellers.without_hosts(reading.words, reading.spans, draft, meant, drafts[:n])
            if draft.rule == "discuss" and len({country_of(p) or p.key() for p in meant}) < _TWO:
                meant = []  # "The president and his minister came. They discussed trade": with whom?
            if journey := _journey_of(part, draft, drafts[:n]):
                meant = _from_elsewhere(journey, meant, drafts[:n])
            received = part.role == "guest" and draft.type in TALKS
            guests = reading.words.tokens[part.party.head].lemmas & reading.guests
            if received and not part.party.country and guests:
                meant = guests_meant.from_abroad(draft, meant)
            two_told.set_apart(draft, meant, received=received)
            meant = former_holders.by_posts(reading, draft, part.party, meant)
            draft.each = meant if any(p is part.party for p in draft.each) else draft.each
            for party in meant:
                draft.add(party, part.role)
            _part_gathering(draft, meant)
            # Who attends a talk, told in a later sentence, says nothing of whose talk it was.
            known_talk = draft.type != "signing" or not _lacks_side(drafts[:n])
            draft.apart = draft.apart or (not meant and part.party.sentence <= draft.sentence and known_talk)
        guests_meant.resolve(reading, draft, drafts[:n])
        draft.parts = [p for p in draft.parts if _is_somebody(p.party)]


def _counts_two(reading: Reading, reference: Party) -> bool:
    return counted_people.number(reading, reference) == _TWO


def _lacks_side(told: Sequence[Draft]) -> bool:
    """Whether the talk told last has one side so far, so that who both are is not known yet."""
    talk = next((d for d in reversed(told) if d.type in TALKS), None)
    return talk is not None and len(talk.parts) == 1


def _name_several(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Replace "the Chadian ministers" by those of the event told last, if several."""
    for part in [p for p in draft.parts if p.party.plural and p.party.person is None]:
        post = part.party
        if post.kind != "post" or post.capacity is None or not post.capacity.country or _body(post):
            continue
        if reading.stands_for(post.capacity.position, _NO_POST):
            continue  # "officials" can be any
        last = next((d for d in reversed(earlier) if d.parts and not d.title), None)
        people = last.people() if last is not None else []
        own = [p for p in people if country_of(p) == post.capacity.country]
        meant = [p for p in own if p.person is not None and fits(reading, post.capacity.position, p.person)]
        listed = [p for p in draft.parts if p.party.head == post.head]
        if len(meant) > 1 and len(listed) == 1:
            at = draft.parts.index(part)
            draft.parts[at : at + 1] = [Part(p, part.role) for p in meant]


# Only words for anybody can stand for it.
_NO_POST = "?"


def _part_gathering(draft: Draft, meant: Sequence[Party]) -> None:
    """Make a talk of what looked like a gathering of many, where its officials are the two told before:
    "talks of the foreign ministers"."""
    named = len(meant) == len(draft.parts) == 2 and all(p.person is not None for p in meant)
    if draft.type == "conference" and draft.rule in _TALK_NOUNS and named:
        draft.type, draft.named, draft.name = "meeting", False, ""


# The rules of nouns of talks, of which a language makes gatherings where many meet.
_TALK_NOUNS = ("meeting-noun", "talk-noun", "meet", "gather")


def _travels(reference: Party, drafts: Sequence[Draft]) -> bool:
    """Whether those whom a reference means come on a visit, maybe to what is told before it: "They came to
    Astana to attend the meeting".
    """
    here = (d for d in drafts if d.type == "visit" and d.sentence == reference.sentence)
    return any(p.party is reference and p.role == "guest" for d in here for p in d.parts)


def _journey_of(part: Part, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The visit on which those come whom a reference means, also where it tells for what they come: "They
    arrived in Astana to attend the summit"."""
    if draft.type == "visit":
        return draft if part.role == "guest" and not _goes_to_town(draft) else None
    if draft.type != "conference" or not draft.aimed or part.party.sentence != draft.sentence:
        return None
    here = (d for d in reversed(earlier) if d.type == "visit" and d.sentence == draft.sentence)
    return next(here, None)


def _from_elsewhere(draft: Draft, meant: list[Party], earlier: Sequence[Draft]) -> list[Party]:
    """Those of the meant who are not at home where they are to come, and whom their host met in the same
    sentence: "A met B, then C. Both were invited to his country"."""
    home = draft.place.country if draft.place is not None else ""
    guests = [p for p in meant if country_of(p) != home]
    if not home or len(guests) == len(meant) or not guests:
        return meant
    hosts = {p.key() for p in meant} - {p.key() for p in guests}
    talks = [d for d in earlier if d.type in TALKS and not d.title and hosts & d.keys()]
    beside = [p.party for d in talks if d.sentence == talks[-1].sentence for p in d.parts]
    return list({p.key(): p for p in [*beside, *guests] if p.key() not in hosts}.values())


def _goes_to_town(draft: Draft) -> bool:
    """Whether those meant go themselves to a town, which can be in the state of one of them."""
    return draft.rule != "invite" and draft.place is not None and draft.place.kind == "place"


def _is_listed(party: Party, draft: Draft) -> bool:
    """Whether officials without a name are only some of those met, and nobody told before: "встретится с
    министром, конгрессменами и президентом банка"."""
    others = [p for p in draft.parts if p.party.sentence == party.sentence and p.party.kind != "pronoun"]
    met = any(p.party.prep and p.party.kind in ("person", "post") for p in others)
    return (
        draft.type in TALKS and party.kind == "post" and "nom" not in party.cases and met and len(others) > 1
    )


def _told(draft: Draft, earlier: Sequence[Draft]) -> Sequence[Draft]:
    """The events that a reference can take up: none that is still to be, where something earlier is told, or
    where a paper was signed."""
    back = draft.modality == "held" and (draft.earlier or draft.same_time or draft.type == "signing")
    done = [d for d in earlier if d.modality != "planned"] if back else []
    last = max((len(actors(d)) for d in done[-1:]), default=0)
    # "their last meeting of three" is of the three ministers who will meet next, not of two of them.
    return done if done and last >= len(actors(earlier[-1])) else earlier


def _of_talk(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Sequence[Draft]:
    """The events that a reference in a talk can take up: no gathering of many, where a talk is told too, and
    no paper signed with a firm."""
    talks = any(d.type in TALKS and len(actors(d)) > 1 for d in earlier)
    if draft.type not in TALKS or not talks:
        return earlier
    if draft.rule == BOARD and any(d.rule == BOARD for d in earlier):
        # "The board will sit again in May": those who sat on it, whomever they met beside that
        return [d for d in earlier if d.rule in (BOARD, "attendance") or d.type not in TALKS]
    earlier = [d for d in earlier if not (d.type == "signing" and with_firm(reading, d))]
    return [d for d in earlier if d.type != "conference" or len(actors(d)) <= _FEW]


# At a gathering of more than so many not all meet each other.
_FEW = 3


def _is_somebody(party: Party) -> bool:
    """Whether the text tells anything of a party; "коллега" of an official without a post is nobody."""
    if party.person is not None or party.kind in ("pronoun", "group"):
        return party.person is not None
    return any(party.key()[1:]) or bool(party.country or party.body)


def _is_plural_reference(reading: Reading, party: Party) -> bool:
    if party.person is not None or not party.plural or party.foreign:
        return False
    if party.kind == "post":
        capacity = party.capacity
        return capacity is not None and not capacity.country and not reading.international(_body(party))
    return party.kind in ("pronoun", "group")


def _body(party: Party) -> str:
    return party.capacity.organization if party.kind == "post" and party.capacity is not None else ""


def _talked_or_meant(
    reading: Reading, draft: Draft, reference: Party, earlier: Sequence[Draft]
) -> list[Party]:
    """Whom a plural reference means: those of the story that its sentence tells, before all others."""
    if own := travellers.of_their_state(reference, earlier):
        return own
    if draft.type == "visit" and (led := travellers.who_led(reading.words, reference, earlier)):
        return led
    if both := two_told.with_known(reference, draft, earlier):
        return both
    if draft.type in (*TALKS, "signing") and (here := two_told.named_here(reading, reference)):
        return here
    near = two_told.besides(reading, reference, draft) if _counts_two(reading, reference) else []
    if near and all(could_be(reading, p, reference) for p in near):
        return near
    told = _of_talk(reading, draft, or_to_come(reading, reference, _told(draft, earlier), earlier))
    pair = two_told.with_partner(reference, told) or two_told.with_own_partner(reference, draft, told)
    if pair and all(could_be(reading, p, reference) for p in pair):
        return pair
    if draft.type == "signing" and (just := two_told.just_named(reading, reference, earlier)):
        return just
    before = reading.stories.same(draft.sentence, earlier)
    near_told = _of_talk(reading, draft, or_to_come(reading, reference, _told(draft, before), before))
    meant = _meant(reading, reference, near_told) or _meant(reading, reference, told)
    meant = meant or nameless_told(reading, reference, before)
    alone = draft.type in TALKS and not any(len(actors(d)) > 1 for d in earlier)
    return meant or (_states_told_sides(reading, reference) if alone else [])


def _meant(reading: Reading, reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Whom a plural reference means, in this order.

    The actors of the last event with two; the two persons of the text whom the title fits; the same post in
    each of the two countries of that event.
    """
    number = counted_people.number(reading, reference)
    if number > _TWO and (all_of_them := counted_people.told(reading, reference, number, earlier)):
        return all_of_them
    sources, title = _without_greetings(_sources(reference, earlier)), title_of(reference)
    if title:
        sources = _fitting_first(reading, reference, sources)
    sources = spoken_of.first(reading, reference, sources)
    source = next(iter(sources), None)
    if earlier and earlier[-1].rule == "delegation" and (source is earlier[-1] or _along(reference, earlier)):
        came = _who_came(earlier[-1], earlier)
        came = [p for p in came if could_be(reading, p, reference)] if title else came
        if not title or len(came) > 1:
            return came
    told = [with_joined(d, earlier, number) for d in sources]
    fitting = of_events(reading, reference, told) if title else [a for actors in told[:1] for a in actors]
    if fitting or not title:
        return fitting or ([] if sources else two_told.people(reading, reference))
    near = two_told.officials(reading, reference) if source is None else []
    leading = near and not any(_serves(reading, p) for p in near) and number <= _TWO
    if leading and any(could_be(reading, p, reference) for p in near):
        return near
    both = reading.of_both(title)
    told_of = [p for p in reading.persons if reading.stories.names(reference.sentence, p)]
    holders = [p for p in told_of if fits(reading, both or title, p)]
    if len({p.country for p in holders}) == 2 == len(holders):
        return [] if _are_others(reading, reference, holders) else [p.mentions[0] for p in holders]
    countries = source.countries() if source is not None and both else []
    countries = [] if _told_beside(reading, reference) - set(countries) else countries
    pair = [
        _holder(reading, both, country) or _of_country(reading, reference, both, country)
        for country in countries
    ]
    return (
        pair
        or _guest_and_host(reading, reference, earlier)
        or _visitor_and_leader(reading, title, earlier)
        or _of_visit(reading, reference, both, earlier)
        or (_of_states_told(reading, reference, both) if both and source is None else [])
        or _who_just_came(reading, reference, earlier)
    )


def _fitting_first(reading: Reading, reference: Party, sources: Sequence[Draft]) -> list[Draft]:
    """The events first of which more than one has the post of a reference."""
    fitting = [d for d in sources if len(fitting_of(reading, reference, actors(d))) > 1]
    return [*fitting, *(d for d in sources if d not in fitting)]


def _are_others(reading: Reading, reference: Party, holders: Sequence[Person]) -> bool:
    """Whether two others were told right before, and one of the holders only later: "A congratulated B. The
    leaders agreed to meet. B had also spoken with Premier C"."""
    just = {id(p.person) for p in reading.parties if p.person and p.sentence == reference.sentence - 1}
    later = any(p.mentions[0].sentence > reference.sentence for p in holders)
    return later and len(just) == _TWO and not just <= {id(p) for p in holders}


def _without_greetings(sources: Sequence[Draft]) -> list[Draft]:
    """The events without the visits of which only a greeting is told, where the guest talked before: "A held
    talks with B, who was received at the airport by Minister C. The two leaders"."""
    talked = set().union(*(d.keys() for d in sources if d.type in TALKS and not d.title))
    return [d for d in sources if not (d.type == "visit" and _only_greets(d, talked))] or list(sources)


def _only_greets(visit: Draft, talked: set[tuple[str, str, str, str]]) -> bool:
    """Whether the guests of a visit talked with somebody, and none of its hosts did."""
    guests = {p.party.key() for p in visit.parts if p.role == "guest"}
    hosts = {p.party.key() for p in visit.parts if p.role == "host"}
    return bool(guests & talked) and bool(hosts) and hosts.isdisjoint(talked)


def _who_just_came(reading: Reading, reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Those of a delegation whose visit was just told: "Senators led by A came. The lawmakers met B"."""
    came = travellers.just_come(reference.sentence, earlier)
    return came if any(could_be(reading, p, reference) for p in came) else []


def _sources(reference: Party, earlier: Sequence[Draft]) -> list[Draft]:
    """The events of several that a reference can take up, the last one first. A word for those who talked
    means who held the talk, not who sat beside them as a later sentence tells."""
    told = [d for d in reversed(earlier) if len(actors(d)) > 1]
    told = [d for d in told if not two_told.adds_nobody(d, told)]
    held = next((d for d in told if d.rule not in two_told.BESIDE), None)
    beside = bool(told) and told[0] is not held and told[0].type in TALKS and reference.kind == "group"
    if not beside or held is None or held.type not in TALKS or any(p.kind == "state" for p in actors(held)):
        return told
    return [d for d in told if d.rule not in two_told.BESIDE]


def _along(reference: Party, earlier: Sequence[Draft]) -> bool:
    """Whether the sentence before tells who came along on a visit: "A arrived. With him came Minister B. They
    met C"."""
    last = earlier[-1]
    return last.type == "visit" and reference.kind == "pronoun" and last.sentence == reference.sentence - 1


def _who_came(members: Draft, earlier: Sequence[Draft]) -> list[Party]:
    """Who came on the visit told last with those whom the sentence before tells to have come along."""
    visits = (d for d in reversed(earlier) if d.type == "visit" and d.rule != "delegation" and not d.title)
    visit = next(visits, None)
    came = [p.party for p in visit.parts if p.role != "host"] if visit is not None else []
    told = {p.key() for p in came}
    return [*came, *(p for p in actors(members) if p.key() not in told)]


def _of_visit(reading: Reading, reference: Party, title: str, earlier: Sequence[Draft]) -> list[Party]:
    """The same post in the two states of the visit told last, whose guests have another one: "the minister
    came to Chad to prepare the meeting of the presidents of the two states"."""
    visit = next((d for d in reversed(earlier) if d.type == "visit"), None)
    host = visit.place.country if visit is not None and visit.place is not None else ""
    guests = {country_of(p.party) for p in visit.parts if p.role != "host"} if visit is not None else set()
    sides = [*guests, host] if len(guests) == 1 and host not in guests else []
    if not title or not all(sides):
        return []
    return [_of_country(reading, reference, title, country) for country in sides]


def _of_states_told(reading: Reading, reference: Party, title: str) -> list[Party]:
    """The same post in the only two states that the sentences right before name, of which no event of the two
    is told: "Chad and Peru agreed on a price. The ministers of the two states signed a memorandum"."""
    pair = _two_states(reading, reference)
    return [_holder(reading, title, c) or _of_country(reading, reference, title, c) for c in pair]


def _states_told_sides(reading: Reading, reference: Party) -> list[Party]:
    """The only two states that the sentences right before name, as the sides: "The conflict of Chad and Sudan
    goes on. The parties held talks in Tripoli"."""
    if reference.kind != "group" or reference.country:
        return []
    at = reference.first, reference.last, reference.head
    return [
        Party(*at, "state", reference.sentence, country=country)
        for country in _two_states(reading, reference)
    ]


def _two_states(reading: Reading, reference: Party) -> list[str]:
    """The states that the last sentence with any names before a reference, where these are two."""
    tokens = reading.words.tokens
    for sentence in range(reference.sentence, reference.sentence - 1 - two_told.JUST_BEFORE, -1):
        here = [s for s in reading.spans.all if s.kind == "state" and s.country and s.last < reference.first]
        acting = [p for p in reading.parties if p.kind == "state" and p.last < reference.first]
        told = dict.fromkeys(s.country for s in here if tokens[s.first].sentence == sentence)
        told |= dict.fromkeys(p.country for p in acting if p.sentence == sentence and p.country)
        if told:
            own = reading.words.sentences[sentence]
            said = reading.words.quote(own.first, own.last).lower()
            played = any(word in said for word in reading.everyday.matches)
            return list(told) if len(told) == _TWO and not played else []
    return []


def _told_beside(reading: Reading, reference: Party) -> set[str]:
    """The states that a sentence names before "the envoys of the two states"."""
    tokens = reading.words.tokens
    here = (s for s in reading.spans.all if s.kind == "state" and s.country and s.first < reference.first)
    return {s.country for s in here if tokens[s.first].sentence == reference.sentence}


def _visitor_and_leader(reading: Reading, title: str, earlier: Sequence[Draft]) -> list[Party]:
    """Who came on the visit told last, of whom no post is said, and the only holder of the title at home."""
    visit = next((d for d in reversed(earlier) if d.type == "visit" and len(actors(d)) == 1), None)
    guest = actors(visit)[0] if visit is not None else None
    if visit is None or visit.place is None or guest is None or guest.person is None:
        return []
    if guest.person.capacities:
        return []
    here = [p for p in reading.persons if p.country == visit.place.country and fits(reading, title, p)]
    return [guest, here[0].mentions[0]] if len(here) == 1 and here[0].mentions else []


def _guest_and_host(reading: Reading, reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Who came on the visit told last, if the title fits, and the same post of the state visited."""
    visit = next((d for d in reversed(earlier) if d.type == "visit" and len(actors(d)) == 1), None)
    guest = actors(visit)[0] if visit is not None else None
    host = visit.place.country if visit is not None and visit.place is not None else ""
    if guest is None or guest.person is None or not host or host == country_of(guest):
        return []
    held = [c for c in guest.person.capacities if not c.former and not c.organization and c.country]
    near = reading.words.tokens[reference.first : reference.last + _OF_BOTH]
    title = reading.of_both(title_of(reference))
    if not title and any(t.lower in reading.both for t in near):
        title = title_of(reference)
    post = next((c.position for c in held if title and reading.stands_for(title, c.position)), "")
    return [guest, _of_country(reading, reference, post, host)] if post else []


def _serves(reading: Reading, party: Party) -> bool:
    """Whether somebody serves a head of state or of government, as an assistant does."""
    held = party.person.capacities if party.person is not None else [party.capacity]
    return any(c is not None and reading.subordinate(c.position) for c in held)


def _holder(reading: Reading, title: str, country: str) -> Party | None:
    """The first mention of the only person of a country whom a title fits: one of "the presidents"."""
    mine = [p for p in reading.persons if p.country == country]
    held = [p for p in mine if fits(reading, title, p)] or [p for p in mine if _leads(reading, title, p)]
    return held[0].mentions[0] if len(held) == 1 and held[0].mentions else None


def _leads(reading: Reading, title: str, person: Person) -> bool:
    """Whether somebody is told by a wider word for a title alone: "the leader of Chad" is one of the
    presidents."""
    held = [c for c in person.capacities if not (c.former or c.organization)]
    wider = [c for c in held if reading.stands_for(c.position, title)]
    return len(wider) == len(person.capacities) == 1 and " " not in wider[0].position


def _of_country(reading: Reading, reference: Party, title: str, country: str) -> Party:
    """The post of a plural reference for one country: "главы правительств двух стран"."""
    first, last, head = reference.first, reference.last, reference.head
    position, body = reading.parted(title)
    capacity = Capacity(position, body, country, first=first, last=last)
    return Party(first, last, head, "post", reference.sentence, capacity=capacity, country=country)
