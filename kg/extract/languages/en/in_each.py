"""One talk in each of several states: "In Peru and Malta, she will meet with government leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.drafts import Draft, Part
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_TWO = 2


def part(words: Words, spans: Spans, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, a talk with officials of any of the states that open its sentence as one in each."""
    return [one for draft in drafts for one in _each(words, spans, draft)]


def _each(words: Words, spans: Spans, draft: Draft) -> Iterator[Draft]:
    of_any = draft.type == "meeting" and any(_is_of_any(p.party) for p in draft.parts)
    places = list(_opening(words, spans, draft.sentence)) if of_any else []
    if len({p.country for p in places}) < max(_TWO, len(places)):
        yield draft
        return
    for place in places:
        parts = [Part(_of(p.party, place.country), p.role) for p in draft.parts]
        yield replace(draft, parts=parts, place=place, mentions=[], topics=[], documents=[], retold=[])


def _opening(words: Words, spans: Spans, sentence: int) -> Iterator[Span]:
    """The states and towns of the list that opens a sentence: "In Peru | and | Malta"."""
    own = words.sentences[sentence]
    i = own.first + 1
    while words.tokens[own.first].lower == "in" and i < own.last:
        span = spans.over(i)
        if span is not None and span.kind in ("state", "place") and span.country:
            yield span
            i = span.last + 1
        elif words.tokens[i].lower in (",", "and", "the", "both") and spans.over(i + 1) is not None:
            i += 1
        else:
            return


def _is_of_any(party: Party) -> bool:
    return party.kind == "post" and party.plural and bool(party.foreign)


def _of(party: Party, country: str) -> Party:
    if not _is_of_any(party) or party.capacity is None:
        return party
    held = replace(party.capacity, country=country, derived=True)
    return replace(party, capacity=held, country=country, foreign="")
