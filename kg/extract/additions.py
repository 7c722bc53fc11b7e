"""Mentions that only add to an event told before: who greets, comes along, attends or speaks, when and where.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import enumerated, joined_by_third, on_visits, sequels, series, stops
from kg.extract.allegiance import country_of
from kg.extract.attended import told_for
from kg.extract.dating import dates_agree
from kg.extract.delegates import (
    be_sent,
    meet_guests,
    stand_for_senders,
    told_more_fully,
)
from kg.extract.drafts import TALKS, Draft
from kg.extract.foretold import take_place
from kg.extract.greeted import ADDS_NOTHING, greet, is_town_of, let_speak, welcomes
from kg.extract.papers import sign_for_sides, sign_for_states
from kg.extract.participants import spoken_by_phone
from kg.extract.reading import Reading
from kg.extract.stand_ins import represent
from kg.extract.times import When
from kg.extract.unattended import (
    HELD,
    OF_FEW,
    bodies,
    gather,
    goes_on_about,
    is_last,
    is_told_alone,
    of_next_two,
)
from kg.extract.whereabouts import same_place
from kg.records import Role

# A sentence that tells when and where an event was stands at most so many sentences after it.
_TOLD_LATER = 4
# "на саммите | в Осло": so many words from the noun on.
_BESIDE = 2
# Who attends follows what is told of the talk within so many sentences.
_CLOSE = 2


def join_additions(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without those that only add to an event told before; it gets what they tell.

    That are members of a delegation, greeters and attendance ("участвуют в нем ..."), and when and where an
    event took place ("церемония прошла 8 августа").
    """
    out: list[Draft] = []
    ahead: Draft | None = None
    for draft in drafts:
        if draft.rule == "whereabouts" and _is_to_follow(draft, out):
            draft.rule = sequels.AGAIN
            out.append(draft)
        elif draft.type == "conference" and series.take_up(reading, draft, out):
            out.append(draft)
        elif draft.rule == "whereabouts" and (source := _other_session(draft, out)) is not None:
            sequels.follow(draft, source)
            draft.named = source.named or draft.named
            out.append(draft)
        elif draft.rule == "whereabouts":
            _tell_whereabouts(draft, _of_its_kind(reading, draft, out), reading.published)
            if draft.lost and (_is_one_by_itself(reading, draft, out) or of_next_two(reading, draft, drafts)):
                draft.lost = ""
                out.append(draft)
            ahead = draft if draft.lost else None
        elif draft.rule == HELD:
            within = bool(out) and out[-1].first <= draft.first <= out[-1].last
            draft.lost, ahead = ADDS_NOTHING, ahead if within else draft
        elif draft.rule == "speech":
            let_speak(draft, out)
        elif draft.rule in ("delegation", "attendance", "greeting"):
            _join(reading, draft, ahead, out, drafts)
        else:
            if ahead is not None and is_last(ahead, out) and goes_on_about(draft, ahead):
                gather(draft, ahead)
                _take_up(draft, ahead)
                out = [d for d in out if d is not ahead]
            ahead = draft if is_told_alone(draft, out) else ahead
            out.append(draft)
    return out


def _join(
    reading: Reading, people: Draft, ahead: Draft | None, out: list[Draft], drafts: Sequence[Draft]
) -> None:
    """Add who attends, greets or came along to the event told before, else let what they tell be one."""
    if _is_all_told(people, ahead, reading.stories.own(people.sentence, out, drafts)):
        out.append(people)
        _take_up(people, ahead)
    elif not (_add_people(reading, people, out, drafts) or greet(reading, people, drafts)):
        third = joined_by_third.meet(people, reading.stories.own(people.sentence, out, drafts))
        if third or people.type == "conference" or welcomes(people) or _is_met(people):
            meet_guests(people, out)
            out.append(people)
            _take_up(people, ahead)
        else:
            people.lost = ADDS_NOTHING


