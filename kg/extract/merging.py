"""One event from its mentions. The same for every language."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.extract import once_more, papers, stand_ins, stops
from kg.extract.allegiance import body_of, country_of
from kg.extract.dating import dates_agree
from kg.extract.drafts import TALKS, Draft, Item, Part
from kg.extract.foretold import came_true
from kg.extract.gathering_names import same_gathering
from kg.extract.one_gathering import (
    is_called_otherwise,
    is_one_gathering,
    is_spoken_of,
    is_told_alike,
    once_each,
)
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.whereabouts import same_place

# The stops of a journey are told at most so many sentences from it.
_TOLD_NEAR = 3


# Rules of a talk told apart from the one in focus.
_ANEW = frozenset(("again", "again-talk"))


def unify(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the events of a text: each mention joins the first earlier event that it can be of.

    Mentions in the body come first, so that a headline joins what the body says and not the other way round.
    """
    events: list[Draft] = []
    for draft in sorted(drafts, key=_order):
        others = (e for e in events if not (draft.type == "visit" and draft.frame is e))
        twin = next((e for e in others if compatible(e, draft) and mergeable(e, draft)), None)
        if twin is not None and draft.type == "visit" and stops.is_further(twin, draft, drafts):
            draft.frame, twin = draft.frame or twin, None
        if twin is None:
            events.append(draft)
            continue
        if draft.type == "visit" and draft.earlier != twin.earlier:
            _keep_within(draft, twin, drafts)
        merge(twin, draft)
        draft.into = twin
        for other in drafts:
            if other.frame is draft:
                other.frame = twin if other is not twin else None
    return sorted(events, key=_order)


def _keep_within(reminder: Draft, visit: Draft, drafts: Sequence[Draft]) -> None:
    """Talks beside a reminder of a visit are within that visit."""
    for draft in drafts:
        beside = draft.sentence == reminder.sentence and draft.earlier == reminder.earlier
        if beside and draft.type == "meeting" and draft.frame is None and draft.keys() & reminder.keys():
            draft.frame = visit


def drop_tours(events: Sequence[Draft]) -> list[Draft]:
    """Return the events without journeys through a region whose stops the text tells: these are visits."""
    visits = [d for d in events if d.type == "visit"]
    for tour in visits:
        if _is_tour(tour) and any(_is_stop(v, tour) for v in visits if v is not tour.frame):
            tour.lost = "its stops are told"
    return [d for d in events if not d.lost]


def _is_tour(visit: Draft) -> bool:
    return visit.rule == "tour" or (visit.place is not None and visit.place.region)


def _is_stop(visit: Draft, tour: Draft) -> bool:
    # "Will travel to Ghana, marking her first trip to Africa"
    ahead = visit.modality == "planned" and tour.modality == "held" and tour.when is None and not tour.past
    same = (visit.modality == tour.modality or ahead) and visit.earlier == tour.earlier
    stops = visit.place is not None and not _is_tour(visit)
    if visit.place is not None and tour.place is not None and tour.place.region:
        # "Бали и Бангкок": a region of one state has no stops in another.
        same = same and (not tour.place.country or visit.place.country == tour.place.country)
    same = same and dates_agree(visit, tour)
    return (
        same
        and stops
        and bool(visit.keys() & tour.keys())
        and abs(visit.sentence - tour.sentence) <= _TOLD_NEAR
    )


def _order(draft: Draft) -> tuple[bool, int]:
    return draft.title, draft.first


def compatible(a: Draft, b: Draft) -> bool:
    """Whether two mentions can be of one event: type, modality, date and place agree where both say them."""
    if a.type != b.type or (a.news != b.news and not (a.title or b.title)):
        return False
    same_name = a.type == "conference" and bool(a.name) and a.name.lower() == b.name.lower()
    apart = a.earlier != b.earlier and not (a.when and b.when)
    if apart and not (same_name or _is_reminder(a, b) or _goes_on_telling(a, b)):
        return False
    if not (_modalities_agree(a, b) or came_true(a, b)) or a.another != b.another:
        return False
    anew = {a.rule, b.rule} & _ANEW
    if anew and ((a.when is None) != (b.when is None) or a.aimed or b.aimed):
        return False  # "came for talks. At one of the former ones"
    departs = a.type == "visit" and a.sentence == b.sentence and _departs(a, b)
    if not departs and not dates_agree(a, b):
        return False
    return not (a.place and b.place) or same_place(a.place, b.place) or _in_a_house(a, b)


