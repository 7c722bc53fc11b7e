"""Who takes part: plural references, people told of in later sentences, the other side of a talk.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import two_told
from kg.extract.allegiance import body_of, country_of
from kg.extract.dating import dates_agree
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading
from kg.extract.whereabouts import other_place, same_place

# A call told by what was said in it stands at most so many sentences after it.
_TOLD_LATER = 4
# The rules of talks that say nothing of a place: they can be calls.
SPOKEN = ("discuss", "speak-with", "talk-noun")
# Talks with several, without the one who holds them, follow him within so many sentences.
_CLOSE = 2


def discuss_by_phone(drafts: Sequence[Draft]) -> None:
    """Make "обсудил с коллегой", "в беседе" the call that the text tells of elsewhere with the same sides.

    Not where it also tells that they met, nor where the talk has a place or another date.
    """
    for draft in drafts:
        if draft.rule not in SPOKEN or draft.type != "meeting":
            continue
        others = [d for d in drafts if d is not draft and _shares_sides(draft, d)]
        meetings = (d for d in others if d.type == "meeting" and d.rule not in SPOKEN)
        if draft.rule == "speak-with" and draft.place is None and _is_among_calls(draft, drafts):
            draft.type = "call"
            continue
        # Who have agreed to meet have not met; that they met once before is another talk.
        met = any(not _is_to_come(d, draft) and (draft.earlier or not d.earlier) for d in meetings)
        if not met and any(d.type == "call" and _may_be(draft, d) for d in others):
            draft.type, draft.place = "call", None


def spoken_by_phone(talk: Draft, told: Draft) -> bool:
    """Whether a talk that a verb tells is the call that the text goes on with: "обсудил с министром торговлю.
    Беседа прошла по телефону"."""
    by_word = talk.rule in SPOKEN or talk.spoken
    return told.type == "call" and talk.type == "meeting" and by_word and talk.place is None


def _shares_sides(talk: Draft, other: Draft) -> bool:
    """Whether two sides of a talk are in another one; the only one that is told, in one told before:
    "the conversation with the president"."""
    common = talk.keys() & other.keys()
    alone = len(talk.parts) == 1 and talk.rule == "talk-noun" and other.sentence < talk.sentence
    return len(common) > 1 or (alone and len(common) == 1)


