"""When: dates of the text go to its events. The same for every language."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kg.extract.chronicles import headings
from kg.extract.drafts import TALKS, Draft
from kg.extract.reading import Reading
from kg.extract.scopes import distance, in_scope, is_of_next, is_told, owns, parted, stretch
from kg.extract.times import When
from kg.extract.whereabouts import only_meant, same_place
from kg.extract.words import Words

# A retelling ("тогда он встречался и с губернатором") takes the date of an event so many sentences before it.
_RETOLD = 2


# "по приглашению коллеги вчера прибывший": a participle that opens its phrase has so many words of it before.
_BEFORE_PARTICIPLE = 6


def dates_agree(a: Draft, b: Draft) -> bool:
    """Whether two mentions can be of one day, at the precision that each tells."""
    if a.when is None or b.when is None:
        return True
    return a.when.value.startswith(b.when.value) or b.when.value.startswith(a.when.value)


# Who talked, where a text tells both.
_BOTH = 2


def date(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give each mention the date of its scope, or that of a mention or a heading before it."""
    taken = _dates_of_asides(reading, drafts)
    free = [w for w in reading.whens if w not in taken.values()]
    headed = headings(reading)
    for n, draft in enumerate(drafts):
        beside = [d for d in drafts if d is not draft and d.sentence == draft.sentence]
        if draft.aside and (beside or n in taken):
            draft.when = draft.when or taken.get(n)
        else:
            _date(reading, draft, free, beside)
        draft.when = draft.when or _then(reading, draft, free)
        draft.when = draft.when or _day_of_sentence(reading, draft, free, beside)
        before = reading.stories.own(draft.sentence, drafts[:n])
        draft.when = draft.when or _time_before(draft, before) or headed.get(draft.sentence)
        _be_of_phrase(draft, beside)
    _leave_departures(reading, drafts)
    _leave_stays(drafts)
    _date_by_frames(reading)


def _dates_of_asides(reading: Reading, drafts: Sequence[Draft]) -> dict[int, When]:
    """The dates inside participial phrases, by the number of the mention that the participle is.

    "с прибывшим накануне гостем": the day is that of the arrival, not that of the talks.
    """
    out: dict[int, When] = {}
    for n, draft in enumerate(drafts):
        if draft.aside:
            inside = [w for w in reading.whens if not w.stamp and _in_phrase(reading, draft, w)]
            if inside:
                out[n] = min(inside, key=lambda w: distance(reading.words, draft, w.first, w.last))
    return out


def _in_phrase(reading: Reading, draft: Draft, when: When) -> bool:
    """Whether a date stands right before a participle, or after it: in its phrase, before any other party.

    A phrase of its own reaches to its end ("подписанный президентами 15 июня"), an attribute to its noun.
    """
    if _is_phrase(reading.words, draft):
        first, last = stretch(draft)
        return first <= when.first <= last
    after = draft.last < when.first and not parted(reading, draft.last, when.first)
    # "вчера | прибывший министр", but "вчера находящийся с визитом министр | встретился"
    return after or (when.last == draft.first - 1 and draft.rule != "stay")


def _is_phrase(words: Words, draft: Draft) -> bool:
    """Whether a participle opens a phrase after a mark, and is no attribute before its noun."""
    first, _ = stretch(draft)
    before = words.tokens[first - 1] if first else None
    opened = before is not None and before.shape == "mark" and before.sentence == draft.sentence
    return opened and draft.first - first <= _BEFORE_PARTICIPLE


def _be_of_phrase(draft: Draft, beside: Sequence[Draft]) -> None:
    """Set apart what only tells more of a phrase: "the treaty signed on 5 May in Rome, | when A visited the
    city". On which day he came is not told."""
    for phrase in beside if draft.when is None and len(draft.scope) > 1 else ():
        around = stretch(phrase) in draft.scope and stretch(phrase) != stretch(draft)
        opens = phrase.type == "signing" and stretch(phrase)[0] == phrase.first
        if around and opens:
            draft.earlier = True


