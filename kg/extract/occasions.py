"""Gatherings and talks of the same parties on several days that one sentence lists: "the summits were held in
Baku in 2019, in Istanbul in 2021 and in Samarkand in 2022".

The same for every language; series.toml has the words between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.called import is_joining
from kg.extract.drafts import TALKS, Draft
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.times import When

# A day and its place have so many tokens between them at most.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class _Stop:
    """One occasion of a list: its day and its place, at tokens [first, last]."""

    when: When
    place: Span
    first: int
    last: int


def part(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions, those of which several days are told, each with its place, as one for each."""
    out: list[Draft] = []
    shortened: list[Draft] = []
    for draft in drafts:
        stops = _stops(reading, draft, drafts) if draft not in shortened else []
        if len(stops) < 2:
            out.append(draft)
            continue
        shortened += [d for d in drafts if _is_short_for(reading, d, draft, stops)]
        others = [replace(draft, parts=list(draft.parts), topics=[], documents=[]) for _ in stops[1:]]
        for one, stop in zip((draft, *others), stops, strict=True):
            one.when, one.place, one.name = stop.when, stop.place, ""
            one.apart = True
            out.append(one)
    return [d for d in out if d not in shortened]


def _is_short_for(reading: Reading, inner: Draft, draft: Draft, stops: Sequence[_Stop]) -> bool:
    """Whether a mention within a list is one of its occasions, told by its order alone: ", ikincisi isə"."""
    inside = inner is not draft and stops[0].first <= inner.first <= stops[-1].last
    alike = inside and inner.type == draft.type and not inner.parts
    return alike and is_joining(reading.words.tokens[inner.first].lower)


def _stops(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> list[_Stop]:
    """The occasions of which a sentence lists day and place; [] for one alone, or where more is told."""
    if draft.type not in (*TALKS, "conference") or draft.title or draft.denied:
        return []
    sentence = reading.words.sentences[draft.sentence]
    whens = [w for w in reading.whens if sentence.first <= w.first <= sentence.last and not w.stamp]
    if len(whens) < 2:
        return []
    stops = _run(reading, sorted(_pairs(reading, whens), key=lambda s: s.first))
    if len(stops) < 2 or len({s.place.name for s in stops}) < 2:
        return []
    days = [s.when for s in stops]
    beside = [d for d in drafts if d is not draft and d.sentence == draft.sentence]
    beside = [d for d in beside if d.when in days or stops[0].first <= d.first <= stops[-1].last]
    return stops if all(_is_short_for(reading, d, draft, stops) for d in beside) else []


def _pairs(reading: Reading, whens: Sequence[When]) -> Iterator[_Stop]:
    """The days that have a town or state right before or behind them, each place with one day."""
    towns = [s for s in reading.spans.all if s.kind in ("place", "state") and s.name]
    taken: set[Span] = set()
    for when in whens:
        near = [s for s in towns if s not in taken and _is_beside(reading, when, s)]
        place = min(near, key=lambda s: (abs(s.first - when.first), s.first), default=None)
        if place is not None:
            taken.add(place)
            yield _Stop(when, place, min(when.first, place.first), max(when.last, place.last))


def _is_beside(reading: Reading, when: When, place: Span) -> bool:
    first, last = (when.last, place.first) if when.first < place.first else (place.last, when.first)
    between = reading.words.tokens[first + 1 : last]
    return len(between) <= _BESIDE and all(is_joining(t.lower) and t.text != "," for t in between)


def _run(reading: Reading, stops: Sequence[_Stop]) -> list[_Stop]:
    """The longest row of occasions that follow each other with nothing but words of a list between."""
    best: list[_Stop] = []
    row: list[_Stop] = []
    for stop in stops:
        between = reading.words.tokens[row[-1].last + 1 : stop.first] if row else []
        follows = bool(between) and all(is_joining(t.lower) for t in between)
        row = [*row, stop] if follows else [stop]
        best = row if len(row) > len(best) else best
    return best
