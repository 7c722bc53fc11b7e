"""When and where: dates and places of the text go to its events. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.times import When
from kg.extract.words import Words

# A retelling ("тогда он встречался и с губернатором") takes the date of an event so many sentences before it.
_RETOLD = 2
# A town that heads a page stands so many tokens after the date stamp.
_AFTER_STAMP = 5


def same_place(a: Span, b: Span) -> bool:
    """Whether two places can be one: the same name, or a town and its country."""
    if a.kind == b.kind:
        return a.name == b.name or (a.kind == "state" and a.country == b.country)
    return bool(a.country) and a.country == b.country


def locate_and_date(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give each mention the place and the date of its scope, or the date of a mention before it."""
    for n, draft in enumerate(drafts):
        _locate(reading, draft)
        _date(reading, draft)
        draft.when = draft.when or _time_before(draft, drafts[:n])


def _time_before(draft: Draft, earlier: Sequence[Draft]) -> When | None:
    dated = [(d.sentence, d.when) for d in earlier if d.when is not None]
    days = [w for _, w in dated if len(w.value) == 10] if draft.same_day else []
    near = [w for s, w in dated if 0 <= draft.sentence - s <= _RETOLD] if draft.same_time else []
    return next(iter([*days[-1:], *near[-1:]]), None)


def _locate(reading: Reading, draft: Draft) -> None:
    if draft.place is not None or draft.type == "call":
        return
    words = reading.words
    here = [s for s in reading.located if words.tokens[s.first].sentence == draft.sentence]
    inside = [s for s in here if _in_scope(draft, s.first)] or [s for s in here if s.country or s.region]
    if inside:
        draft.place = min(inside, key=lambda s: (_distance(words, draft, s.first, s.last), s.kind == "state"))


def _date(reading: Reading, draft: Draft) -> None:
    """Take the nearest date of the event's scope; of the sentence, when the event is in its main clause."""
    words = reading.words
    times = [w for w in reading.whens if not w.stamp]
    here = [w for w in times if words.tokens[w.first].sentence == draft.sentence]
    inside = [w for w in here if _in_scope(draft, w.first)] or (here if _is_main(words, draft) else [])
    if inside and draft.when is None:
        draft.when = min(inside, key=lambda w: _distance(words, draft, w.first, w.last))


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


def foresee(reading: Reading, events: Sequence[Draft]) -> None:
    """What is dated after the publication has not been held, whatever the tense of its sentence."""
    published = reading.published
    for draft in events if published else ():
        if draft.modality != "held" or draft.when is None:
            continue
        if draft.when.value > published[: len(draft.when.value)]:
            draft.modality = "planned"