def _in_a_house(a: Draft, b: Draft) -> bool:
    """Whether one mention of a talk has the house and the other one the town, in one land: the same parties
    "met at the Marble Palace" and "met in Istanbul".
    """
    houses = [_is_house(d.place) for d in (a, b)]
    lands = {d.place.country for d in (a, b) if d.place is not None} - {""}
    same = a.type in TALKS and a.keys() == b.keys() != set() and len(lands) < _SIDES
    return same and houses[0] != houses[1]


def _is_house(place: Span | None) -> bool:
    return (
        place is not None
        and place.kind == "place"
        and not place.region
        and (place.house or not place.country)
    )


def _is_reminder(a: Draft, b: Draft) -> bool:
    """Whether what is set apart in time is the talk that was told: the same parties at the same place."""
    here, there = (d.place or (d.frame.place if d.frame is not None else None) for d in (a, b))
    placed = same_place(here, there)
    stays = a.type == "visit" and a.rule == b.rule == "stay" and not _in_other_month(a, b)
    of_kind = a.type in TALKS or stays
    return placed and of_kind and a.keys() == b.keys()


def _in_other_month(a: Draft, b: Draft) -> bool:
    """Whether only the visit set apart has a date, and that of a month or year: "She is in Ghana. The last
    time she was there in 2022"."""
    then, now = (a, b) if a.earlier else (b, a)
    return now.when is None and then.when is not None and len(then.when.value) < _DAY


_DAY = len("2022-03-12")


def _goes_on_telling(a: Draft, b: Draft) -> bool:
    """Whether a clause goes on about a talk of a time gone by: "last month he received the envoy, | with whom
    he spoke of trade"; or the next sentence that names nobody: "He spoke of trade with her"."""
    told = a.type in TALKS and a.earlier and a.keys() == b.keys() != set()
    next_one = b.sentence - a.sentence == 1 and all(p.party.kind == "pronoun" for p in b.parts)
    return told and (a.sentence == b.sentence or (next_one and not (b.when or b.place)))


def _modalities_agree(a: Draft, b: Draft) -> bool:
    """Whether both took place or neither; a headline, and for what somebody came, leave that open."""
    aimed = a.type in (*TALKS, "conference", "visit") and (a.aimed or b.aimed)
    aimed = aimed or (a.type == "conference" and is_spoken_of(a, b))
    return (a.modality == "held") == (b.modality == "held") or a.title or b.title or aimed


def _departs(a: Draft, b: Draft) -> bool:
    """Whether ``a`` is the departure for the visit ``b``: "отбыл во вторник в Баку, где будет 5 февраля"."""
    if not (a.when and b.when and len(a.when.value) == len(b.when.value) == 10):
        return False
    days = datetime.date.fromisoformat(b.when.value) - datetime.date.fromisoformat(a.when.value)
    return a.rule == "go" and b.rule in ("stay", "visit-noun") and 0 <= days.days <= 3


def mergeable(a: Draft, b: Draft) -> bool:
    """Whether the parties of two compatible mentions say that they are one event.

    States in one mention are covered by persons who act for them in the other. Two triggers in one sentence
    are one event only when their parties are the same.
    """
    mine, theirs = a.keys(), b.keys()
    if a.type == "conference":
        return is_one_gathering(a, b)
    if a.type == "signing" and (one := papers.is_one_signing(a, b)) is not None:
        return one
    if a.rule == b.rule == "commission" and a.name and b.name and _one_board(a, b):
        return True
    if once_more.goes_on_in_session(a, b):
        return True
    if a.rule == b.rule == "credentials" and _one_ceremony(a, b):
        return True
    if not mine or not theirs:
        return bool(a.name and b.name and a.name.lower() == b.name.lower())
    if (a.sentence == b.sentence or a.apart or b.apart) and mine != theirs:
        # "прибыл с визитом": the verb and the noun are one visit, whoever else is told to be there.
        return a.type == "visit" and a.place is not None and (mine <= theirs or theirs <= mine)
    if a.type == "visit":
        return _one_visit(a, b)
    if once_more.came_for_board(a, b) or once_more.came_for_board(b, a):
        return False
    if {a.rule, b.rule} == {"commission", "receive"}:
        return False  # "The commission met. On the same day the king received the minister"
    if once_more.hands_in_apart(a, b) or once_more.hands_in_apart(b, a):
        return False
    if _is_of_two(a, b) or _is_of_two(b, a) or _of_other_guests(a, b) or _faces_others(a, b):
        return False
    if _only_attended(b, a) or once_more.is_of_fewer(a, b) or once_more.is_of_fewer(b, a):
        return False
    led = stand_ins.is_led(a, b) or stand_ins.is_led(b, a)
    return led or _covers(a, b) or _covers(b, a) or len(mine & theirs) >= 2


