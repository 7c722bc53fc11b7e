"""The two lines over a readout that say where and when it was: "New York", "21 September 2022".

Only where a line holds nothing but a town and the one beside it nothing but a day do they tell of the talk
below: a town alone may be where the news was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en import date_patterns as forms
from kg.extract.spans import Span, Spans
from kg.extract.times import When, day
from kg.extract.words import Words

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
# The two lines are among the first so many.
_LINES = 8


def settle(
    words: Words, spans: Spans, drafts: Sequence[Draft], whens: Sequence[When], located: Sequence[Span]
) -> None:
    """Give the talk that a readout is about the town and the day over it, where its sentence tells none."""
    found = _where_and_when(words, spans)
    talk = _first_talk(drafts)
    if found is None or talk is None:
        return
    place, when = found
    if talk.when is None and not any(words.tokens[w.first].sentence == talk.sentence for w in whens):
        talk.when = when
    here = any(words.tokens[s.first].sentence == talk.sentence for s in located)
    if talk.type == "meeting" and talk.place is None and not here:
        talk.place = place


def _first_talk(drafts: Sequence[Draft]) -> Draft | None:
    """The first talk of the body that was held, else that of the headline."""
    told = [d for d in drafts if d.type in TALKS and d.modality == "held" and not (d.denied or d.earlier)]
    told = [d for d in told if len(d.parts) > 1]
    return next((d for d in told if not d.title), next(iter(told), None))


def _where_and_when(words: Words, spans: Spans) -> tuple[Span, When] | None:
    lines = list(islice(_LINE.finditer(words.text), _LINES))
    for one, other in _neighbours(lines):
        place, when = _town(words, spans, one), _day(words, other)
        if place is not None and when is not None:
            return place, when
    return None


def _neighbours(lines: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    for one, other in pairwise(lines):
        yield one, other
        yield other, one


def _town(words: Words, spans: Spans, line: re.Match[str]) -> Span | None:
    """The town that a line consists of, be it with its state: "Bern, Switzerland"."""
    first, last = words.at(line.start()), words.at(line.end() - 1)
    town = spans.at(first)
    if town is None or town.kind != "place" or not town.name:
        return None
    state = (
        spans.at(town.last + 2) if town.last + 2 <= last and words.tokens[town.last + 1].text == "," else None
    )
    end = state.last if state is not None and state.kind == "state" else town.last
    return town if end == last else None


def _day(words: Words, line: re.Match[str]) -> When | None:
    """The day that a line consists of."""
    found = forms.DAY_FIRST.fullmatch(line[0].strip()) or forms.MONTH_FIRST.fullmatch(line[0].strip())
    if found is None or not found["year"]:
        return None
    value = day(int(found["year"]), forms.month_number(found["month"]), forms.day_number(found["day"]))
    return When(words.at(line.start()), words.at(line.end() - 1), value) if value else None
