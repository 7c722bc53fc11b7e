"""When and where: dates and places of the text go to its events. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.extract.drafts import Draft
from kg.extract.lexicon import lists_in
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.times import When
from kg.extract.words import Words

# A retelling ("тогда он встречался и с губернатором") takes the date of an event so many sentences before it.
_RETOLD = 2
# A town that heads a page stands so many tokens after the date stamp.
_AFTER_STAMP = 5

# "по приглашению коллеги вчера прибывший": a participle that opens its phrase has so many words of it before.
_BEFORE_PARTICIPLE = 6


# "after talks in Quito": so many words at most.
_SHORT = 7
# "after her three-day official | visit"
_OPENS = 5

_table, _ = lists_in(Path(__file__).parent)


@cache
def _listed(name: str) -> tuple[str, ...]:
    """The words of a list in all languages, which do not share them."""
    return tuple(w for words in _table("whereabouts")[name].values() for w in words.split("|"))


def same_place(a: Span, b: Span) -> bool:
    """Whether two places can be one: the same name, or a town and its country."""
    if a.kind == b.kind:
        return a.name == b.name or (a.kind == "state" and a.country == b.country)
    return bool(a.country) and a.country == b.country


def dates_agree(a: Draft, b: Draft) -> bool:
    """Whether two mentions can be of one day, at the precision that each tells."""
    if a.when is None or b.when is None:
        return True
    return a.when.value.startswith(b.when.value) or b.when.value.startswith(a.when.value)


def locate_and_date(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give each mention the place and the date of its scope, or the date of a mention before it."""
    for draft in drafts:
        draft.over = _is_over(reading.words, draft)
    taken = _dates_of_asides(reading, drafts)
    headed = _headings(reading)
    for n, draft in enumerate(drafts):
        beside = [d for d in drafts if d is not draft and d.sentence == draft.sentence]
        _locate(reading, draft, beside)
        if draft.aside and (beside or n in taken):
            draft.when = draft.when or taken.get(n)
        else:
            _date(reading, draft, [w for w in reading.whens if w not in taken.values()], beside)
        draft.when = draft.when or _time_before(draft, drafts[:n]) or headed.get(draft.sentence)
    _leave_departures(reading, drafts)
    _leave_stays(drafts)
    _date_by_frames(reading)


def _is_over(words: Words, draft: Draft) -> bool:
    """Whether the rest of a sentence is before or after an event: "after her visit to Oman, she received"."""
    if not words.tokens[draft.first].lower.startswith(_listed("nouns")):
        return False  # "after she had arrived, she received": there
    sentence = words.sentences[draft.sentence]
    before = words.tokens[max(sentence.first, draft.first - _OPENS) : draft.first]
    after = words.tokens[draft.last + 1 : min(sentence.last, draft.last + 2) + 1]
    return any(t.lower in _listed("before") for t in before) or any(
        t.lower in _listed("behind") for t in after
    )


def _dates_of_asides(reading: Reading, drafts: Sequence[Draft]) -> dict[int, When]:
    """The dates inside participial phrases, by the number of the mention that the participle is.

    "с прибывшим накануне гостем": the day is that of the arrival, not that of the talks.
    """
    out: dict[int, When] = {}
    for n, draft in enumerate(drafts):
        if draft.aside:
            inside = [w for w in reading.whens if not w.stamp and _in_phrase(reading, draft, w)]
            if inside:
                out[n] = min(inside, key=lambda w: _distance(reading.words, draft, w.first, w.last))
    return out


def _in_phrase(reading: Reading, draft: Draft, when: When) -> bool:
    """Whether a date stands right before a participle, or after it: in its phrase, before any other party.

    A phrase of its own reaches to its end ("подписанный президентами 15 июня"), an attribute to its noun.
    """
    if _is_phrase(reading.words, draft):
        first, last = _stretch(draft)
        return first <= when.first <= last
    after = draft.last < when.first and not _parted(reading, draft.last, when.first)
    # "вчера | прибывший министр", but "вчера находящийся с визитом министр | встретился"
    return after or (when.last == draft.first - 1 and draft.rule != "stay")


def _is_phrase(words: Words, draft: Draft) -> bool:
    """Whether a participle opens a phrase after a mark, and is no attribute before its noun."""
    first, _ = _stretch(draft)
    before = words.tokens[first - 1] if first else None
    opened = before is not None and before.shape == "mark" and before.sentence == draft.sentence
    return opened and draft.first - first <= _BEFORE_PARTICIPLE


def _stretch(draft: Draft) -> tuple[int, int]:
    """The stretch of the scope that the trigger is in."""
    return next(((f, e) for f, e in draft.scope if f <= draft.first <= e), (draft.first, draft.last))