def _is_of_two(a: Draft, b: Draft) -> bool:
    """Whether a talk of two states is told beside one of more: "the three, and a bilateral meeting"."""
    return a.bilateral and len(a.countries()) == _SIDES < len(b.countries())


def _of_other_guests(a: Draft, b: Draft) -> bool:
    """Whether somebody received others, whoever of his own was there both times: "received A ... the king
    received B. His adviser attended both"."""
    guests = [{p.party.key() for p in d.parts if p.role == "guest" and p.party.person} for d in (a, b)]
    hosts = [{p.party.key() for p in d.parts if p.role == "host"} for d in (a, b)]
    return bool(all(guests) and hosts[0] & hosts[1]) and not guests[0] & guests[1]


def _only_attended(talk: Draft, other: Draft) -> bool:
    """Whether somebody of a talk told before only attended this one, as a later sentence tells: "The speakers
    met. The president received the guest. His host attended, too"."""
    if talk.type not in TALKS or talk.title or other.title:
        return False
    own = {p.party.key() for p in talk.parts if p.party.sentence <= talk.sentence}
    theirs = {p.party.key() for p in other.parts if p.party.sentence <= other.sentence}
    named = all(p.party.person is not None for d in (talk, other) for p in d.parts)
    sides = len(own) == len(theirs) == _SIDES and len(own & theirs) == 1
    return named and sides and theirs <= talk.keys()


def _faces_others(a: Draft, b: Draft) -> bool:
    """Whether several of one state talked with somebody of another, and then with somebody else: "The premier
    received the two ministers. They also met the speaker"."""
    if a.type not in TALKS or a.title or b.title:
        return False
    people = [{p.party.key(): country_of(p.party) for p in d.parts if p.party.person} for d in (a, b)]
    own = {people[0][key] for key in people[0].keys() & people[1].keys()}
    others = [
        {c for key, c in one.items() if key not in rest} - own - {""} for one, rest in (people, people[::-1])
    ]
    return len(own) == 1 and "" not in own and all(others)


def _one_visit(a: Draft, b: Draft) -> bool:
    """Whether the guests are the same, or some of them where both mentions say the place."""
    placed = a.place is not None and b.place is not None
    if _have_other_guests(a, b):
        return False
    states = all(p.party.kind == "state" for p in b.parts)
    if (b.title or states) and placed and _covers(a, b):
        return True
    alike = a.keys() == b.keys() or _guests(a) == _guests(b) != set()
    return bool(a.keys() & b.keys()) and (placed or alike)


def _have_other_guests(a: Draft, b: Draft) -> bool:
    """Whether two visits have only their host in common: "She invited Premier A to Rome. She also invited
    President B"."""
    guests = [{p.party.key() for p in d.parts if p.role == "guest" and p.party.person} for d in (a, b)]
    hosts = [{p.party.key() for p in d.parts if p.role == "host"} for d in (a, b)]
    common = a.keys() & b.keys()
    return all(guests) and not guests[0] & guests[1] and bool(common) and common <= hosts[0] & hosts[1]


def _one_board(a: Draft, b: Draft) -> bool:
    """Whether two sessions are of one board: by their names, or of the same states and called alike."""
    if same_gathering(a.name, b.name):
        return True
    x, y = (d.name.lower().split()[:_CALLED] for d in (a, b))
    sides = set(a.countries()), set(b.countries())
    return len(x) == _CALLED and x == y and bool(sides[0] & sides[1]) and max(map(len, sides)) == _SIDES


# So many words say which board it is: "joint session of the collegia"; and it is of so many states.
_CALLED, _SIDES = 3, 2


