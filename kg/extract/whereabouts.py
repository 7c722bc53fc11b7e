"""Where: places of the text go to its events. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.extract.drafts import TALK_VERBS, TALKS, Draft
from kg.extract.lexicon import lists_in
from kg.extract.reading import Reading
from kg.extract.scopes import distance, in_scope, is_of_next, is_told, owns
from kg.extract.sequels import AGAIN, AGAIN_TALK
from kg.extract.spans import Span
from kg.extract.times import When
from kg.extract.words import Words

# A town that heads a page stands so many tokens after the date stamp.
_AFTER_STAMP = 5


# "after talks in Quito": so many words at most.
_SHORT = 7
# "after her three-day official | visit"
_OPENS = 5

_table, _ = lists_in(Path(__file__).parent)


@cache
def listed(name: str) -> tuple[str, ...]:
    """Return the words of a list in all languages, which do not share them."""
    return tuple(w for words in _table("whereabouts")[name].values() for w in words.split("|"))


def same_place(a: Span | None, b: Span | None) -> bool:
    """Whether two places are told and can be one: the same name, or a town and its country."""
    if a is None or b is None:
        return False
    if a.kind == b.kind:
        return a.name == b.name or (a.kind == "state" and a.country == b.country)
    return bool(a.country) and a.country == b.country


def other_place(a: Span | None, b: Span | None) -> bool:
    """Whether two places are told and cannot be one."""
    return a is not None and b is not None and not same_place(a, b)


def is_house(place: Span) -> bool:
    """Whether a place is a building of which nothing says in which state it is: "received at Rose Palace"."""
    return place.kind == "place" and not place.country and not place.region


def is_in_other_town(people: Draft, told: Draft) -> bool:
    """Whether somebody attends in another town than that of the event told: "spoke at a summit in Oslo"."""
    here, there = people.place, told.place
    if here is None or there is None or not here.kind == there.kind == "place":
        return False
    return not same_place(here, there)


def locate(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give each mention the nearest place of its scope."""
    for draft in drafts:
        draft.over = draft.over or _is_over(reading.words, draft)
    for draft in drafts:
        beside = [d for d in drafts if d is not draft and d.sentence == draft.sentence]
        _locate(reading, draft, beside)
        if draft.same_time and draft.place is None and draft.type not in ("call", "visit"):
            told = [d.place for d in beside if d.place is not None and d.first < draft.first]
            draft.place = told[-1] if told else None  # "was received in Rome; then, too, a plan was signed"


def _is_over(words: Words, draft: Draft) -> bool:
    """Whether the rest of a sentence is before or after an event: "after her visit to Oman, she received"."""
    if not words.tokens[draft.first].lower.startswith(listed("nouns")):
        return False  # "after she had arrived, she received": there
    sentence = words.sentences[draft.sentence]
    before = words.tokens[max(sentence.first, draft.first - _OPENS) : draft.first]
    after = words.tokens[draft.last + 1 : min(sentence.last, draft.last + 2) + 1]
    after = after if after and after[0].shape == "word" else []  # "danışıqlar aparıb, sonra gedib"
    return any(t.lower in listed("before") for t in before) or any(t.lower in listed("behind") for t in after)


def _not_of_others(reading: Reading, draft: Draft, beside: Sequence[Draft]) -> list[Span]:
    """The places of the sentence of an event that are not, by how it is told, of another one alone."""
    words = reading.words
    next_stops = [d.place for d in beside if goes_on(draft, d)]
    here = [s for s in reading.located if words.tokens[s.first].sentence == draft.sentence]
    here = [s for s in here if s not in next_stops and owns(draft, s.first, beside)]
    here = [s for s in here if not (is_of_next(draft, beside, s.first) or _is_of_talk(draft, beside, s))]
    if draft.modality != "cancelled":  # "called off a visit to Chile and met with the envoy"
        off = [d.place for d in beside if d.type == "visit" and d.modality == "cancelled"]
        # "called off a trip to a summit in Chile": the summit is to be there
        here = [s for s in here if s not in off or (draft.type == "conference" and draft.first < s.first)]
    if not (draft.there or draft.earlier):  # "A, who had been to Doha before that, met B"
        past = [d.place for d in beside if d.type == "visit" and d.aside and d.earlier]
        here = [s for s in here if s not in past]
    meant = only_meant(words, draft, beside)  # "met in Muscat | ahead of the Gulf summit"
    return [s for s in here if s.first > meant]