def _parted(reading: Reading, low: int, high: int) -> bool:
    """Whether a party, a mark or the end of the sentence lies between two tokens."""
    between = range(low + 1, high)
    words = reading.words
    if words.tokens[low].sentence != words.tokens[high].sentence:
        return True
    marks = any(words.tokens[i].shape == "mark" for i in between)
    return marks or any(low < p.first < high and p.kind != "state" for p in reading.parties)


def _headings(reading: Reading) -> dict[int, When]:
    """The dates that head parts of a chronicle, by sentence: "Понедельник. ...", "18 мая. ...".

    A date in a line of its own heads the paragraphs down to the next one, another one its paragraph. One
    sentence that is a date is no chronicle yet.
    """
    words = reading.words
    heads = {
        words.tokens[w.first].sentence: w for w in reading.whens if not w.stamp and _is_heading(words, w)
    }
    out: dict[int, When] = {}
    head: int | None = None
    for sentence in words.sentences if len(heads) > 1 else ():
        if sentence.index in heads:
            head = sentence.index
        elif head is not None and (
            sentence.paragraph == words.sentences[head].paragraph or _alone(words, head)
        ):
            out[sentence.index] = heads[head]
    return out


def _alone(words: Words, sentence: int) -> bool:
    """Whether a sentence is a paragraph."""
    paragraph = words.sentences[sentence].paragraph
    return sum(s.paragraph == paragraph for s in words.sentences) == 1


def _is_heading(words: Words, when: When) -> bool:
    """Whether nothing but a date, or a weekday and a date, makes up a sentence."""
    sentence = words.sentences[words.tokens[when.first].sentence]
    rest = [*range(sentence.first, when.first), *range(when.last + 1, sentence.last + 1)]
    return all(words.tokens[i].shape == "mark" for i in rest)


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
        before = (d for d in drafts if d.sentence == draft.sentence and d.first < draft.first)
        led = any(d.type == "visit" and d.when is draft.when for d in before)
        beside = any(frame is draft for _, frame in frames)
        if (led or beside) and not _follows(reading, draft, draft.when):
            draft.when = None


def _leave_stays(drafts: Sequence[Draft]) -> None:
    """Take from a talk the days of the visit in whose course it is: on which of them it was, is not told."""
    for draft in drafts:
        if draft.type not in ("meeting", "signing") or draft.when is None or not draft.when.end:
            continue
        stays = (d for d in drafts if d.type == "visit" and d.sentence == draft.sentence)
        if any(d.when is draft.when for d in stays):
            draft.when = None


def _follows(reading: Reading, draft: Draft, when: When) -> bool:
    """Whether a date belongs to the phrase of a gathering: "на саммите в Тиране 16 мая", or to a clause that
    tells when it is: "на саммите, который проходит сегодня".
    """
    if draft.told and _told(draft, when.first):
        return True
    return draft.last < when.first and not _parted(reading, draft.last, when.first)


def _date_by_frames(reading: Reading) -> None:
    """Give what takes place at a gathering of one day its day, where one sentence tells both."""
    for inner, frame in reading.frames:
        together = inner.sentence == frame.sentence and inner.modality == frame.modality
        fits = together and (inner.type, frame.type) == ("meeting", "conference")
        if fits and inner.when is None and frame.when is not None and _is_one_day(frame.when):
            inner.when = frame.when
        if together and inner.aside and frame.when is None and _is_attribute(reading, frame, inner.when):
            frame.when = inner.when


def _is_attribute(reading: Reading, frame: Draft, when: When | None) -> bool:
    """Whether a date stands right before the noun of a frame: "signed in the course of his May visit"."""
    return when is not None and when.last < frame.first and not _parted(reading, when.last, frame.first)


def _is_one_day(when: When) -> bool:
    return len(when.value) == 10 and not when.end


def _time_before(draft: Draft, earlier: Sequence[Draft]) -> When | None:
    dated = [(d.sentence, d.when) for d in earlier if d.when is not None]
    days = [w for _, w in dated if len(w.value) == 10 and not w.end] if draft.same_day else []
    near = [w for s, w in dated if 0 <= draft.sentence - s <= _RETOLD] if draft.same_time else []
    return next(iter([*days[-1:], *near[-1:]]), None)


