"""Officials who represent states at what was told, or bodies that talk, each by the name of his side: "Чили
представляет А, Иран – Б"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg import gazetteer
from kg.extract.allegiance import give_country
from kg.extract.drafts import TALKS
from kg.extract.languages.ru import represented
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import acts
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


def speaking(scene: Scene, token: Token) -> list[Party]:
    """The officials who represent states at what was told: "Чили представляет вице-премьер А, Иран – Б",
    "Чили представлена вице-премьером А"."""
    if not token.lemmas & {"представлять", "представить"} or not finite(token) or not scene.sentence.index:
        return []
    inside = [p for p in scene.clauses.parties if not (p.prep or p.inner)]
    low, high = scene.clauses.reach(token.index)
    if any(_is_told(scene, t) for t in scene.words.tokens[low : high + 1]):
        return []
    passive = token.readings[0].pos == "PS"
    of, by = ("nom", "ins") if passive else ("acc", "nom")
    states: list[Party | Span] = [p for p in inside if of in p.cases and _is_side(scene, p)]
    states = states or ([] if passive else _capital(scene))
    states = [*_host_land(scene, token), *states]
    first = [p for p in inside if p.first > token.index and acts(p) and by in p.cases]
    acting = [p for p in inside if low <= p.first <= high and p.kind in ("person", "post") and by in p.cases]
    if (
        not states
        or states[0].first > token.index
        or acting != [p for p in first if p in acting]
        or not first
    ):
        return []
    opening = scene.clauses.group(first[0], frozenset((by,)))
    out = _sent(scene, states[0], list(takewhile(lambda p: p.kind in ("person", "post"), opening)))
    for state in states[1:]:  # a second dash of a sentence is read as a comma
        if scene.words.tokens[min(state.last + 1, scene.sentence.last)].text in "–—-,":
            out += _sent(scene, state, [p for p in first if p.first == state.last + 2])
    return [*out, *(p for p in first if p not in out and _is_of_next(scene, p))]


def _is_of_next(scene: Scene, official: Party) -> bool:
    """Whether an official is read as one with his state behind a dash: "США – госсекретарь А"."""
    state = scene.spans.at(official.first)
    named = state is not None and state.kind == "state" and official.person_span is not None
    return named and state is not None and scene.words.tokens[state.last + 1].text in "–—-"


def _is_side(scene: Scene, party: Party) -> bool:
    """Whether a state is told, or a body that was told to talk: "НАТО представляла А"."""
    return party.kind == "state" or bool(_talking(scene, party))


def _talking(scene: Scene, body: Party) -> str:
    """The name of a body as it was told to talk, '' for one that was not."""
    told = (p.party for d in scene.told if d.type in TALKS for p in d.parts)
    names = (p.body for p in told if p.kind == "body" and p.body.lower() == body.body.lower())
    return next(names, "") if body.kind == "body" else ""


def _host_land(scene: Scene, verb: Token) -> list[Party | Span]:
    """The state where a gathering is: "Страну-хозяйку | представляет А, Иран – Б"."""
    return list(represented.host(scene.words, scene.spans, verb))


def _capital(scene: Scene) -> list[Party | Span]:
    """The state whose capital opens a sentence: "Москву представлял министр"."""
    span = scene.spans.at(scene.sentence.first)
    if span is None or span.kind != "place" or "acc" not in scene.words.tokens[span.last].cases("N"):
        return []
    seat = gazetteer.capital(span.country) if span.country else None
    return [span] if seat is not None and span.name in seat.ru.all else []


def _is_told(scene: Scene, noun: Token) -> bool:
    """Whether a clause tells of an event of its own: "Чили на форуме представил", not "на встрече"."""
    talk = noun.lemmas & listed("meeting", "noun", "nouns") and noun.has("N")
    bare = noun.index > scene.sentence.first and scene.words.tokens[noun.index - 1].lower in ("на", "во", "в")
    more = bool(talk) and (scene.genitive(noun) or scene.with_(noun))
    return bool(noun.lemmas & listed("conference", "noun", "nouns")) or bool(talk and (not bare or more))


def _sent(scene: Scene, state: Party | Span, officials: Sequence[Party]) -> list[Party]:
    """The officials, who act for a state where nothing else is said of them."""
    for official in officials:
        if official.person is not None and not official.person.country and state.country:
            give_country(official, state.country)
        if isinstance(state, Party) and state.kind == "body" and official.capacity is None:
            official.body = _talking(scene, state)
    return list(officials)
