"""Events within events: talks of a visit or a conference, and the places that pass between them.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import side_of
from kg.extract.day_gaps import LONGEST_VISIT, are_close, days_between
from kg.extract.drafts import Draft
from kg.extract.papers import signs_at, signs_later
from kg.extract.scopes import in_scope
from kg.extract.spans import Span
from kg.extract.stops import goes_on_at, is_at
from kg.extract.times import When
from kg.extract.whereabouts import goes_on, is_house, other_place, same_place, travels_on

# How many sentences after the report of a visit a talk of the visitor without a place still belongs to it;
# from 2 to 6 the right share of part_of rises, at 9 it gains where articles are long, and nothing is lost.
_NEAR = 9
# Who met and then attended a gathering is told so many sentences later at most.
_NEXT = 2
# The same for a talk or visit that the text sets apart in time.
_NEAR_EARLIER = 2
# The same for a talk of others than the guests who are told: of officials of a state whose delegation visits.
_NEAR_DELEGATION = 4
# Length of a date that says the day.
_DAY = 10
# So many sentences before an arrival at most is a talk told that it was for: "Б принял А. Тот прибыл в Рим".
_ARRIVES_AFTER = 4


def refer_back(events: Sequence[Draft]) -> None:
    """Put what lies within "the summit", which names none, within the last gathering told before it.

    What lies within "the visit" that says no more is of the visit that is found around it. Nothing that took
    place lies within what was called off.
    """
    for draft in events:
        if draft.frame is not None and draft.frame.modality == "cancelled" and draft.modality == "held":
            draft.frame = None
        if draft.frame is not None and draft.frame not in events and draft.frame.into in events:
            draft.frame = draft.frame.into  # "There was a forum in Oslo. A took part in it": one gathering
        if draft.frame is not None and draft.frame.lost:
            bare = draft.frame
            told = [c for c in events if c.type == bare.type == "conference" and c.first < bare.first]
            told = [c for c in told if not c.title and c.earlier == bare.earlier]
            draft.frame = told[-1] if told else None


def be_under_way(events: Sequence[Draft]) -> None:
    """Let a gathering to which somebody has only come be held, where a talk at it is told as held: "She came
    to Rome for the session. On its sidelines she met the minister"."""
    for draft in events:
        frame = draft.frame
        if frame is None or frame.type != "conference" or not frame.aimed or draft.type != "meeting":
            continue
        if draft.modality == "held" and not draft.earlier and draft.first > frame.last:
            frame.modality, frame.aimed = "held", False


def be_ahead(events: Sequence[Draft]) -> None:
    """Let a gathering that is only named as where somebody will talk be still to come: "They agreed to meet
    on the sidelines of the forum in Lima"."""
    for frame in events:
        within = [d for d in events if d.frame is frame]
        ahead = bool(within) and all(d.modality == "planned" and d.sentence == frame.sentence for d in within)
        named = frame.type == "conference" and frame.modality == "held" and _is_bare(frame)
        told = frame.past or frame.under_way or frame.earlier or frame.mentions or frame.when is not None
        if ahead and named and not told:
            frame.modality = "planned"


def nest(events: Sequence[Draft], published: str) -> None:
    """Put a talk or signing within the conference beside it, any event within a visit of its parties.

    A talk of two who both attend one gathering of the text is within that. ``published`` is the day of the
    article as ISO, '' where nobody knows.
    """
    gatherings = [c for c in events if c.type == "conference"]
    for gathering in gatherings:
        _follow(gathering, events)
    for draft in events:
        if draft.frame is None and draft.type in ("meeting", "signing"):
            beside = (c for c in gatherings if _beside(draft, c) and not _before_journey(draft, c, events))
            draft.frame = next(beside, None)
        if draft.frame is None and draft.same_time and draft.type in ("meeting", "signing"):
            draft.frame = _then(draft, events)
        if draft.frame is None and draft.type != "visit":
            others = [e for e in events if not _was_before(draft, e, published)]
            draft.frame = _visit_around(draft, [e for e in others if not _serves_at_guests(draft, e, events)])
        attended = [c for c in gatherings if _attend(draft, c) and not (c.follows and draft.last < c.first)]
        if draft.frame is None and len(attended) == 1:
            held = draft.type == "meeting" or signs_at(draft, attended[0], events)
            draft.frame = attended[0] if held else None
    for draft in events:
        _travel(draft, events)