def _locate(reading: Reading, draft: Draft, beside: Sequence[Draft]) -> None:
    """Take the nearest place of the event's scope, but not where a visit told after it leads to."""
    if draft.place is not None or draft.type == "call":
        return
    words = reading.words
    next_stops = [d.place for d in beside if goes_on(draft, d)]
    here = [s for s in reading.located if words.tokens[s.first].sentence == draft.sentence]
    here = [s for s in here if s not in next_stops and _owns(draft, s.first, beside)]
    told = {i for d in (draft, *beside) if d is draft or not d.over for i in range(d.first, d.last + 1)}
    here = [
        s for s in here if not (_is_of_topic(reading, draft, s) or _is_of_another(words, told, s, "trips"))
    ]
    # Talks after others go on there, unless the text says where they are.
    here = [s for s in here if not _is_of_another(words, told, s, "nouns")] or here
    if draft.over:  # "arrived in Oslo after talks with the king"
        here = [s for s in here if all(d.type != "visit" or d.over or s is not d.place for d in beside)]
    inside = [s for s in here if _told(draft, s.first)] or [s for s in here if _in_scope(draft, s.first)]
    # Of two gatherings in one sentence each has its own place.
    others = [d for d in beside if d.type == draft.type == "conference" and not _in_scope(d, draft.first)]
    ahead = [d.place for d in beside if d.type == "visit" and d.modality != draft.modality]
    free = (s for s in here if (s.country or s.region) and s not in ahead)
    earlier = [d for d in beside if d.type == draft.type and d.earlier and not draft.earlier]
    # "signed a plan; the treaty they will sign in Rome": there it is to be.
    to_come = [d for d in beside if d.type == "signing" and d.modality == "planned" != draft.modality]
    free = (s for s in free if not any(_in_scope(d, s.first) for d in (*earlier, *to_come)))
    inside = inside or [s for s in free if not _set_apart(words, draft, s)]
    inside = [
        s for s in inside if _in_scope(draft, s.first) or not any(_in_scope(d, s.first) for d in others)
    ]
    if inside:
        draft.place = min(inside, key=lambda s: (_distance(words, draft, s.first, s.last), s.kind == "state"))


def _is_of_topic(reading: Reading, draft: Draft, span: Span) -> bool:
    """Whether a place is part of what is talked about: "обсудили строительство в порту Гвадар"."""
    items = [a.item for a in reading.topics if a.item.first <= span.first <= a.item.last]
    return any(not i.first <= draft.first <= i.last for i in items)


def _is_of_another(words: Words, told: set[int], span: Span, kind: str) -> bool:
    """Whether a place is that of what an event comes after or before and the text tells no more of: "after
    talks in Quito, she met"."""
    preps, nouns = _listed("before"), _listed(kind)
    start = words.sentences[words.tokens[span.first].sentence].first
    for i in range(span.first - 2, max(start - 1, span.first - _SHORT), -1):
        token = words.tokens[i]
        if token.shape != "word" or i in told:
            return False
        if token.lower in preps:
            return any(t.lower.startswith(nouns) for t in words.tokens[i + 1 : span.first])
    return False


def _set_apart(words: Words, draft: Draft, span: Span) -> bool:
    """Whether a semicolon lies between an event and a place."""
    low, high = sorted((draft.first, span.first))
    return any(t.text == ";" for t in words.tokens[low:high])


def goes_on(draft: Draft, visit: Draft) -> bool:
    """Whether somebody travels on after an event, in one clause: "встретится с ним и улетит в Рим"."""
    follows = visit.type == "visit" and draft.sentence == visit.sentence and draft.first < visit.first
    # "встреча прошла в Риме, куда он прибыл": the place of both
    told = draft.rule == "whereabouts" and visit.there and visit.place is not None
    shared = told and visit.place is not None and draft.first < visit.place.first < visit.first
    return follows and not (visit.aside or shared) and _in_scope(visit, draft.first)


def _date(reading: Reading, draft: Draft, whens: Sequence[When], beside: Sequence[Draft]) -> None:
    """Take the nearest date of the event's scope.

    An event in the main clause takes one from elsewhere in its sentence, unless it is that of another event.
    """
    words = reading.words
    # Who stays somewhere since May came then; what happens for the first time since May did not.
    times = [w for w in whens if not w.stamp and (not w.since or draft.rule == "stay")]
    here = [w for w in times if words.tokens[w.first].sentence == draft.sentence]
    here = [w for w in here if _owns(draft, w.first, beside)]
    inside = [w for w in here if _told(draft, w.first)] or [w for w in here if _in_scope(draft, w.first)]
    if not inside and (_is_main(words, draft) or (draft.aside and not beside)):
        inside = [w for w in here if not any(_in_scope(d, w.first) for d in beside)]
    if draft.rule == "return":
        inside = []  # that is when he came back
    if draft.there:
        # On that day he arrived; when the rest took place, only a month or year tells.
        inside = [w for w in inside if len(w.value) < 10 or w.first >= _stretch(draft)[0]]
    if inside and draft.when is None:
        draft.when = min(inside, key=lambda w: _distance(words, draft, w.first, w.last))