def _is_of_call(talk: Draft, told: Sequence[Draft]) -> bool:
    """Whether a talk of which no place is told is the call told right before: "They spoke by phone. The talk
    lasted an hour"."""
    talks = [d for d in told if d.type in TALKS and not d.title]
    near = bool(talks) and talks[-1].type == "call" and talk.sentence - talks[-1].sentence <= _CLOSE
    return near and talk.type in TALKS and talk.place is None and talk.when is None


def _is_one_by_itself(reading: Reading, draft: Draft, told: Sequence[Draft]) -> bool:
    """Add those of an event of which a sentence tells when and where alone, and which none told before is."""
    if _was_called_off(draft, told):
        return True
    if _is_of_call(draft, told):
        return False
    return _is_of_two(reading, draft, told) or on_visits.add_sides(reading, draft, told)


def _was_called_off(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether a visit that is held was to be on another day, and was not then: those of it are the guests of
    the one called off: "She is in Chad. The visit was planned for May, but did not take place"."""
    visits = [d for d in told if d.type == "visit" and not d.title]
    if draft.type != "visit" or draft.modality != "cancelled" or draft.when is None or not visits:
        return False
    if visits[-1].modality != "held" or draft.sentence - visits[-1].sentence > _TOLD_LATER:
        return False
    draft.parts, draft.place = list(visits[-1].parts), draft.place or visits[-1].place
    return bool(draft.parts)


def _is_of_two(reading: Reading, talk: Draft, told: Sequence[Draft]) -> bool:
    """Add the sides of a talk that nothing told: the only two persons, of two states, of the sentence before.

    "The president thanked the minister for the help. The talks took place in Vienna."
    """
    if talk.type not in TALKS or talk.denied or talk.earlier or talk.modality != "held":
        return False
    if talk.type == "call" and any(d.type == "meeting" and d.sentence == talk.sentence - 1 for d in told):
        return False
    before = [p for p in reading.parties if p.sentence == talk.sentence - 1 and p.kind != "pronoun"]
    people = {p.key(): p for p in before if p.person is not None}
    states = [country_of(p) for p in people.values()]
    others = [p for p in before if p.person is None and not p.inner]
    if len(people) != 2 or len(set(states)) != 2 or "" in states or others:
        return False
    if any(reading.words.is_title(p.sentence) for p in before):
        return False
    for party in people.values():
        talk.add(party)
    return True


def _is_all_told(people: Draft, ahead: Draft | None, told: Sequence[Draft]) -> bool:
    """Whether officials of several states attend a gathering or talks of which the sentence before tells no
    more than when or where they were, which is an event then: "В Риге состоялось заседание министров.
    Выступили А и Б", "В Риге прошли консультации. В них участвовали А и Б"."""
    if ahead is None or ahead.type not in ("conference", *TALKS) or people.rule != "attendance":
        return False
    if ahead.named:
        return False  # an event by itself, to which they are added
    talked = any(d.type in TALKS for d in told)
    if talked and (people.spoken or ahead.type != "conference"):
        return False
    before = (d for d in told if d.type == "conference" and not d.title and d.parts)
    if any(0 <= ahead.sentence - d.sentence <= _CLOSE for d in before):
        return False  # "A opened the forum. It will last two days. B and C take part in it"
    near = 0 <= people.sentence - ahead.sentence <= _CLOSE and not (told and told[-1].first > ahead.first)
    sides = len({*people.countries(), *_hosting(ahead, told)} - {""}) + len(bodies(people))
    sides = max(sides, _people(people) if ahead.sentence == 0 else 0)
    if not near or sides < _SIDES:
        return False
    ahead.type = "conference" if ahead.type in TALKS and sides > OF_FEW else ahead.type
    people.type = ahead.type
    return True


def _people(draft: Draft) -> int:
    """How many named people are told, whatever their states."""
    return len(draft.people_keys())


def _hosting(gathering: Draft, told: Sequence[Draft]) -> set[str]:
    """The state where a gathering is, which is a side of it where somebody came from another one; of a
    ceremony that may be of talks told before nothing is known, but none that is still to be is of those that
    took place."""
    talks = any(d.type in TALKS and d.modality != "planned" for d in told)
    lone = gathering.type == "conference" and not (talks and gathering.modality != "planned")
    return {gathering.place.country} if lone and gathering.place is not None else set()


# So many states at least make a gathering without a name an event.
_SIDES = 2


def _take_up(people: Draft, told: Draft | None) -> None:
    """Give those who attend a talk when and where it was, as the sentence before says without naming them."""
    near = told is not None and told.type == people.type and 0 <= people.sentence - told.sentence <= _CLOSE
    if told is not None and near:
        people.when, people.place = people.when or told.when, people.place or told.place
        people.modality, told.into, told.lost = told.modality, people, ""


def _is_to_follow(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether a dated talk is still to be, where the one told before took place: "завтра пройдут
    переговоры"."""
    told = [d for d in earlier if d.type == draft.type and not d.title and d.sentence < draft.sentence]
    ahead = draft.modality == "planned" and draft.when is not None and draft.type in TALKS
    return ahead and bool(told) and told[-1].modality == "held" and _planned_before(draft, told) is None


def _planned_before(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The talk told before that is still to be, where that which took place was told after it: "The president
    will meet A. He said so when he received B. The meeting will be in Oslo"."""
    coming = (d for d in reversed(told) if d.modality == "planned" and len(d.parts) > 1)
    talk = next(coming, None) if draft.modality == "planned" and draft.type in TALKS else None
    if talk is None or draft.sentence - talk.sentence > _TOLD_LATER or not dates_agree(draft, talk):
        return None
    return None if _is_elsewhere(draft, talk) else talk


def _other_session(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The gathering told last, where another day and another town tell of a session of it beside that one:
    "In January the summit will take place in Kampala"."""
    told = [d for d in earlier if d.type == "conference" and not d.title and d.sentence < draft.sentence]
    if draft.type != "conference" or not told or draft.place is None or told[-1].place is None:
        return None
    apart = not dates_agree(draft, told[-1]) and not same_place(draft.place, told[-1].place)
    return told[-1] if apart else None


def _is_met(draft: Draft) -> bool:
    """Whether those who attend a talk that nothing told before are all that is told of it."""
    return draft.rule == "attendance" and len(draft.parts) > 1 and not draft.open


def _add_people(reading: Reading, draft: Draft, earlier: Sequence[Draft], drafts: Sequence[Draft]) -> bool:
    """Add the people of a mention to the event told before; False when there is none."""
    own = reading.stories.own(draft.sentence, earlier, drafts)
    told = told_for(draft, [d for d in own if not _is_long_ago(reading, draft, d)])
    if told and _was_before(draft, told[-1]):
        draft.type, draft.name, draft.named = "conference", told[-1].name, told[-1].named
        return False
    fuller = told_more_fully(told[-1], draft, drafts) if told and draft.rule == "delegation" else None
    if fuller is not None:
        told = [fuller]
        if fuller.sentence == draft.sentence:  # one day is told for who is of it and what it did
            fuller.when = fuller.when or draft.when
    draft.into = told[-1] if told else None
    if told and told[-1].rule == "commission" and draft.parts:
        told[-1].parts = [p for p in told[-1].parts if p.party.kind != "body"]
    if told and draft.rule == "delegation":
        be_sent(reading, told[-1], draft)
        stand_for_senders(told[-1], draft, told=earlier)
    represented = (*TALKS, "signing", "visit" if draft.rule == "delegation" else "conference")
    roles: dict[str, Role] = {}
    if told and draft.rule in ("attendance", "delegation") and told[-1].type in represented:
        roles = {p.party.country: p.role for p in told[-1].parts if p.party.kind == "state"}
        represent(reading, told[-1], draft)
    if told and draft.rule == "attendance" and told[-1].type == "conference":
        if told[-1].aimed and draft.modality == "held" and draft.past:
            told[-1].modality = "held"  # "flew in for the funeral. The president gave a speech"
        _say_when(told[-1], draft, reading.whens)
        acting = {country_of(p.party) for p in draft.parts if p.party.person is not None}
        told[-1].parts = [
            p for p in told[-1].parts if p.party.kind != "state" or p.party.country not in acting
        ]
    if told and draft.rule == "greeting" and is_town_of(draft.place, told[-1].place):
        told[-1].place = draft.place
    if told and draft.rule == "greeting" and draft.modality == told[-1].modality == "held":
        told[-1].when = told[-1].when or draft.when
    if told:
        enumerated.give_way(told[-1], draft)
        sign_for_sides(told[-1], draft)
    for part in draft.parts if told else ():
        of_many = draft.rule == "delegation" and told[-1].type != "visit"
        role: Role = "participant" if of_many else part.role
        told[-1].add(part.party, roles.get(country_of(part.party), role) if of_many else role, joins=True)
    if told:
        _add_further(draft, told, earlier)
    if told and any(p.role == "signatory" for p in draft.parts):
        _sign(told[-1])
    return bool(told)


def _add_further(draft: Draft, told: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Add the people of a mention to the other stops of the journey, or the other talks, that they are of."""
    for stop in stops.others(told[-1], earlier) if draft.rule == "delegation" else ():
        for part in draft.parts:
            stop.add(part.party, part.role, joins=True)
    for talk in _of_same_people(told) if draft.every else ():
        talk.apart = told[-1].apart = True  # though he was at both
        for part in draft.parts:
            talk.add(part.party, "participant", joins=True)


def _of_same_people(told: Sequence[Draft]) -> list[Draft]:
    """The talks right before the last one of somebody who had that as well: "A met B, then C. D was present
    at the meetings"."""
    last = told[-1] if told else None
    if last is None or last.type not in TALKS:
        return []
    near = [d for d in told[:-1] if d.type in TALKS and last.sentence - d.sentence <= _CLOSE]
    return [d for d in near if d.modality == last.modality and d.keys() & last.keys() and d is not last]


def _say_when(gathering: Draft, people: Draft, whens: Sequence[When]) -> None:
    """Let who will attend a gathering tell its day, and its place right behind the word for it or its day:
    "Both leaders are to speak at the summit on 3 May in Seoul"."""
    day = next((w for w in whens if 0 < w.first - people.last <= _BESIDE), None)
    end = day.last if day is not None else people.last
    beside = people.place is not None and 0 < people.place.first - end <= _BESIDE
    ahead = gathering.modality == people.modality == "planned" and gathering.when is None
    if ahead:
        gathering.when = people.when
    gathering.place = gathering.place or (people.place if beside else None)


def _is_long_ago(reading: Reading, people: Draft, talk: Draft) -> bool:
    """Whether a talk was in a year gone by, which only its sentence tells: "Talks will be held in Oslo. The
    sides met there in 2022. The delegation is led by A"."""
    if talk.type not in TALKS or talk.sentence == people.sentence or people.rule != "attendance":
        return False
    here = (w for w in reading.whens if reading.words.tokens[w.first].sentence == talk.sentence)
    years = [w.value for w in here if len(w.value) == _YEAR and not w.stamp]
    return bool(years) and bool(reading.published) and max(years) < reading.published[:_YEAR]


_YEAR = 4


def _was_before(people: Draft, gathering: Draft) -> bool:
    """Whether people were at a former gathering like the one told, which is still to be: "A will go to the
    forum. Last year B was there"."""
    ahead = gathering.type == "conference" and gathering.modality == "planned"
    return ahead and people.rule == "attendance" and people.modality == "held" and people.earlier


def _sign(signing: Draft) -> None:
    """Let those who signed act for the states between which the paper is, and these give way to them."""
    sign_for_states(signing)
    acting = {country_of(p.party) for p in signing.parts if p.party.person is not None}
    signing.parts = [p for p in signing.parts if p.party.kind != "state" or p.party.country not in acting]


def _is_elsewhere(draft: Draft, target: Draft) -> bool:
    """Whether a talk is told with another town than the one before it: "what they agreed on at the talks in
    Oslo"."""
    here, there = draft.place, target.place
    if here is None or there is None or not (here.country and there.country):
        return False
    return draft.type == "meeting" and not same_place(here, there)


def _of_its_kind(reading: Reading, gathering: Draft, earlier: Sequence[Draft]) -> Sequence[Draft]:
    """The events that a sentence may tell the place of: a gathering in a town is no talk or signing of other
    people."""
    told = reading.stories.within(gathering.sentence, earlier)
    if gathering.type != "conference" or gathering.place is None or not reading.stories.several():
        return told
    own = reading.stories.same(gathering.sentence, told)
    return [d for d in told if d.type not in ("meeting", "signing") or d in own]


def _is_over(draft: Draft, target: Draft, published: str) -> bool:
    """Whether a talk took place before the publication, where the one told is still to be and nobody had come
    for it: "A will meet B. In 2020 the talks ended without a result"."""
    if target.modality != "planned" or target.aimed or draft.modality != "held" or draft.when is None:
        return False
    return draft.type in TALKS and draft.when.value < published[: len(draft.when.value)]


def _at_which(draft: Draft, told: Draft | None) -> Draft | None:
    """The gathering at which a talk was told to be, of which a sentence tells when it was: "met B at the
    forum. The forum opened on Monday"."""
    frame = told.frame if told is not None and draft.type == "conference" != told.type else None
    if frame is None or frame.type != "conference" or not draft.name or frame.modality != draft.modality:
        return None
    return frame if draft.name.lower().split()[-1] in frame.name.lower() else None


def _tell_whereabouts(draft: Draft, earlier: Sequence[Draft], published: str) -> None:
    """Pass on when, where and within what the event before took place, as far as it does not say so."""
    kinds: Sequence[str] = (
        ("signing", "conference", "meeting") if draft.type == "conference" else (draft.type,)
    )
    if draft.type == "meeting" and draft.spoken and draft.place is None:
        kinds = TALKS  # "the conversation took place on Thursday" can be of a call
    told = (
        d
        for d in reversed(earlier)
        if (d.type in kinds or spoken_by_phone(d, draft))
        and not d.title
        and (d.sentence < draft.sentence or d.last < draft.first)
    )
    before = list(told)
    target = _planned_before(draft, before[::-1]) or next(iter(before), None)
    target = _at_which(draft, target) or target
    # When the next session will be says nothing of the one that took place.
    next_one = target is not None and draft.modality == "planned" and target.modality == "held"
    gone_by = target is not None and draft.earlier and not target.earlier and not draft.same_time
    gone_by = gone_by or (target is not None and _is_over(draft, target, published))
    called_off = target is not None and draft.modality == "cancelled" and target.modality == "held"
    other = next_one or gone_by or called_off or (target is not None and _is_elsewhere(draft, target))
    if target is None or other or draft.sentence - target.sentence > _TOLD_LATER:
        draft.lost = ADDS_NOTHING
        return
    draft.into = target
    if target.aimed and target.modality == "planned" and draft.modality == "held":
        target.modality, target.aimed = "held", False  # "came to meet A. The talks were in the evening"
    target.type = "call" if spoken_by_phone(target, draft) else target.type
    take_place(target, draft)
    if target.when is None or (draft.when is not None and draft.when.value.startswith(target.when.value)):
        target.when = draft.when
    target.place = target.place or draft.place
    target.frame = target.frame or draft.frame