def _locate(reading: Reading, draft: Draft, beside: Sequence[Draft]) -> None:
    """Take the nearest place of the event's scope, but not where a visit told after it leads to."""
    if draft.place is not None or draft.type == "call":
        return
    words = reading.words
    here = _not_of_others(reading, draft, beside)
    told = {i for d in (draft, *beside) if d is draft or not d.over for i in range(d.first, d.last + 1)}
    here = [
        s for s in here if not (_is_of_topic(reading, draft, s) or _is_of_another(words, told, s, "trips"))
    ]
    if not draft.over:  # "ahead of the summit in Quito she received"; a host of that state was there
        elsewhere = [d.place for d in beside if d.place is not None and _is_to_come(words, d)]
        elsewhere += [s for s in here if _is_of_another(words, told, s, "nouns", "ahead")]
        here = [s for s in here if s not in elsewhere or s.country in draft.countries()]
    # Talks after others go on there, unless the text says where they are.
    own = [s for s in here if not _is_of_another(words, told, s, "nouns")]
    # "After talks in Oslo, she went on to Rome for | the summit"
    here = own or ([] if draft.type == "conference" else here)
    if draft.rule == "whereabouts":  # "The meeting was a day after his talks with A in Rome"
        after = [d.first for d in beside if d.over and d.parts and d.first > draft.last]
        here = [s for s in here if all(s.first < first for first in after)]
    if draft.over:  # "arrived in Oslo after talks with the king"
        here = [s for s in here if all(d.type != "visit" or d.over or s is not d.place for d in beside)]
    inside = [s for s in here if is_told(draft, s.first)] or [s for s in here if in_scope(draft, s.first)]
    # Of two gatherings in one sentence each has its own place.
    others = [d for d in beside if d.type == draft.type == "conference" and not in_scope(d, draft.first)]
    ahead = [
        d.place
        for d in beside
        if d.type == "visit" and (d.modality != draft.modality or travels_on(draft, d))
    ]
    free = (s for s in here if (s.country or s.region) and s not in ahead and not draft.closed)
    earlier = [d for d in beside if d.type == draft.type and d.earlier and not draft.earlier]
    # "at the meeting they discussed what they had raised at that in Rome"
    earlier += [d for d in beside if d.rule in (AGAIN, AGAIN_TALK) and d.rule != draft.rule]
    # "met A, and on Friday in Quito B"
    earlier += [d for d in beside if d.apart and draft.first < d.first and not in_scope(d, draft.first)]
    # "signed a plan: it adds to the treaty signed in Rome, where A was on a visit"
    earlier += [d for d in beside if d.there and len(d.scope) > 1 and not in_scope(d, draft.first)]
    # "signed a plan; the treaty they will sign in Rome", "received A, who asked her to the forum in Rome"
    to_come = [d for d in beside if d.type in _TO_COME and d.modality == "planned" != draft.modality]
    free = (s for s in free if not any(in_scope(d, s.first) for d in (*earlier, *to_come)))
    inside = inside or [s for s in free if not _set_apart(words, draft, s)]
    inside = [s for s in inside if in_scope(draft, s.first) or not any(in_scope(d, s.first) for d in others)]
    if inside:
        draft.place = _nearest(words, draft, inside)


def _nearest(words: Words, draft: Draft, places: Sequence[Span]) -> Span:
    """The nearest place of an event; of a talk the town, where its state is told beside it: "A, on holiday in
    Oman, met B in Muscat"."""
    nearest = min(places, key=lambda s: (distance(words, draft, s.first, s.last), s.kind == "state"))
    if nearest.kind != "state" or draft.type not in TALKS:
        return nearest
    towns = (s for s in places if s.kind == "place" and s.country == nearest.country)
    return next((s for s in towns if in_scope(draft, s.first)), nearest)


_TO_COME = ("signing", "conference")


