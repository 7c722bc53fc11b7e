"""Visits told by what somebody does abroad: "осмотрел в Осло верфь", "самолет премьера сел в Осло"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.bare_gatherings import is_called_gathering
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.scene import ACC, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import aboard, stops
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.whereabouts import same_place
from kg.extract.words import Token

_SPEAKS = listed("visit", "speak", "verbs")
_ACTS = listed("visit", "act", "verbs")
_SEES = listed("visit", "act", "sees")
_HALTS = listed("visit", "act", "halts")
_LANDS = listed("visit", "land", "verbs")
_SEATS = listed("visit", "speak", "seats")
_ON_AIR = listed("visit", "speak", "on_air")
_GATHERINGS = (
    listed("conference", "noun", "nouns")
    | listed("meeting", "noun", "nouns")
    | listed("call", "noun", "nouns")
    | listed("visit", "noun", "nouns")
)


@on(_SPEAKS, _ACTS, _HALTS)
def act_abroad(scene: Scene, token: Token) -> list[Draft] | None:
    """Who does something in a town abroad that only who is there can do, at nothing that the sentence names;
    the town stands right before or behind the verb."""
    if not scene.is_verb(token, _SPEAKS | _ACTS | _HALTS) or not token.has("V", "G"):
        return None
    inside = scene.words.inside(scene.sentence.index)
    if token.lemmas & _HALTS:
        return _on_the_way(scene, token, inside)
    if any((t.lemmas & _GATHERINGS and t.has("N")) or t.lemmas & _ON_AIR for t in inside) or any(
        t.has("N") and is_called_gathering(scene, t) for t in inside
    ):
        return None
    place = _town(scene, token)
    beside = place is not None and (place.first == token.index + 2 or place.last == token.index - 1)
    near = place is not None and 0 < place.first - token.index <= _SEEN
    if near and place is not None and token.lemmas & _SEES:
        beside = beside or not any(t.shape == "mark" for t in inside if token.index < t.index < place.first)
    return _there(scene, token, place) if place is not None and beside else None


# "осмотрел вторую очередь верфи в | Осло": so many words at most.
_SEEN = 7


def _on_the_way(scene: Scene, verb: Token, inside: Sequence[Token]) -> list[Draft] | None:
    """Who halts somewhere on a journey: "остановился на ночь в Дакаре по пути в Лиму", "проездом остановился
    в Дакаре", "остановился в Дакаре на день"; or meets somebody there, "остановился в Дакаре, где"."""
    way = any(a.lower == "по" and b.lower in ("пути", "дороге") for a, b in pairwise(inside))
    way = way or any(t.lower in _BRIEFLY for t in inside) or _for_a_time(inside) or _meets_there(scene, verb)
    place = _town(scene, verb) if way else None
    return _there(scene, verb, place) if place is not None else None


_BRIEFLY = frozenset(("проездом", "ненадолго", "транзитом"))
_SPANS = listed("visit", "spend", "spans")


def _for_a_time(inside: Sequence[Token]) -> bool:
    """Whether time is told for which somebody halts: "на | день", "на два | часа"."""
    after = [inside[k + 1 : k + 3] for k, t in enumerate(inside) if t.lower == "на"]
    counted = [bool(a) and (a[0].has("NUM") or a[0].shape == "number") for a in after]
    spans = [a[-1 if n else 0] for a, n in zip(after, counted, strict=True) if a]
    return any(t.lemmas & _SPANS for t in spans)


def _meets_there(scene: Scene, verb: Token) -> bool:
    """Whether the next clause tells of a talk there: "остановился в Дакаре, | где встретился с"."""
    after = scene.words.tokens[verb.index : scene.sentence.last + 1]
    opens = (b.index for a, b in pairwise(after) if a.text == "," and b.lower in ("где", "чтобы", "для"))
    at = next(opens, None)
    meets = listed("meeting", "with", "verbs") | listed("meeting", "noun", "nouns")
    return at is not None and any(t.lemmas & meets for t in scene.words.tokens[at : scene.sentence.last + 1])


def _town(scene: Scene, verb: Token) -> Span | None:
    """The one town or state, and no seat of bodies, where a verb puts what is done."""
    places = destinations(scene, verb, LOC, ("в", "на"))
    one = places[0] if len(places) == 1 and places[0].kind in ("place", "state") else None
    return one if one is not None and one.name.lower() not in _SEATS else None


def _there(scene: Scene, verb: Token, place: Span) -> list[Draft] | None:
    """The visit of an official of another state to a place of which no visit of his is told yet; two who do
    it together may be host and guest."""
    people = [p for p in scene.subject(verb) if p.person is not None and not p.prep]
    if len(people) != 1 or any(country_of(p) in ("", place.country) for p in people) or not place.country:
        return None
    held = [c for p in people if p.person is not None for c in p.person.capacities]
    if held and all(c.former for c in held):
        return None  # "экс-премьер выступил в Осло"
    told = (d for d in scene.told if d.type == "visit" and d.place is not None)
    keys = {p.key() for p in people}
    if any(same_place(d.place, place) and d.keys() & keys for d in told if d.place is not None):
        return None
    return stops(scene, verb, "stay", people, [place])


@on(_LANDS)
def land(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit of those whose plane lands: "самолет с премьером на борту сел в Токио"."""
    if not scene.is_verb(token, _LANDS):
        return None
    clause = scene.clause(token)
    sits = token.lemmas & {"сесть", "садиться"}
    if not sits and not any(b.lower == "посадку" for _, b in pairwise(clause)):
        return None
    people = [p for p in aboard(scene, token) or _on_board(scene, token) if p.person is not None]
    places = destinations(scene, token, ACC | LOC, ("в", "на")) if people else []
    found = stops(scene, token, "go", people, places) if places else []
    return [v for v in found if abroad(v)] or None


def _on_board(scene: Scene, verb: Token) -> list[Party]:
    """Who a clause behind the plane says to be on board: "самолет, на борту | которого находится премьер"."""
    inside = scene.words.inside(scene.sentence.index)
    board = next((t for t in inside if t.lower == "борту" and t.index < verb.index), None)
    craft = any(t.lemmas & _CRAFT and "nom" in t.cases("N") for t in inside if t.index < verb.index)
    if board is None or not craft or "который" not in scene.words.tokens[board.index + 1].lemmas:
        return []
    after = scene.words.tokens[board.index + 2 : verb.index]
    being = next((t for t in after if finite(t)), None)
    return scene.clauses.subject(being.index, agree=being) if being is not None else []


_CRAFT = listed("visit", "go", "craft")