def _guests(visit: Draft) -> set[tuple[str, str, str, str]]:
    return {p.party.key() for p in visit.parts if p.role != "host"}


def _one_ceremony(a: Draft, b: Draft) -> bool:
    """Whether who receives letters of credence in one mention receives them from those of the other."""
    mine, theirs = a.keys(), b.keys()
    # Who else attended says nothing of who handed in and who received.
    roles = tuple({p.role for p in d.parts} - {"participant"} for d in (a, b))
    return mine <= theirs or theirs <= mine or roles in (({"host"}, {"guest"}), ({"guest"}, {"host"}))


def _covers(wide: Draft, narrow: Draft) -> bool:
    """Whether every party of ``narrow`` is in ``wide``, a state also as the country of somebody there.

    The same goes for a nameless post in a headline: "Глава Сената прилетела в Астану". A visit is that of its
    guests, whoever is told to have invited them.
    """
    asked = [p for p in narrow.parts if not (narrow.type == "visit" and p.role == "host")]
    keys = wide.keys()
    countries = {c for p in wide.parts if (c := country_of(p.party))}
    holders = (p.party for p in wide.parts if p.party.person is not None or p.party.kind == "post")
    bodies = {b for party in holders if (b := body_of(party))}
    return all(
        p.party.key() in keys
        or (_is_general(p.party, narrow) and country_of(p.party) in countries)
        or _several(p.party, wide, narrow)
        or (narrow.title and p.party.person is None and _is_shortened(body_of(p.party), bodies))
        for p in asked or narrow.parts
    )


def _is_shortened(body: str, bodies: Iterable[str]) -> bool:
    """Whether a headline's body is one of those below it, the first words left out."""
    return bool(body) and any(b == body or b.endswith(f" {body}") for b in bodies)


def _is_general(party: Party, draft: Draft) -> bool:
    """Whether a party says no more than for whom somebody acts."""
    unnamed = party.kind == "body" or (party.kind == "post" and party.person is None)
    unnamed = unnamed and not (draft.rule == "summon" and party.kind != "body")
    if draft.rule == "summon" and party.kind == "body":
        return True  # "called in to the ministry", where a deputy minister receives
    return party.kind == "state" or (draft.title and unnamed) or (unnamed and _is_of_states(draft))


def _is_of_states(draft: Draft) -> bool:
    """Whether only one plural post tells who met: "Vice ministers of Malta, Latvia and Chad will talk"."""
    parties = [p.party for p in draft.parts]
    nameless = all(p.kind == "post" and p.person is None and p.country for p in parties)
    return len(parties) > 2 and nameless and len({p.head for p in parties}) == 1


def _several(party: Party, wide: Draft, narrow: Draft) -> bool:
    """Whether the headline sums up those whom the text names: "с руководителями Евросоюза"."""
    return narrow.title and party.kind == "post" and party.plural and len(wide.parts) > len(narrow.parts)


def merge(into: Draft, other: Draft) -> None:
    """Add what another mention of the event says; what is there stays, the more precise date wins."""
    signed = papers.signs_it(into, other) or papers.signs_it(other, into)
    papers.sign_for_sides(into, other)
    into.joined = (into.joined & other.joined) | (into.joined - other.keys()) | (other.joined - into.keys())
    _merge_parts(into, other)
    if into.type == "signing" and other.documents and papers.counted(other):
        acting = {country_of(p.party) for p in into.parts if p.party.person is not None}
        into.parts = [p for p in into.parts if p.party.kind != "state" or p.party.country not in acting]
    if "summon" in (into.rule, other.rule) or into.lead or other.lead:
        # who received for the ministry that called in, who led those of ministries
        acting = {country_of(p.party) for p in into.parts if p.party.person is not None}
        into.parts = [p for p in into.parts if p.party.kind != "body" or p.party.country not in acting]
    if signed:
        papers.sign_for_states(into)
        into.parts = [p for p in into.parts if p.party.kind not in ("state", "body")]
    if (into.aimed and not other.aimed and not other.title) or came_true(into, other):
        into.modality, into.aimed = other.modality, False
    if _better_date(into, other):
        into.when = other.when
    if into.place is None or _better_place(into, other):
        into.place = other.place or into.place
    into.name = into.name or other.name
    into.named = into.named or other.named
    into.frame = into.frame or (other.frame if other.frame is not into else None)
    into.topics += _new(into.topics, other.topics)
    if not (other.title and into.documents):  # a headline calls the document otherwise
        into.documents += _new(into.documents, other.documents)
    into.mentions += [(other.first, other.last), *other.mentions]
    into.day_trip = into.day_trip or other.day_trip
    into.retold += [other.sentence, *other.retold] if not other.title else []