def _is_of_talk(draft: Draft, beside: Sequence[Draft], span: Span) -> bool:
    """Whether a place is that of the talk at which something was agreed on: "in the talks in Rome they agreed
    on a summit"."""
    if draft.modality != "planned" or not draft.agreed:
        return False
    talks = (d for d in beside if d.type in TALKS and d.modality == "held" and d.place is span)
    return any(d.first < span.first < draft.first for d in talks)


def _is_to_come(words: Words, draft: Draft) -> bool:
    """Whether the rest of a sentence is before an event: "накануне | саммита в Риме принял посла"."""
    before = words.tokens[max(words.sentences[draft.sentence].first, draft.first - _OPENS) : draft.first]
    return any(t.lower in listed("ahead") for t in before)


def only_meant(words: Words, draft: Draft, beside: Sequence[Draft]) -> int:
    """Return the word behind which a gathering stands that a talk before it in its sentence is only about, or
    ahead of; -1 for others. Neither the town nor the day of the talk are its own."""
    talks = [d for d in beside if d.type in TALKS and d.first < draft.first and len(d.parts) > 1]
    spoke = {p.party.key() for d in talks for p in d.parts}
    people = any(p.party.kind not in ("body", "state") and p.party.key() in spoke for p in draft.parts)
    talked = bool(talks)
    if draft.type != "conference" or people or not talked:
        return -1
    before = words.tokens[max(words.sentences[draft.sentence].first, draft.first - _OPENS) : draft.first]
    return next((t.index for t in reversed(before) if t.lower.startswith(listed("matters"))), -1)


def travels_on(draft: Draft, visit: Draft) -> bool:
    """Whether a journey is told in a clause of its own after an event: "примет посла, завтра же вылетит"."""
    own = draft.last < visit.first and not in_scope(visit, draft.first)
    return own and not (visit.aside or visit.over or visit.there) and visit.rule == "go"


def _is_of_topic(reading: Reading, draft: Draft, span: Span) -> bool:
    """Whether a place is part of what is talked about: "обсудили строительство в порту Гвадар"."""
    items = [a.item for a in reading.topics if a.item.first <= span.first <= a.item.last]
    return any(not i.first <= draft.first <= i.last for i in items)


def _is_of_another(words: Words, told: set[int], span: Span, kind: str, opening: str = "before") -> bool:
    """Whether a place is that of what an event comes after or before and the text tells no more of: "after
    talks in Quito, she met"."""
    preps, nouns = listed(opening), listed(kind)
    start = words.sentence_of(span.first).first
    for i in range(span.first - 2, max(start - 1, span.first - _SHORT), -1):
        token = words.tokens[i]
        if token.shape != "word" or i in told:
            return False
        if token.lower in preps:
            return any(t.lower.startswith(nouns) for t in words.tokens[i + 1 : span.first])
    return False


def _set_apart(words: Words, draft: Draft, span: Span) -> bool:
    """Whether a semicolon lies between an event and a place, or one of them is in a quotation alone: "«We
    prepare for her visit», he said at a forum in Oslo"."""
    low, high = sorted((draft.first, span.first))
    between = [t.text for t in words.tokens[low:high]]
    opened = sum(between.count(mark) for mark in _OPENING)
    return ";" in between or opened != sum(between.count(mark) for mark in _CLOSING)


# Marks of which each opens or closes a quotation alone.
_OPENING, _CLOSING = "«“", "»”"


def goes_on(draft: Draft, visit: Draft) -> bool:
    """Whether somebody travels on after an event, in one clause: "встретится с ним и улетит в Рим"."""
    follows = visit.type == "visit" and draft.sentence == visit.sentence and draft.first < visit.first
    # "встреча прошла в Риме, куда он прибыл": the place of both
    shared = visit.there and visit.place is not None and draft.first < visit.place.first < visit.first
    return follows and not (visit.aside or shared) and in_scope(visit, draft.first)