def _was_before(draft: Draft, visit: Draft, published: str) -> bool:
    """Whether a talk was days before a visit that is news, with others than its hosts: "A is in Prague. On 26
    February he had met the president of Peru"."""
    if draft.when is None or draft.modality != "held" or visit.type != "visit" or not published:
        return False
    news = visit.when is None and not (visit.earlier or visit.there) and draft.sentence > visit.sentence
    gap = days_between(published, draft.when.end or draft.when.value)
    return news and gap > LONGEST_VISIT and not _is_at_home(draft, visit)


def _serves_at_guests(talk: Draft, visit: Draft, events: Sequence[Draft]) -> bool:
    """Whether a talk is with somebody of the state visited whom a talk before it shows to be at the guests':
    "The speaker received the ambassador of Peru. In May a delegation had been to Lima. The ambassador has
    met the minister as well"."""
    apart = visit.type == "visit" and talk.sentence > visit.sentence and talk.place is None is talk.when
    home = visit.place.country if apart and visit.place is not None else ""
    hosts = {key for key, country in _sides(talk) if country == home != ""}
    own = {side_of(p.party) for p in visit.parts if p.role != "host"} - {""}
    met = (e for e in events if e.type == "meeting" and e.first < visit.first and e.frame is None)
    at_guests = any(hosts & e.keys() and own & set(e.countries()) for e in met)
    return bool(hosts) and at_guests and visit.when is not None and len(visit.when.value) < _DAY


def _follow(gathering: Draft, events: Sequence[Draft]) -> None:
    """Who met somebody in a town and then attended a gathering did so there, where nothing else is said."""
    if not gathering.follows or gathering.place is not None:
        return
    for talk in events:
        before = 0 <= gathering.sentence - talk.sentence <= _NEXT and talk.last < gathering.first
        before = before and talk.earlier == gathering.earlier
        if before and talk.type == "meeting" and talk.modality == gathering.modality:
            gathering.place = talk.place if talk.keys() & gathering.keys() else None


