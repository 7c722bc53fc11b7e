"""The state of an official who is told with no other: "из Армении прилетел | президент А", "из Грузии – |
премьер Б", "делегацию Перу возглавил А, Германии – | президент Б"."""

from __future__ import annotations

from kg.extract.languages.ru.appositions import DASHES
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_COMES = frozenset(("прибыть", "прилететь", "приехать", "прибывать", "прилетать", "приезжать"))


def state_before(words: Words, spans: Spans, party: Party) -> str:
    """Return the state that an official comes from, or whose side a list gives behind a dash; '' for none."""
    tokens, opening = words.tokens, words.sentences[party.sentence].first
    at = party.first - 1
    if at <= opening:
        return ""
    if tokens[at].lemmas & _COMES:
        place = _ending(spans, at - 1)
        if place is not None and _before(words, place) == "в" and _is_team(words, party):
            place = _ending(spans, place.first - 2)  # "из Тбилиси в Осло прилетела | делегация"
        return place.country if place is not None and _before(words, place) == "из" else ""
    if tokens[at].text not in DASHES:
        return ""
    state = _ending(spans, at - 1)
    if state is None or not state.country:
        return ""
    if _before(words, state) == "из":
        return state.country
    # "возглавил А, | а Германии – президент Б": nothing but the state stands for the side
    opens = state.first == opening or tokens[state.first - 1].lower in (",", ";", "а", "и")
    genitive = state.kind == "state" and "gen" in tokens[state.last].cases()
    joined = tokens[state.first - 1].lower == "и" and _ending(spans, state.first - 2) is not None
    return state.country if opens and genitive and not joined else ""


def _ending(spans: Spans, last: int) -> Span | None:
    """The state or place that ends at a token."""
    span = spans.over(last) if last >= 0 else None
    return span if span is not None and span.last == last and span.kind in ("state", "place") else None


def _before(words: Words, span: Span) -> str:
    return words.tokens[span.first - 1].lower if span.first else ""


def _is_team(words: Words, party: Party) -> bool:
    """Whether somebody is told as the head of a delegation."""
    return any(t.lemma == "делегация" for t in words.tokens[party.first : party.last + 1])