def _is_among_calls(talk: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether all other talks of one of those who spoke are calls, the one told before among them."""
    of_same = [d for d in drafts if d is not talk and d.type in TALKS and d.keys() & talk.keys()]
    before = [d for d in of_same if 0 < talk.sentence - d.sentence <= _TOLD_LATER]
    others = (d for d in of_same if d.rule not in SPOKEN or d.place is not None)
    if not before or talk.earlier != before[-1].earlier:
        return False  # "They spoke by phone. The day before she had talked with the envoy"
    return before[-1].type == "call" and all(d.type == "call" for d in others)


def _is_to_come(meeting: Draft, talk: Draft) -> bool:
    """Whether a meeting is only planned where a talk was held."""
    return talk.modality == "held" and meeting.modality == "planned"


def _may_be(talk: Draft, call: Draft) -> bool:
    """Whether a talk can be a call: always one that a verb alone tells."""
    if talk.rule != "talk-noun":
        return True
    return talk.place is None and (talk.when is None or talk.when == call.when) and not talk.earlier


# Talks of which a sentence tells all that there is to tell: "series" are those that it only sums up.
_WHOLE = ("credentials", "commission", "series")


def complete_talks(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give a talk with one side the protagonist: the visitor, or who acted in the talk before.

    Where neither is told, of one who is only said to have talked with somebody: who acts before it.
    """
    for n, draft in enumerate(drafts):
        if draft.type not in TALKS or not _lacks_side(draft) or draft.rule in _WHOLE:
            continue
        if len(draft.parts) > 1 and _has_traveller(draft, drafts):
            continue
        near, before = drafts, drafts[:n]
        if len(draft.parts) == 1:  # "with envoys A and B there was a talk, too": with whom it was before
            near, before = (reading.stories.own(draft.sentence, of) for of in (drafts, drafts[:n]))
        mediated = _last_talk(before) if all(p.role == "mediator" for p in draft.parts) else None
        if mediated is not None:
            draft.parts = [*mediated.parts, *draft.parts]
            continue
        protagonist, known = _protagonist(draft, near, before), draft.keys()
        if protagonist is None and draft.open and len(draft.parts) == 1:
            protagonist = acting_before(reading, draft)
        if _is_compatriot(protagonist, draft):
            protagonist = _guest_told(draft, before)
        told = protagonist is None or any(_is_same_post(protagonist, p.party) for p in draft.parts)
        if protagonist is not None and protagonist.key() not in known and not told:
            together = [p for p in _came_with(protagonist, draft, before) if p.key() not in known]
            draft.parts = [Part(p) for p in (protagonist, *together)] + draft.parts


def _came_with(visitor: Party, talk: Draft, earlier: Sequence[Draft]) -> list[Party]:
    """The officials who came as one subject with a visitor, where the same sentence, or that right after it,
    tells a talk with somebody: "A and B came to Rome for talks with Minister C", "Minister A and Envoy B came
    to Rome. The talks with Minister C took an hour"; or all talks since have been of all of them.
    """
    visits = (n for n, d in reversed(list(enumerate(earlier))) if d.type == "visit" and not d.title)
    at = next((n for n in visits if any(p.party.key() == visitor.key() for p in earlier[n].parts)), None)
    told = earlier[at] if at is not None else None
    if told is None or at is None or told.modality not in (talk.modality, "held"):
        return []
    came = [p.party for p in told.parts if p.role != "host"]
    keys = {p.key() for p in came}
    since = [d for d in earlier[at + 1 :] if d.keys() & keys and d.sentence < talk.sentence]
    near = 0 <= talk.sentence - told.sentence <= (_CLOSE_TALKS if since else 1)
    if not near or not all(keys <= d.keys() for d in since) or (at + 1 < len(earlier) and not since):
        return []
    official = all(p.person is not None and p.person.capacities and not (p.prep or p.inner) for p in came)
    states, bodies = [country_of(p) for p in came], {body_of(p) for p in came}
    one = len(set(states) - {""}) == 1 == len(set(states)) or len(bodies - {""}) == 1 == len(bodies)
    apart = "" not in states and len(set(states)) == len(states)  # they may be received one by one later
    alone = one or (apart and talk.modality == told.modality)
    alone = alone and all(p.sentence == told.sentence for p in came)
    first = bool(came) and came[0].key() == visitor.key()
    return came[1:] if official and alone and first else []


# Talks of several who came together are told so many sentences after that at most.
_CLOSE_TALKS = 6


def _has_traveller(talk: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether who travels to a talk, as its sentence tells, is one of its parties already."""
    visits = (d for d in drafts if d.type == "visit" and d.sentence == talk.sentence)
    known = talk.keys()
    return any(p.party.key() in known for d in visits for p in d.parts if p.role != "host")


def _is_compatriot(protagonist: Party | None, draft: Draft) -> bool:
    """Whether the only party of a talk is of the same state, so that the two are no sides of it."""
    country = country_of(protagonist) if protagonist is not None else ""
    return bool(country) and len(draft.parts) == 1 and country_of(draft.parts[0].party) == country


def _guest_told(draft: Draft, earlier: Sequence[Draft]) -> Party | None:
    """The one person of another state in the talk told right before one with a compatriot of its host: "Prime
    Minister A received President B of Chile. A meeting with King C is planned as well"."""
    # "Meetings at Parliament are planned" are of nobody
    official = draft.parts[0].party.kind in ("person", "post")
    goes_on = draft.modality == "planned" or (draft.open and draft.parts[0].party.person is not None)
    told = _last_talk(earlier) if goes_on and official else None
    if told is None or draft.sentence - told.sentence > _CLOSE or told.modality != "held":
        return None
    if draft.keys() & told.keys():
        return None  # "recalling the meeting with President A": of the two told
    own = country_of(draft.parts[0].party)
    abroad = [p.party for p in told.parts if country_of(p.party) not in ("", own)]
    others = [p for p in abroad if p.person or (p.kind == "post" and not p.plural)]
    return others[0] if len(others) == 1 else None


def _last_talk(earlier: Sequence[Draft]) -> Draft | None:
    """The talk of two sides told last, to which a later sentence adds who mediates."""
    talks = (d for d in reversed(earlier) if d.type in TALKS and not d.title)
    return next((d for d in talks if sum(p.role != "mediator" for p in d.parts) > 1), None)


def acting_before(reading: Reading, draft: Draft) -> Party | None:
    """The only person who acts in the sentences right before a mention."""
    before = (p for p in reading.parties if p.sentence < draft.sentence)
    near = (p for p in before if draft.sentence - p.sentence <= _CLOSE)
    acting = [p for p in near if p.person is not None and "nom" in p.cases and not (p.prep or p.inner)]
    told = {p.person.name: p for p in acting if p.person is not None}
    only = next(iter(told.values())) if len(told) == 1 else None
    posts = only.person.capacities if only is not None and only.person is not None else []
    return only if posts and not any(reading.speaks(c.position) for c in posts) else None


def all_acting_before(reading: Reading, draft: Draft) -> list[Party]:
    """The people who act together in the sentence right before a mention, [] where one of them has no post or
    only tells the news."""
    before = [p for p in reading.parties if p.sentence == draft.sentence - 1 and p.person is not None]
    acting = [p for p in before if "nom" in p.cases and not (p.prep or p.inner)]
    people = list({p.person.name: p for p in acting if p.person is not None}.values())
    posts = [p.person.capacities if p.person is not None else [] for p in people]
    unfit = any(not held or any(reading.speaks(c.position) for c in held) for held in posts)
    return [] if unfit else people


def _is_same_post(a: Party, b: Party) -> bool:
    """Whether two posts without a name can be one, the country left out once."""
    if a.person is not None or b.person is not None or a.capacity is None or b.capacity is None:
        return False
    same = a.capacity.position.lower() == b.capacity.position.lower()
    return same and not (a.country and b.country and a.country != b.country)


def _lacks_side(draft: Draft) -> bool:
    """Whether only one side of a talk is told: one party, or only those with whom ("переговоры с А и Б")."""
    if len(draft.parts) == 1:
        return not _are_of_body(draft.parts[0].party)
    return len(draft.parts) > 1 and draft.open and not _are_sides(draft)


def _are_of_body(party: Party) -> bool:
    """Whether several of one body act, who meet each other: "G7 foreign ministers will hold a video call"."""
    acting = not party.prep and (not party.cases or "nom" in party.cases)
    return party.kind == "post" and party.plural and acting and bool(body_of(party)) and not country_of(party)


def _are_sides(draft: Draft) -> bool:
    """Whether those who talked act in it, for two states or more: "A and B saw each other again"."""
    return len(set(draft.countries())) > 1 and all(_acts(p.party) for p in draft.parts)


def _acts(party: Party) -> bool:
    """Whether a person acts, as far as a language tells that by his case."""
    return party.kind == "person" and not party.prep and (not party.cases or "nom" in party.cases)


def _protagonist(draft: Draft, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> Party | None:
    visits = [d for d in drafts if d.type == "visit" and d.parts and not d.title]
    visits = [d for d in visits if d.sentence < draft.sentence or d.first < draft.first]
    visits = [d for d in visits if d.modality == "held" or draft.modality != "held"]
    # Who came together has each his own talk with the host.
    known = draft.keys()
    visits = [d for d in visits if not any(p.party.key() in known for p in d.parts if p.role != "host")]
    talks = [d for d in earlier if d.type in TALKS and len(d.parts) > 1 and not d.title]
    visits = [d for d in visits if not _is_passing(d, draft, talks, drafts)]
    talks = [d for d in talks if not draft.open or draft.sentence - d.sentence <= _CLOSE]
    far_off = draft.open and bool(visits) and draft.sentence - visits[-1].sentence > _CLOSE and bool(talks)
    sources = [*([] if far_off else visits[-1:]), *talks[-1:]]
    source = sources[0] if sources else None
    far = source is not None and draft.open and abs(draft.sentence - source.sentence) > _CLOSE
    if source is not None and source.type in TALKS:  # of guest and host the one who travels is spoken of
        travellers = {p.party.key() for d in visits for p in d.parts if p.role != "host"}
        guests: list[Party] = [p.party for p in source.parts if p.party.key() in travellers]
        if len(guests) == 1 and not (far and len(draft.parts) > 1):
            return guests[0]
    if source is None:
        return _attending(draft)
    if (far and len(draft.parts) > 1) or _is_left(source, draft, earlier):
        return None
    both = two_told.in_both(talks[::-1]) if talks and source is talks[-1] else None
    return both or _actor(source)


def _is_passing(visit: Draft, talk: Draft, told: Sequence[Draft], drafts: Sequence[Draft]) -> bool:
    """Whether a visit is only spoken of at talks that go on: "A received the envoys of Peru and Chad. They
    spoke of Premier B's visit. At the meeting with the envoy of Chad": B is told to do nothing else."""
    if visit.rule != "visit-noun":
        return False
    of_told = {c for d in told if d.sentence < visit.sentence for c in d.countries()}
    own = set(talk.countries()) & of_told  # who is met is of those told before
    visitors = visit.keys()
    return bool(own) and not any(d is not visit and d.keys() & visitors for d in drafts)


def _attending(draft: Draft) -> Party | None:
    """The only official who is told to be at a gathering within which a talk with somebody was: "The minister
    took part in the forum. On its sidelines a meeting with Envoy A was held"."""
    frame, met = draft.frame, draft.parts[0].party
    acts = not met.prep and (not met.cases or "nom" in met.cases)
    if frame is None or frame.type != "conference" or len(draft.parts) > 1 or acts:
        return None
    if met.kind not in ("person", "post"):
        return None
    people = [p.party for p in frame.parts if p.party.kind not in ("body", "state")]
    alone = len(people) == 1 and people[0].person is not None and not people[0].plural
    return people[0] if alone and frame.sentence <= draft.sentence else None


def _is_left(source: Draft, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether the text has left those of an event for others, of whom a talk is: an event of these is told
    between."""
    keys, states = source.keys(), set(source.countries())
    states |= {source.place.country} if source.place is not None else set()
    own = set(draft.countries())
    if not own or own & states:
        return False
    since = [d for d in earlier if d.first > source.first and d.sentence < draft.sentence and d.parts]
    return bool(since) and not any(d.keys() & keys or set(d.countries()) & states for d in since)


def _actor(told: Draft) -> Party:
    """Who acts in an event: the first one told, on a visit of its guests, or the only one with whom it was
    not, where the other is told first ("In a talk with Envoy A President B said")."""
    acting = [p.party for p in told.parts if p.role != "host"] if told.type == "visit" else []
    first = (acting or [told.parts[0].party])[0]
    others = [p.party for p in told.parts if not p.party.prep and p.party.person] if first.prep else []
    return others[0] if len(others) == 1 and told.type in TALKS else first


def identify_posts(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Make a bare post and a bare name that meet the same other side one person.

    "Президент принял посла" and "Владимир Путин принял посла" in one text.
    """
    for a in drafts:
        if not any(_is_bare_post(part.party) for part in a.parts):
            continue
        for b in drafts:
            if a is b or a.type != b.type or not _same_occasion(a, b):
                continue
            posts, names = _bare_posts(a, b), _bare_names(b, a)
            alone = len(posts) == 1 == len(names) and _states_agree(reading, posts[0], names[0])
            if alone and not _meet(posts[0], names[0], drafts):
                bind(reading, posts[0], names[0])
    for draft in drafts:
        first = {part.party.key(): part for part in reversed(draft.parts)}
        draft.parts = [part for part in draft.parts if first[part.party.key()] is part]


def _states_agree(reading: Reading, post: Party, person: Person) -> bool:
    """Whether nothing says that the holder of a post and somebody without one are of two states, who may be
    known for the state that he leads."""
    country, other = country_of(post), person.country or reading.everyday.leads(person.name)
    return not (country and other) or country == other


def _meet(post: Party, person: Person, drafts: Sequence[Draft]) -> bool:
    """Whether a nameless official and somebody known by name take part in one event beside each other."""
    for draft in drafts:
        parties = [p.party for p in draft.parts]
        if any(p.person is person for p in parties) and any(p.key() == post.key() for p in parties):
            return True
    return False


def _same_occasion(a: Draft, b: Draft) -> bool:
    if a.type != "visit":
        apart = other_place(a.place, b.place)
        apart = apart or (not (a.title or b.title) and (a.place is None) != (b.place is None))
        apart = apart or not dates_agree(a, b)
        same = a.earlier == b.earlier and a.modality == b.modality
        return same and not apart and bool(a.keys() & b.keys())
    if a.earlier or b.earlier or a.place is None or b.place is None:
        return False
    return same_place(a.place, b.place)


def _bare_posts(of: Draft, other: Draft) -> list[Party]:
    known = other.keys()
    posts = (p.party for p in _comers(of) if _is_bare_post(p.party))
    return [p for p in posts if p.key() not in known]


def _is_bare_post(party: Party) -> bool:
    return party.kind == "post" and party.person is None and not party.plural


def _bare_names(of: Draft, other: Draft) -> list[Person]:
    """The persons without a post in a draft who are not in the other."""
    known = other.keys()
    parties = (p.party for p in _comers(of) if p.party.key() not in known)
    return [p.person for p in parties if p.person is not None and not p.person.capacities]


def _comers(draft: Draft) -> list[Part]:
    """The parts of a draft, of a visit those of its guests: who asked them to come is nobody's other name."""
    return [p for p in draft.parts if draft.type != "visit" or p.role != "host"]


def bind(reading: Reading, post: Party, person: Person) -> None:
    """Make every mention of a bare post in the text one of a person."""
    if post.capacity is None:
        return
    key = post.key()
    for party in reading.parties:
        if party.person is None and party.key() == key:
            party.person = person
            person.mentions.append(party)
    person.add(post.capacity)
    post.person = person