def _then(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """The gathering just told at which somebody was who "then" met another."""
    told = (c for c in reversed(events) if c.type == "conference" and c.first < draft.first)
    near = next((c for c in told if draft.sentence - c.sentence <= _NEAR_EARLIER), None)
    here = draft.place is None or near is None or near.place is None or same_place(draft.place, near.place)
    held = near is not None and near.modality == draft.modality and here
    return near if held and near is not None and draft.keys() & near.keys() else None


def _travel(draft: Draft, events: Sequence[Draft]) -> None:
    """Put a gathering that only bodies are told of within the visit of who talks at it."""
    frame = draft.frame
    if frame is not None and frame.type == "conference" and frame.frame is None and _is_bare(frame):
        frame.frame = _visit_around(
            draft, [e for e in events if not _parted(frame, e) and e.frame is not frame]
        )


def _is_bare(gathering: Draft) -> bool:
    """Whether nobody is said to attend a gathering, so that nothing tells whose visit it is of."""
    return all(p.party.kind == "body" for p in gathering.parts)


def _parted(gathering: Draft, visit: Draft) -> bool:
    """Whether a gathering is elsewhere than a visit leads, so that talks at it are of no help."""
    here, there = gathering.place, visit.place
    return other_place(here, there)


def _before_journey(talk: Draft, gathering: Draft, events: Sequence[Draft]) -> bool:
    """Whether a talk is on a day before somebody sets out to a gathering: "On Sunday he will meet A, and on
    Monday fly to the forum in Oslo"."""
    visits = (d for d in events if d.type == "visit" and d.sentence == gathering.sentence)
    own = [v.when for v in visits if v.keys() & gathering.keys() and v.keys() & talk.keys()]
    day = talk.when.value if talk.when is not None and len(talk.when.value) == _DAY else ""
    return bool(day) and any(w is not None and len(w.value) == _DAY and day < w.value for w in own)


def _attend(talk: Draft, gathering: Draft) -> bool:
    """Whether all who talked attend a gathering that was at the time and place of the talk."""
    people = talk.people_keys()
    when = talk.when is None or gathering.when is None or are_close(talk.when.value, gathering.when.value)
    where = talk.place is None or gathering.place is None or same_place(talk.place, gathering.place)
    same = talk.modality == gathering.modality and talk.earlier == gathering.earlier and when and where
    return same and len(people) > 1 and people == talk.keys() and people <= gathering.keys()


def _visit_around(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """The visit told before the draft, else after it; of several the nearest, that of a delegation last.

    Talks with the hosts of several stops are told of the whole journey: "will visit A and B and meet the
    presidents of both".
    """
    visits = [v for v in events if v.type == "visit" and (_within(draft, v) or _arrives_for(v, draft))]
    at_home = [v for v in visits if _is_at_home(draft, v)]
    stops = {v.place.country for v in at_home if v.place is not None and v.sentence == at_home[0].sentence}
    if len(stops) > 1 and draft.place is None and draft.sentence != at_home[0].sentence:
        return None
    visits = at_home or visits
    nearest = min(visits, key=lambda v: _distance(draft, v), default=None)
    if at_home or nearest is None:
        return nearest
    stay = goes_on_at(draft, nearest, events)
    if stay is None and not is_at(draft, nearest, events):
        draft.many, draft.place = True, None  # at which of the stops it was is left open
        return None
    return stay or nearest


def _distance(draft: Draft, visit: Draft) -> tuple[bool | int, ...]:
    """How unlikely an event is of a visit: of none of its people, of one that is over, told far from it."""
    over = visit.rule == "return" and visit.sentence != draft.sentence
    return (not draft.keys() & visit.keys(), over, *_gap(draft, visit))


def _is_at_home(draft: Draft, visit: Draft) -> bool:
    """Whether a visit leads to the state of somebody whom its guests meet: of several stops, that one."""
    guests = {p.party.key() for p in visit.parts if p.role != "host"}
    met = {c for p in draft.parts if p.party.key() not in guests and (c := side_of(p.party))}
    return visit.place is not None and visit.place.country in met


def _gap(draft: Draft, visit: Draft) -> tuple[bool, int, bool, int]:
    """How far a visit is told from an event; of two in one sentence that before it is nearer.

    Of the stops of one list, that which is told again right before is the nearest.
    """
    sentences = abs(draft.sentence - visit.sentence)
    told = [visit.first, *(first for first, _ in visit.mentions if first <= draft.first)]
    return (
        visit.sentence > draft.sentence,
        sentences,
        visit.first > draft.first,
        min(abs(first - draft.first) for first in told),
    )


def _beside(draft: Draft, gathering: Draft) -> bool:
    """Whether a talk of somebody who attends a gathering is told in the same sentence, at the same place, or
    with the place where the gathering is: "In Lima, where a summit takes place, A met B"."""
    if draft.sentence != gathering.sentence or gathering.modality != draft.modality:
        return False
    if gathering.earlier and not draft.earlier:
        return False  # "received a colleague whom he last saw at the forum"
    if gathering.over or (gathering.follows and draft.last < gathering.first):
        return False
    if _on_another_day(draft, gathering):
        return False  # "on 20 March he will meet A, and on 21 March attend the forum"
    here, there = draft.place, gathering.place
    if gathering.there and gathering.last < draft.first and not in_scope(gathering, draft.first):
        return same_place(here, there)
    same = draft.place is None or gathering.place is None or same_place(draft.place, gathering.place)
    return gathering.attended and same and bool(draft.keys() & gathering.keys())


def _on_another_day(draft: Draft, gathering: Draft) -> bool:
    """Whether the days that are told of a talk and of a gathering lie apart."""
    one, other = draft.when, gathering.when
    if one is None or other is None or not len(one.value) == len(other.value) == _DAY:
        return False
    return (one.end or one.value) < other.value or (other.end or other.value) < one.value


def _within(draft: Draft, visit: Draft) -> bool:
    """Whether an event can be of a visit: a party, the time and the place, or the passage, agree."""
    if not (draft.keys() & visit.keys() or _of_delegation(draft, visit)):
        return False
    if draft.type == "call" or goes_on(draft, visit) or draft.agreed:
        return False
    if draft.modality == "held" and visit.modality != "held":
        return False
    if visit.modality == "cancelled" and draft.modality == "planned" and draft.type == "visit":
        return False  # what is put off may be elsewhere
    if draft.modality == "planned" and visit.earlier and visit.modality == "held" and not draft.aimed:
        return False  # what is to come is no part of a visit of years ago
    if signs_later(draft, visit):
        return False
    past = visit.aside and visit.earlier and not (draft.earlier or draft.there)
    if past and not _is_at_home(draft, visit):
        return False  # "A, who had been to Doha before that, met B"
    then = draft.sentence == visit.sentence and visit.same_day and travels_on(draft, visit)
    if then and not _is_at_home(draft, visit):
        return False  # "will see him, after which she leaves for Rome"
    if visit.earlier and visit.there and not (draft.earlier or in_scope(visit, draft.first)):
        return False  # "they signed a plan: it adds to the treaty signed in Rome, where A was on a visit"
    behind = visit.over and draft.sentence == visit.sentence and draft.place is None
    if behind and not (visit.first < draft.first and _is_at_home(draft, visit)):
        return False  # "back from Lima, A met B"; no host of Lima
    if draft.over and draft.sentence == visit.sentence and draft.place is None and not visit.over:
        return False
    if visit.rule == "return" and draft.modality == "planned":
        return False  # "came back from Oslo to receive the premier"
    if visit.rule == "invite" and draft.sentence != visit.sentence:
        return False
    if draft.when and visit.when and not are_close(draft.when.value, visit.when.value):
        return False
    if draft.when and visit.when and len(draft.when.value) == 10 and draft.when.value < visit.when.value:
        return False
    apart = draft.sentence != visit.sentence
    if (
        apart
        and draft.earlier
        and draft.when
        and not visit.when
        and (not visit.earlier or draft.type == "signing")
    ):
        return False  # "came to Rome; in 2022 he took part in a forum there"
    if visit.earlier and visit.when and visit.sentence > draft.sentence and not (draft.earlier or draft.when):
        return False  # "A met B in Rome. Her predecessor had last been there in 1998"
    if draft.place is not None and visit.place is not None and not is_house(draft.place):
        return same_place(draft.place, visit.place)
    if draft.earlier and not visit.earlier and not (draft.when and visit.when):
        return _with_hosts(draft, visit)
    if visit.earlier and not draft.earlier and draft.when is None and draft.sentence != visit.sentence:
        return False
    near = _NEAR_EARLIER if draft.earlier or visit.earlier else _NEAR
    # A talk that a lead tells before the visit may be told again after it.
    return visit.sentence in draft.retold or any(
        0 <= told - visit.sentence <= near for told in (draft.sentence, *draft.retold)
    )


def _with_hosts(draft: Draft, visit: Draft) -> bool:
    """Whether a guest has met officials of the state where he is, a little earlier: "The president received
    the visiting minister. Earlier, the speaker held talks with him"."""
    guests = {p.party.key() for p in visit.parts if p.role != "host" and p.party.person is not None}
    home = visit.place.country if visit.place is not None else ""
    sides = _sides(draft)
    hosts = {c for key, c in sides if key not in guests}
    stays = visit.rule == "stay" or draft.same_day
    near = stays and 0 < draft.sentence - visit.sentence <= _NEAR_EARLIER
    met = bool(home) and hosts == {home} and any(key in guests for key, _ in sides)
    return near and met and draft.when is None and draft.type == "meeting"


def _of_delegation(draft: Draft, visit: Draft) -> bool:
    """Whether officials of two states meet or sign, one of which the delegation of the other one visits."""
    guests = [p.party for p in visit.parts if p.role != "host"]
    paper = draft.type == "signing" and all(p.party.kind == "state" for p in draft.parts)
    paper = paper or (draft.rule == "commission" and all(p.party.person is None for p in draft.parts))
    named = any(guest.person is not None for guest in guests)
    if visit.place is None or not guests or (named and not paper):
        return False
    sides = {*map(side_of, guests), visit.place.country}
    near = draft.sentence - visit.sentence <= _NEAR_DELEGATION and draft.type != "conference"
    return near and len(sides) == 2 and "" not in sides and set(draft.countries()) == sides


def _arrives_for(visit: Draft, talk: Draft) -> bool:
    """Whether the guest of a talk with officials of the state visited is told only after it to have come."""
    guests = {p.party.key() for p in visit.parts if p.role != "host" and p.party.person is not None}
    country = visit.place.country if visit.place is not None else ""
    own = {side_of(p.party) for p in talk.parts if p.party.key() in guests}
    others = [p.party for p in talk.parts if p.party.key() not in guests]
    # whoever of his own sat beside him
    hosts = {c for p in others if (c := side_of(p)) and (c not in own or p.key() not in talk.joined)}
    told = 0 < visit.sentence - talk.sentence <= _ARRIVES_AFTER and visit.modality == "held"
    told = told and not (visit.same_day or visit.follows)  # "в тот же день отправился в Рим"
    when = talk.when is None or visit.when is None or _soon_after(talk.when, visit.when)
    apart = talk.earlier or visit.earlier or talk.agreed or talk.place is not None
    met = bool(guests & talk.keys()) and hosts == {country} != {""}
    return talk.type == "meeting" and told and when and met and not apart


def _soon_after(talk: When, visit: When) -> bool:
    """Whether a talk can have been on a visit: not on Tuesday, where that was in January."""
    return are_close(talk.value, visit.value) and 0 <= _days(talk, visit) <= LONGEST_VISIT


def _days(later: When, earlier: When) -> int:
    return days_between(later.value, earlier.value)


def inherit(events: Sequence[Draft]) -> None:
    """Pass places from frames to what is within them, from a meeting to its conference, and among siblings.

    A place needs two rounds to reach a sibling that is told before the event that has it. Days do not pass:
    who meets on the sidelines may have met the day before; the month or year of a visit is that of its talks,
    and so is the day on which somebody was in a town.
    """
    dated = [d for d in events if d.when is not None and len(d.when.value) == _DAY]
    for draft in events:
        if draft.when is None and draft.frame is not None and _tells_when(draft.frame, draft):
            before = (d for d in dated if d.frame is draft.frame and d.first < draft.first)
            # "On the first day of her visit A received her": the text tells days itself
            draft.when = draft.frame.when if draft.frame not in dated or not any(before) else None
    for _ in range(2):
        for n, draft in enumerate(events):
            if draft.frame is not None and not _signed_before(draft):
                if draft.frame.type == "conference":
                    draft.frame.place = draft.frame.place or draft.place
                _inherit_place(draft, draft.frame, events[:n])


def _tells_when(visit: Draft, draft: Draft) -> bool:
    """Whether what is told behind a visit was in its month or year: "In May she went to Chad. She met A".

    Who stays somewhere may have come then.
    """
    when = visit.when
    if visit.type != "visit" or when is None or visit.first > draft.first or draft.type == "visit":
        return False
    told_with = visit.sentence == draft.sentence or draft.same_time
    held = visit.modality == draft.modality == "held"
    told_with = told_with or (visit.rule != "stay" and held)
    if len(when.value) < _DAY:
        return told_with
    if visit.day_trip and visit.modality == draft.modality:
        return not when.end and draft.earlier == visit.earlier
    if when.end or when.since or draft.earlier != visit.earlier:
        return False
    stays = visit.rule == "stay" and visit.place is not None and visit.place.kind == "place"
    near = draft.sentence - visit.sentence <= (_SOON if stays else _NEAR)
    # told as over: "On 5 May she visited Lima", not "arrived in"
    return near and held and (visit.rule == "visit-object" or visit.back or stays)


def _signed_before(draft: Draft) -> bool:
    """Whether a paper was signed in another month than that of the gathering that it is told beside: "at the
    summit in July he spoke. The agreement was signed in February"."""
    frame = draft.frame
    apart = draft.type == "signing" and frame is not None and frame.type == "conference"
    if not apart or draft.when is None or frame is None or frame.when is None:
        return False
    return not are_close(draft.when.value, frame.when.value)


def _inherit_place(draft: Draft, frame: Draft, before: Sequence[Draft]) -> None:
    town = frame.place is not None and frame.place.kind == "place" and bool(frame.place.country)
    house = draft.place is not None and is_house(draft.place) and not draft.place.town
    if house and town and frame.type in ("visit", "meeting"):
        draft.place = frame.place  # "arrived in Lima ... received at the Rose Palace": the town says more
    if draft.type == "call" or (draft.place is not None and draft.place.kind == "place"):
        return
    place = draft.place or frame.place
    if (
        place is not None
        and place.kind == "state"
        and frame.place is not None
        and same_place(place, frame.place)
    ):
        place = frame.place  # "прибыл в Лиму ... в рамках визита в Перу встретился"
    draft.place = _town_of_siblings(place, [d for d in before if d.frame is frame])


def _town_of_siblings(place: Span | None, siblings: Sequence[Draft]) -> Span | None:
    """Return, for a state, its town where the last of the siblings with a town was, else the place itself."""
    towns = [d.place for d in siblings if d.place is not None and d.place.kind == "place"]
    towns = [t for t in towns if not t.house]  # whom the speaker received in the parliament, the king did not
    if place is None or place.kind != "state" or not towns or not same_place(towns[-1], place):
        return place
    return towns[-1]


def stay(events: Sequence[Draft]) -> None:
    """Give a talk without a place the town where its guest talked before, when its host is at home there."""
    for n, draft in enumerate(events):
        if draft.type != "meeting" or draft.place is not None or (draft.earlier and not draft.same_day):
            continue
        before = (d for d in reversed(events[:n]) if d.type in ("meeting", "conference") and not d.earlier)
        talk = next((d for d in before if _goes_on_there(draft, d)), None)
        if talk is not None:
            draft.place = talk.place
            draft.frame = draft.frame or (talk.frame if talk.frame and talk.frame.type == "visit" else None)


def _goes_on_there(draft: Draft, talk: Draft) -> bool:
    """Whether a talk is of somebody who talked abroad, in a town, with an official of the state there."""
    town = talk.place is not None and talk.place.kind == "place" and not talk.place.house
    country = talk.place.country if talk.place is not None and town else ""
    guests = talk.people_keys()
    guests = {k for k, c in _sides(talk) if k in guests and c != country}
    hosts = {c for k, c in _sides(draft) if k not in guests}
    when = draft.when is None or talk.when is None or are_close(talk.when.value, draft.when.value)
    soon = draft.modality == "planned" and draft.sentence - talk.sentence <= _SOON and not draft.agreed
    soon = soon and talk.when is not None and not draft.people_keys() <= talk.people_keys()
    alike = draft.modality == talk.modality or soon  # "is also to meet the speaker"
    near = draft.sentence - talk.sentence <= _NEAR and alike
    next_one = draft.same_day and 0 < draft.sentence - talk.sentence <= _SOON and bool(country)
    if next_one and near and when and draft.people_keys() & talk.people_keys():
        return True  # "After the talks the minister met a third one"
    return near and when and bool(country) and bool(guests & draft.keys()) and hosts == {country}


# Who meets the next one on the same day is still there so many sentences after.
_SOON = 2


def _sides(draft: Draft) -> list[tuple[tuple[str, str, str, str], str]]:
    """The key and the country of each party."""
    return [(p.party.key(), side_of(p.party)) for p in draft.parts]


def drop_lost_frames(events: Sequence[Draft]) -> None:
    """Forget the frames that are not among the events of the text, or were at another time."""
    for draft in events:
        if _signed_before(draft) or not any(draft.frame is e for e in events):
            draft.frame = None