def _owns(draft: Draft, token: int, beside: Sequence[Draft]) -> bool:
    """Whether a clause that tells when and where is not of an event named nearer to it.

    "Прибыл на саммит, который пройдет в мае": in May is the summit, whatever the day of arrival.
    """
    clauses = {c for d in (draft, *beside) for c in d.telling if c[0] <= token <= c[1]}
    told = [d for d in (draft, *beside) if d.told]
    owners = [d for d in told for c in clauses if c in d.telling and d.first < c[0]]
    if any(first <= draft.first <= last for first, last in clauses):
        return True
    return not owners or max(owners, key=lambda d: d.first) is draft


def _told(draft: Draft, token: int) -> bool:
    return any(first <= token <= last for first, last in draft.telling)


def _in_scope(draft: Draft, token: int) -> bool:
    return any(first <= token <= last for first, last in draft.scope)


def _is_main(words: Words, draft: Draft) -> bool:
    """Whether the event's scope reaches back to the start of its sentence."""
    if not draft.scope:
        return True
    return not draft.aside and draft.scope[0][0] == words.sentences[draft.sentence].first


def _distance(words: Words, draft: Draft, first: int, last: int) -> tuple[int, int]:
    gap = draft.first - last if last < draft.first else first - draft.last
    between = words.tokens[min(last, draft.last) : max(first, draft.first)]
    # A comma or dash parts more than a word does.
    walls = sum(t.text in ",;:–—" for t in between)
    return gap + 4 * walls, first


def take_over(drafts: Sequence[Draft]) -> None:
    """Give a talk the day, place and frame of a mention of it that says no more, in its sentence or the next.

    "На переговорах, прошедших в четверг, его собеседником был", "О встрече на полях форума сообщил".
    """
    for bare in (d for d in drafts if d.lost == "no second side" and (d.when or d.place or d.frame)):
        near = [d for d in drafts if d.type == bare.type and not d.lost and not d.title]
        beside = [d for d in near if d.sentence == bare.sentence]
        before = [d for d in near if d.sentence == bare.sentence - 1] if not bare.parts else []
        talk = next(iter(beside or before), None)
        if talk is None or len(beside or before) > 1 or talk.earlier != bare.earlier:
            continue
        if talk.modality == bare.modality or not beside:
            talk.when, talk.place = talk.when or bare.when, talk.place or bare.place
            talk.frame = talk.frame or bare.frame


def date_visits(drafts: Sequence[Draft]) -> None:
    """Give a visit without a day that of a mention right after it that says no place: "Поездка министра
    намечена на 21 февраля"."""
    for bare in (d for d in drafts if d.lost == "no place" and d.when is not None):
        near = [d for d in drafts if d.type == "visit" and not d.lost and d.keys() == bare.keys()]
        told = [d for d in near if 0 < bare.sentence - d.sentence <= _RETOLD and d.modality == bare.modality]
        if told and all(d.when is None for d in told) and len({d.sentence for d in told}) == len(told):
            told[-1].when = bare.when


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
        here = [v for v in here if _in_scope(draft, v.first) and not _is_of_topic(reading, draft, v)]
        draft.place = min(here, key=lambda v: _distance(reading.words, draft, v.first, v.last), default=None)


def expect(published: str, drafts: Sequence[Draft]) -> None:
    """A visit without a day that is told as under way is the one announced for the day of publication."""
    visits = [d for d in drafts if d.type == "visit" and d.place is not None]
    planned = [d for d in visits if d.modality == "planned" and d.when is not None]
    today = [d for d in planned if d.when is not None and d.when.value == published]
    for draft in visits if published else ():
        bare = draft.modality == "held" and draft.when is None and not draft.earlier
        if bare and any(d.keys() == draft.keys() and _same_stay(d, draft) for d in today):
            draft.modality = "planned"


def _same_stay(a: Draft, b: Draft) -> bool:
    return a.place is not None and b.place is not None and same_place(a.place, b.place)


def look_ahead(published: str, drafts: Sequence[Draft]) -> None:
    """What is dated after the publication has not been held; a later month is not when somebody met."""
    for draft in drafts if published else ():
        if draft.modality == "held" and draft.when and draft.when.value > published[: len(draft.when.value)]:
            if draft.past and draft.when.value[:7] > published[:7]:
                draft.when = None  # "met to prepare the visit in June"
            else:
                draft.modality = "planned"


def foresee(reading: Reading, events: Sequence[Draft]) -> None:
    """What is dated after the publication has not been held, whatever the tense of its sentence.

    What is planned is not dated on a day before it: that day is when somebody spoke of the plan.
    """
    published = reading.published
    look_ahead(published, events)
    for draft in events if published else ():
        if draft.when is None:
            continue
        day = published[: len(draft.when.value)]
        if draft.modality == "planned" and len(day) >= 7 and (draft.when.end or draft.when.value) < day:
            draft.when = None