def _merge_parts(into: Draft, other: Draft) -> None:
    """Join the parties; in a talk, and where a headline has it, a state gives way to those who act for it."""
    acting = [
        p.party for p in (*into.parts, *other.parts) if p.party.person is not None or p.party.kind == "post"
    ]
    represented = {country_of(party) for party in acting}
    # "... nümayəndə heyəti ilə görüşüb": the headline's body is that whose head the text names.
    led_bodies = {body_of(party) for party in acting if into.type in TALKS} - {""}
    commission = into.rule == other.rule == "commission"
    known = commission and (bool(acting) or any(p.party.kind == "body" for p in into.parts))
    # One body is the other's by another name; several are those who came.
    alike = into.type == "conference" and len(_fresh(into, other)) <= 1 and is_told_alike(into, other)
    renamed = into.type == "conference" and (other.title or is_called_otherwise(into, other))
    headed = into.type == "signing" and papers.is_headed(into, other)
    for part in other.parts:
        headline = other.title and part.party.kind == "post" and part.party.person is None
        led = part.party.kind == "body" and (known or (other.title and part.party.body in led_bodies))
        # "A delegation of the province is in Rome": it is that of the governor below, of the same state;
        # "met a delegation of the parliament": that of the speaker below.
        sent = (
            other.title
            and into.type in ("visit", "signing", *TALKS)
            and part.party.kind == "body"
            and bool(part.party.country)
        )
        led = led or (sent and part.party.country in represented)
        called = renamed and part.party.kind == "body"
        called = called or (alike and part.party.person is None and part.party.kind in ("body", "post"))
        led = led or (headed and part.party.kind == "body")
        led = led or (called and any(p.party.kind in ("body", "post") for p in into.parts))
        told = country_of(part.party) in represented or body_of(part.party) in led_bodies
        if not led and not (headline and told):
            into.add(part.party, part.role)
    if commission and any(p.party.person is not None for p in other.parts):
        into.parts = [p for p in into.parts if p.party.kind != "body"]
    if into.type == "conference":
        into.parts = once_each(into.parts)
    if into.type in TALKS:
        into.parts = _without_counted(into.parts)
    delegation = into.type == "visit" and all(p.party.kind == "state" for p in other.parts)
    if into.type in TALKS or delegation or (into.type in ("signing", "visit") and other.title):
        into.parts = [p for p in into.parts if p.party.kind != "state" or p.party.country not in represented]


def _fresh(into: Draft, other: Draft) -> list[Party]:
    """The bodies and nameless officials that only the other mention has."""
    known = into.keys()
    nameless = (p.party for p in other.parts if p.party.person is None)
    return [p for p in nameless if p.kind in ("body", "post") and p.key() not in known]


def _without_counted(parts: Sequence[Part]) -> list[Part]:
    """The parties without those of a plural post, at no body, whose states others act for by name."""
    heads = Counter(p.party.head for p in parts if p.party.kind == "post")
    named = {country_of(p.party) for p in parts if p.party.kind == "person"}
    return [
        p
        for p in parts
        if p.party.kind != "post"
        or p.party.person is not None
        or body_of(p.party)
        or heads[p.party.head] < 2
        or country_of(p.party) not in named
    ]


def _better_date(into: Draft, other: Draft) -> bool:
    if other.when is None or into.when is None:
        return other.when is not None
    return _departs(into, other) or len(other.when.value) > len(into.when.value)


def _better_place(into: Draft, other: Draft) -> bool:
    """Whether the other mention names a town and this one only its state, or a house there."""
    if into.place is None or other.place is None:
        return False
    if _is_house(into.place) and not _is_house(other.place):
        return True
    return into.place.kind == "state" and other.place.kind == "place"


def _new(known: Sequence[Item], items: Sequence[Item]) -> list[Item]:
    told = papers.labels(known)
    return [i for i in items if i.label.lower() not in told]