def take_over(drafts: Sequence[Draft]) -> None:
    """Give a talk the day, place and frame of a mention of it that says no more, in its sentence or the next.

    "На переговорах, прошедших в четверг, его собеседником был", "О встрече на полях форума сообщил".
    """
    for bare in (d for d in drafts if d.lost == "no second side" and (d.when or d.place or d.frame)):
        near = [d for d in drafts if d.type == bare.type and not d.lost and not d.title]
        beside = [d for d in near if d.sentence == bare.sentence]
        noun = not bare.parts and bare.rule not in TALK_VERBS  # "Experts will meet in Lima" is another one
        before = [d for d in near if d.sentence == bare.sentence - 1] if noun else []
        talk = next(iter(beside or before), None)
        if talk is None or len(beside or before) > 1 or talk.earlier != bare.earlier:
            continue
        if bare.agreed or (bare.place and talk.place and not same_place(bare.place, talk.place)):
            continue  # "they agreed to hold a session in May": another one
        if talk.modality == bare.modality:
            talk.when, talk.place = talk.when or bare.when, talk.place or bare.place
            talk.frame = talk.frame or bare.frame


def take_over_series(drafts: Sequence[Draft]) -> None:
    """Give the talks that follow the day and place of those that the sentence before only sums up: "On Monday
    she held a series of meetings in Oslo. She saw A. Then she received B"."""
    for bare in (d for d in drafts if d.lost == "no second side" and len(d.parts) == 1 and d.place):
        if bare.type != "meeting" or bare.modality == "cancelled" or bare.title or bare.earlier:
            continue
        last = bare  # each is told shortly after the one before, the first in the next paragraph at most
        for talk in drafts:
            near = 0 <= talk.sentence - last.sentence <= _SERIES and talk.sentence > bare.sentence
            near = near and talk.paragraph - last.paragraph <= (last is bare)
            if not near or talk.type != "meeting" or talk.lost or not bare.keys() <= talk.keys():
                continue
            if talk.modality != bare.modality or talk.earlier or talk.place or talk.frame:
                continue
            if bare.when is not None and talk.when is not None and bare.when.value != talk.when.value:
                continue
            talk.place, talk.when, last = bare.place, talk.when or bare.when, talk


# The talks of a series are told so many sentences after it, or after one another.
_SERIES = 2


def take_over_gatherings(drafts: Sequence[Draft]) -> None:
    """Give a gathering the day and place of the mention before, which names nobody: "A forum took place in
    Baku on Monday. The ministers of Chile and Peru attended | the forum"."""
    for bare in (d for d in drafts if d.lost == "no name and no parties" and (d.when or d.place)):
        later = (d for d in drafts if d.type == bare.type and d.first > bare.last)
        told = next((d for d in later if d.sentence - bare.sentence <= _NEXT), None)
        if told is None or told.lost or told.named or told.when or told.place or told.denied:
            continue
        if told.modality == bare.modality and told.name and _words(told.name) <= _words(bare.name):
            told.when, told.place, told.frame = bare.when, bare.place, told.frame or bare.frame


def _words(name: str) -> set[str]:
    return set(name.lower().split())


# A gathering is told of again within so many sentences.
_NEXT = 2


def apply_stamps(reading: Reading, events: Sequence[Draft]) -> None:
    """Date the talks and gatherings around it by the date stamp of a page inside its text."""
    stamps = [w for w in reading.whens if w.stamp]
    for draft in events:
        if draft.when is not None or draft.type == "visit" or draft.modality != "held":
            continue
        sentences = ((abs(reading.words.tokens[w.first].sentence - draft.sentence), w) for w in stamps)
        stamp = next((w for gap, w in sentences if gap <= 1), None)
        draft.when = stamp
        if stamp is not None and draft.type != "call" and not (draft.place and draft.place.country):
            draft.place = _stamped_place(reading, stamp) or draft.place


def _stamped_place(reading: Reading, stamp: When) -> Span | None:
    places = (s for s in reading.spans.all if s.kind == "place")
    return next((s for s in places if 0 < s.first - stamp.last <= _AFTER_STAMP), None)


def enter_venues(reading: Reading, events: Sequence[Draft]) -> None:
    """Put talks and signings without a place in the office that their sentence names."""
    for draft in events if reading.venues else ():
        if draft.place is not None or draft.type in ("call", "visit"):
            continue
        here = [v for v in reading.venues if reading.words.tokens[v.first].sentence == draft.sentence]
        here = [v for v in here if in_scope(draft, v.first) and not _is_of_topic(reading, draft, v)]
        draft.place = min(here, key=lambda v: distance(reading.words, draft, v.first, v.last), default=None)