def _leave_departures(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Take from a gathering the day of what leads to it or happens beside it.

    "В пятницу вылетит на саммит", "6 марта встретились на полях сессии": when the gathering itself is, the
    text does not say. A month is that of both.
    """
    frames = [(inner, frame) for inner, frame in reading.frames if inner.sentence == frame.sentence]
    for draft in drafts:
        leads = draft.type == "conference" or draft.aimed
        if not leads or draft.when is None or len(draft.when.value) < 10:
            continue
        before = [d for d in drafts if d.sentence == draft.sentence and d.first < draft.first]
        visits = [d for d in before if d.type == "visit" and d.rule != "delegation"]
        led = any(d.when is draft.when for d in visits)
        within = (inner for inner, frame in frames if frame is draft)
        beside = any(i.when is draft.when or visits for i in within)
        if (led or beside) and not _follows(reading, draft, draft.when):
            draft.when = None


def _leave_stays(drafts: Sequence[Draft]) -> None:
    """Take from a talk the days of the visit in whose course it is: on which of them it was, is not told."""
    for draft in drafts:
        if draft.type not in ("meeting", "signing") or draft.when is None or not draft.when.end:
            continue
        stays = [d for d in drafts if d.type == "visit" and d.sentence == draft.sentence]
        if draft.there and len(stays) == 1 and stays[0].when is None:
            stays[0].when = draft.when  # "was in Chad, where from 6 to 9 March he met A and B"
        if any(d.when is draft.when for d in stays):
            draft.when = None


def _follows(reading: Reading, draft: Draft, when: When) -> bool:
    """Whether a date belongs to the phrase of a gathering: "на саммите в Тиране 16 мая", or to a clause that
    tells when it is: "на саммите, который проходит сегодня".
    """
    if (draft.told and is_told(draft, when.first)) or _is_bracketed(reading.words, draft, when):
        return True
    return draft.last < when.first and not parted(reading, draft.last, when.first)


def _date_by_frames(reading: Reading) -> None:
    """Give what takes place at a gathering its day, or its month, where one sentence tells both."""
    for inner, frame in reading.frames:
        together = inner.sentence == frame.sentence and inner.modality == frame.modality
        fits = together and (inner.type, frame.type) == ("meeting", "conference")
        if fits and inner.when is None and frame.when is not None and _is_said_once(frame.when):
            inner.when = frame.when
        told = _is_attribute(reading, frame, inner.when) or _is_behind(reading, inner, frame)
        if together and inner.aside and frame.when is None and told:
            frame.when = inner.when


def _is_attribute(reading: Reading, frame: Draft, when: When | None) -> bool:
    """Whether a date stands right before the noun of a frame: "signed in the course of his May visit"."""
    return when is not None and when.last < frame.first and not parted(reading, when.last, frame.first)


def _is_behind(reading: Reading, inner: Draft, frame: Draft) -> bool:
    """Whether the day of a paper stands behind the visit that it was signed on, with no other party between:
    "signed during the visit of A to Peru on 5 May"."""
    when = inner.when
    if when is None or frame.type != "visit" or not inner.last < frame.first < when.first:
        return False
    between = reading.words.tokens[frame.last + 1 : when.first]
    return not any(t.shape == "mark" for t in between)


def _is_said_once(when: When) -> bool:
    """Whether what is within a gathering was at its time: a day, or a month or year."""
    return not when.end


def _then(reading: Reading, draft: Draft, whens: Sequence[When]) -> When | None:
    """The time told before "then" in its sentence: "he was there in March 2022 as well: then he met A"."""
    if not draft.same_time:
        return None
    first = reading.words.sentences[draft.sentence].first
    before = [w for w in whens if first <= w.first and w.last < draft.first and not (w.stamp or w.ahead)]
    return before[-1] if before else None


def _day_of_sentence(
    reading: Reading, draft: Draft, whens: Sequence[When], beside: Sequence[Draft]
) -> When | None:
    """The only day told before "in the morning" in its sentence, where it is of no other event: "Today the
    guest went on with his visit: in the morning he met A"."""
    if not draft.same_day:
        return None
    first = reading.words.sentences[draft.sentence].first
    here = [w for w in whens if first <= w.first and w.last < draft.first and not (w.stamp or w.ahead)]
    days = [w for w in here if len(w.value) == _DAY and not w.end]
    taken = any(d.when is w and d.type != draft.type for d in beside for w in days)
    return days[0] if len(days) == len(here) == 1 and not taken else None


def _time_before(draft: Draft, earlier: Sequence[Draft]) -> When | None:
    """The day spoken of last, or the time of an event told shortly before, where a mention says so; none for
    the visit of somebody who leaves then.

    Who "had come the day before" is told aside: "in the morning" is of the day that the sentence is about.
    """
    if draft.rule == "return":
        return None
    dated = [(d.sentence, d.when) for d in earlier if d.when is not None]
    days = _days_spoken_of(_without_arrivals(draft, earlier)) if draft.same_day else []
    # "first he talked with A, then with B": of what the sentence before told a day
    kinds = TALKS if draft.type == "signing" else (draft.type,)
    just = [d for d in earlier if d.sentence == draft.sentence and d.type in kinds and not d.aside]
    days = [] if any(d.when is None and d.modality == draft.modality for d in just[-1:]) else days
    past = [(d.sentence, d.when) for d in earlier if d.when is not None and d.modality != "planned"]
    spoken = past if draft.modality == "held" else dated
    near = [w for s, w in spoken if 0 <= draft.sentence - s <= _RETOLD] if draft.same_time else []
    return next(iter([*days[-1:], *near[-1:]]), None)


def _without_arrivals(draft: Draft, earlier: Sequence[Draft]) -> list[Draft]:
    """The events told without visits of a day before that of the talk told ahead of them, where both who
    talked act, or something is signed: "On Friday A met B. The guest came the day before. After the talks
    they signed"."""
    talk = next((d for d in reversed(earlier) if d.type in TALKS and d.when and d.modality == "held"), None)
    keys = talk.keys() if talk is not None else set()
    if talk is None or talk.when is None or len(keys) < _BOTH:
        return list(earlier)
    if not (keys <= draft.keys() or draft.type == "signing"):
        return list(earlier)
    day = talk.when.value
    after = (d for d in earlier if d.type == "visit" and d.first > talk.first and d.when is not None)
    came = [d for d in after if d.when is not None and d.when.value < day]
    return [d for d in earlier if d not in came]


def _days_spoken_of(earlier: Sequence[Draft]) -> list[When]:
    """The days of the events told, those told aside only where there are no others; not when a visit began,
    by its noun: "The visit, which began on 5 May, goes on. Then they signed"."""
    dated = (d for d in earlier if not (d.type == "visit" and d.telling))
    told = [(d.when, d.aside) for d in dated if d.when is not None]
    spoken_of = [w for w, aside in told if not aside] or [w for w, _ in told]
    return [w for w in spoken_of if len(w.value) == _DAY and not w.end]


def _date(reading: Reading, draft: Draft, whens: Sequence[When], beside: Sequence[Draft]) -> None:
    """Take the nearest date of the event's scope.

    An event in the main clause takes one from elsewhere in its sentence, unless it is that of another event.
    """
    words = reading.words
    # Who stays somewhere since May came then; what happens for the first time since May did not.
    times = [w for w in whens if not w.stamp and (not w.since or draft.rule == "stay")]
    times = [w for w in times if not w.ahead or draft.modality != "held"]
    if draft.modality == "planned" and reading.published:  # "to follow up on the summit of last fall"
        times = [w for w in times if (w.end or w.value) >= reading.published[: len(w.value)]]
    here = [w for w in times if words.tokens[w.first].sentence == draft.sentence]
    here = [w for w in here if owns(draft, w.first, beside) and not is_of_next(draft, beside, w.first)]
    here = [w for w in here if not any(_is_bracketed(words, d, w) for d in beside)]
    inside = [w for w in here if is_told(draft, w.first)] or [w for w in here if in_scope(draft, w.first)]
    if not (inside or draft.closed) and (_is_main(words, draft) or (draft.aside and not beside)):
        inside = [w for w in here if not any(in_scope(d, w.first) for d in beside)]
    if draft.rule == "return":
        inside = []  # that is when he came back
    meant = only_meant(words, draft, beside)
    inside = [w for w in inside if w.first > meant and not _is_of_now(draft, beside, w)]
    if draft.there:
        # On that day he arrived; when the rest took place, only a month or year tells.
        inside = [w for w in inside if len(w.value) < 10 or w.first >= stretch(draft)[0]]
    if inside and draft.when is None:
        nearest = min(inside, key=lambda w: distance(words, draft, w.first, w.last))
        draft.when = next((w for w in inside if _explains(words, w, nearest)), None)
        draft.when = draft.when or _in_that_time(words, draft, beside, inside, nearest)


def _is_of_now(draft: Draft, beside: Sequence[Draft], when: When) -> bool:
    """Whether a time stands before an event set apart in time and is that of a talk told before it: "spoke
    today with A about his recent visit to Chad"."""
    if not draft.earlier or not when.last < draft.first or is_told(draft, when.first):
        return False
    talks = (d for d in beside if d.type in TALKS and d.modality == "held" and not d.earlier)
    return any(d.first < draft.first and in_scope(d, when.first) for d in talks)


def _in_that_time(
    words: Words, draft: Draft, beside: Sequence[Draft], inside: Sequence[When], told: When
) -> When:
    """The only day behind the year or month told that is within it and nearer to no other event: "summit of
    2025 is | on 24 June"."""
    after = [w for w in inside if w.first > told.first]
    finer = [w for w in after if len(w.value) > len(told.value) and w.value.startswith(told.value)]
    if len(finer) != 1:
        return told
    day = finer[0]
    away = distance(words, draft, day.first, day.last)
    return told if any(distance(words, d, day.first, day.last) < away for d in beside) else day


def _explains(words: Words, when: When, vague: When) -> bool:
    """Whether a date behind a comma says more precisely when something was: "six years ago, in May 2019"."""
    finer = len(when.value) > len(vague.value) and when.value.startswith(vague.value)
    after = words.tokens[vague.last + 1].text if finer and vague.last + 1 < when.first else ""
    return after == "," and when.first - vague.last <= _BEHIND_COMMA


# The comma and a preposition.
_BEHIND_COMMA = 3


def _is_bracketed(words: Words, draft: Draft, when: When) -> bool:
    """Whether a date stands in brackets right behind an event, whose it is: "for the forum (5-7 May)"."""
    return when.first == draft.last + 2 and words.tokens[draft.last + 1].text == "("


def _is_main(words: Words, draft: Draft) -> bool:
    """Whether the event's scope reaches back to the start of its sentence."""
    if not draft.scope:
        return True
    return not draft.aside and draft.scope[0][0] == words.sentences[draft.sentence].first


def date_visits(drafts: Sequence[Draft]) -> None:
    """Give a visit without a day that of a mention right after it that says no place: "Поездка министра
    намечена на 21 февраля"."""
    for bare in (d for d in drafts if d.lost == "no place" and d.when is not None):
        near = [d for d in drafts if d.type == "visit" and not d.lost and d.keys() == bare.keys()]
        told = [d for d in near if 0 < bare.sentence - d.sentence <= _RETOLD and d.modality == bare.modality]
        if told and all(d.when is None for d in told) and len({d.sentence for d in told}) == len(told):
            told[-1].when = bare.when
    _date_stops(drafts)


def _date_stops(drafts: Sequence[Draft]) -> None:
    """Give a stop of a journey its own days, told later, instead of those of the whole: "On 10-15 June he
    will visit Latvia and Chad. The visit to Chad is set for 13-15 June"."""
    visits = [d for d in drafts if d.type == "visit" and d.place is not None and d.when is not None]
    for stop in visits:
        shared = [d for d in visits if d.when is stop.when and d.sentence == stop.sentence]
        later = (d for d in visits if d.sentence > stop.sentence and d.keys() == stop.keys())
        own = next(
            (d for d in later if same_place(d.place, stop.place) and _is_part(d.when, stop.when)), None
        )
        if own is not None and len(shared) > 1:
            stop.when = own.when


def _is_part(days: When | None, whole: When | None) -> bool:
    """Whether days lie within others that end on a later day than they begin."""
    if days is None or whole is None or not whole.end or len(days.value) < _DAY:
        return False
    return whole.value <= days.value and (days.end or days.value) <= whole.end and days != whole


def expect(published: str, drafts: Sequence[Draft]) -> None:
    """A visit without a day that is told as under way is the one announced for the day of publication."""
    visits = [d for d in drafts if d.type == "visit" and d.place is not None]
    planned = [d for d in visits if d.modality == "planned" and d.when is not None]
    today = [d for d in planned if d.when is not None and d.when.value == published]
    for draft in visits if published else ():
        bare = draft.modality == "held" and draft.when is None and not draft.earlier
        if bare and any(d.keys() == draft.keys() and same_place(d.place, draft.place) for d in today):
            draft.modality = "planned"


def look_ahead(published: str, drafts: Sequence[Draft]) -> None:
    """What is dated after the publication has not been held; a later day is not when somebody met."""
    held = [d for d in drafts if published and d.modality == "held"]
    for draft in held:
        if draft.when and draft.when.value > published[: len(draft.when.value)]:
            if not draft.past:
                draft.modality = "planned"
            elif not _is_day_after(draft.when.value, published):
                draft.when = None  # "met to prepare the visit in June"
    _lead_to(held)


def _is_day_after(day: str, published: str) -> bool:
    """Whether a day follows that of publication: farther east it had begun."""
    if len(day) < _DAY or len(published) < _DAY:
        return False
    return (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(published)).days == 1


def leave_behind(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Set apart what is dated long before the publication, where the news of the text was told before it.

    "The president arrived in Chad. In 2019 he visited it as a minister": two visits, one without a date.
    """
    if len(reading.published) < _DAY:
        return
    old = (datetime.date.fromisoformat(reading.published) - datetime.timedelta(days=_NEWS)).isoformat()
    news: int | None = None
    for draft in sorted((d for d in drafts if not d.title), key=lambda d: d.first):
        when = draft.when
        past = when is not None and (when.end or when.value) < old[: len(when.value)]
        if when is None or not past:
            news = draft.sentence if news is None else news
        elif news is not None and news < draft.sentence and draft.modality == "held":
            draft.earlier = draft.earlier or _tells_year(reading.words, when) or draft.rule == "stay"


def _tells_year(words: Words, when: When) -> bool:
    """Whether a date says of which year it is: "in 2019", "last May" not."""
    inside = words.tokens[when.first : when.last + 1]
    return len(when.value) == _YEAR or any(_is_year(t.text) for t in inside)


def _is_year(text: str) -> bool:
    """Whether a word is a year, be it with an ending: "2022-го"."""
    year, _, ending = text.partition("-")
    return len(year) == _YEAR and year.isdigit() and not ending.isdigit()


# The letters of a date that is a day, and of a year.
_DAY, _YEAR = 10, 4
# What happened so many days ago is no news that is told without its date.
_NEWS = 45


def foresee(reading: Reading, events: Sequence[Draft]) -> None:
    """What is dated after the publication has not been held, whatever the tense of its sentence.

    What is planned is not dated on a day before it: that day is when somebody spoke of the plan.
    """
    published = reading.published
    look_ahead(published, events)
    _announce(events)
    for draft in events if published else ():
        if draft.when is None:
            continue
        day = published[: len(draft.when.value)]
        if draft.modality == "planned" and len(day) >= 7 and (draft.when.end or draft.when.value) < day:
            draft.when = None


def _lead_to(held: Sequence[Draft]) -> None:
    """What a journey leads to is to come with it: "tomorrow he leaves for Rome, for the summit"."""
    journeys = [d for d in held if d.type == "visit" and d.modality == "planned"]
    for draft in held if journeys else ():
        led = draft.type == "conference" and draft.when is None and any(draft.frame is j for j in journeys)
        if led and draft.frame is not None and draft.frame.sentence == draft.sentence:
            draft.modality = "planned"


def _announce(events: Sequence[Draft]) -> None:
    """A visit of the headline alone is to come where all that the text tells of is: "A Travels to Vienna"."""
    bare = [d for d in events if d.title and d.type == "visit" and not d.retold and d.when is None]
    others = [d for d in events if d not in bare and d.modality != "cancelled"]
    for visit in bare if others and all(d.modality == "planned" for d in others) else ():
        visit.modality = "planned"
