"""Talks of the same sides on several days, told at once: "встречались 6 апреля в Риме и 23 мая в Вене"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.drafts import TALKS, Draft
from kg.extract.spans import Span, Spans
from kg.extract.times import When
from kg.extract.words import Token, Words

_CUTS = frozenset((",", ";", ":", "и", "а", "также", "–", "—"))
_DASHES = frozenset("–—")
_WHERE = frozenset(("в", "во", "на"))


@dataclass(frozen=True, slots=True)
class _Stop:
    """One day of a series, and the place beside it."""

    when: When
    place: Span | None


def part(words: Words, spans: Spans, drafts: Sequence[Draft], whens: Sequence[When]) -> list[Draft]:
    """Return the mentions, those of a series as one for each of its days, two at least; visits of several
    years as one for each."""
    apart = [part for draft in drafts for part in _parted(words, spans, draft, whens)]
    return [part for draft in apart for part in _in_years(words, draft, drafts)]


def _in_years(words: Words, draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """One visit for each of the years that its sentence tells: "посещал Баку | в 2019 и 2022 годах"."""
    if draft.type != "visit" or draft.modality != "held" or draft.when is not None:
        return [draft]
    years = _years(words, draft)
    alone = sum(d.sentence == draft.sentence and d.type == "visit" for d in drafts) == 1
    if len(years) < _TWO or not alone:
        return [draft]
    out = [draft, *(replace(draft, parts=list(draft.parts), topics=[], documents=[]) for _ in years[1:])]
    for one, year in zip(out, years, strict=True):
        one.when, one.earlier = When(year.index, year.index, year.text), True
    return out


def _years(words: Words, draft: Draft) -> list[Token]:
    """The years that stand before "годах": "2017, 2019 и 2022"; none of a span of years."""
    inside = words.inside(draft.sentence)
    end = next((t.index for t in inside if t.lower == "годах" or t.lower == "гг"), None)
    if end is None:
        return []
    out: list[Token] = []
    for token in reversed(words.tokens[inside[0].index : end]):
        year = token.shape == "number" and len(token.text) == _YEAR and token.text.isdigit()
        if year and token.text.startswith(("19", "20")):
            out.insert(0, token)
        elif token.text not in (",", "и"):
            break
    joined = bool(out) and any(t.lower == "и" for t in words.tokens[out[0].index : end])
    return out if joined else []


_TWO, _YEAR = 2, 4


def _parted(words: Words, spans: Spans, draft: Draft, whens: Sequence[When]) -> list[Draft]:
    days = [w for w in whens if words.tokens[w.first].sentence == draft.sentence and not w.stamp]
    if draft.type not in TALKS or len(days) < 2 or draft.when is not None:
        return [draft]
    stops = _run(list(_stops(words, spans, draft, days)))
    if len({stop.when.value for stop in stops}) < max(len(stops), _TWO):
        return [draft]  # "в среду, 12 марта, в Осло" is one day
    out = [draft, *(replace(draft, parts=list(draft.parts), topics=[], documents=[]) for _ in stops[1:])]
    for one, stop in zip(out, stops, strict=True):
        one.when, one.place = stop.when, stop.place
    return out


def _run(stops: Sequence[_Stop | None]) -> list[_Stop]:
    """The first stops that follow each other without anything else between."""
    out: list[_Stop] = []
    for stop in stops:
        if stop is not None:
            out.append(stop)
        elif out:
            break
    return out


def _stops(words: Words, spans: Spans, draft: Draft, days: Sequence[When]) -> Iterator[_Stop | None]:
    """What stands between the cuts after a mention: a stop, or None for anything else."""
    last = words.sentences[draft.sentence].last
    begin = draft.last + 1
    for i in range(begin, last + 2):
        day = next((w for w in days if w.first <= i <= w.last), None) if i <= last else None
        if i <= last and (words.tokens[i].lower not in _CUTS or day is not None):
            continue
        if i < last and words.tokens[i].text in _DASHES and _stands_for_verb(words, begin, i, days):
            continue
        if begin < i:
            yield _stop(words, spans, begin, i - 1, days)
        begin = i + 1


def _stands_for_verb(words: Words, first: int, dash: int, days: Sequence[When]) -> bool:
    """Whether a dash stands between a day and its town: "а в октябре | – в Праге"."""
    told = any(first <= w.first and w.last == dash - 1 for w in days)
    return told and words.tokens[dash + 1].lower in _WHERE


def _stop(words: Words, spans: Spans, first: int, last: int, days: Sequence[When]) -> _Stop | None:
    inside = [w for w in days if first <= w.first and w.last <= last]
    places = [s for s in spans.all if s.kind in ("place", "state") and first <= s.first and s.last <= last]
    told = [(w.first, w.last) for w in inside] + [(s.first, s.last) for s in places]
    rest = (i for i in range(first, last + 1) if not any(a <= i <= b for a, b in told))
    plain = all(words.tokens[i].lower in _WHERE or words.tokens[i].text in (".", *_DASHES) for i in rest)
    if len(inside) != 1 or len(places) > 1 or not plain:
        return None
    return _Stop(inside[0], next(iter(places), None))
