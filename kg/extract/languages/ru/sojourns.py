"""Visits told by how long somebody stays, by what he leaves or by whose guest he is: "проведет два дня в
Осло", "покинул Осло", "гость Осло"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases, visited
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.places import listed_places
from kg.extract.languages.ru.rest_of_visits import goes_on, tells_rest
from kg.extract.languages.ru.scene import ACC, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.state_posts import is_sent
from kg.extract.languages.ru.visits import elided, is_auxiliary, stops
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_SPENDS = listed("visit", "spend", "verbs")
_SPANS = listed("visit", "spend", "spans")
_LEAVES = listed("visit", "leave", "verbs")
_BRINGS = listed("visit", "bring", "verbs")
_WHEN = listed("cues", "days") | listed("cues", "months") | _SPANS
# "провел в Осло и Лиме по | двое суток": so many words at most to what is spent.
_WITHIN = 9


@on(_SPENDS)
def spend(scene: Scene, token: Token) -> list[Draft] | None:
    """Who spends days or hours at a place abroad: "проведет два дня в Осло", "пробыл в Лиме сутки"."""
    if not scene.is_verb(token, _SPENDS) or not _spent(scene, token):
        return None
    places = destinations(scene, token, LOC, ("в", "на"))
    found = _of_officials(scene, token, places, "stay") if places and not tells_rest(scene, token) else None
    return None if found and all(goes_on(scene, v) for v in found) else found


def _spent(scene: Scene, verb: Token) -> bool:
    """Whether time is the object: "проведет | два дня", "провела | выходные", no "за два дня переговоры"."""
    low, high = scene.clauses.reach(verb.index)
    low, high = max(low, verb.index - _WITHIN), min(high, verb.index + _WITHIN)
    for token in scene.words.tokens[low : high + 1]:
        if not token.lemmas & _SPANS or not token.has("N"):
            continue
        first = phrases.first_attribute(scene.words, token.index, low)
        before = scene.words.tokens[first - 1] if first > low else None
        if before is not None and before.shape == "number":
            before = scene.words.tokens[before.index - 1]
        if before is not None and before.lower in _NUMERALS:
            before = scene.words.tokens[before.index - 1]
        if before is None or not before.has("PREP") or before.lower in ("по", "около"):
            return not _has_other_object(scene, verb)
    return False


_NUMERALS = frozenset(
    ("два", "две", "три", "четыре", "пять", "шесть", "семь", "десять", "несколько", "двое", "трое", "полтора")
)


def _has_other_object(scene: Scene, verb: Token) -> bool:
    """Whether something else is what somebody held: "провел в Осло за два дня переговоры"."""
    events = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")
    _, high = scene.clauses.reach(verb.index)
    after = scene.words.tokens[verb.index + 1 : high + 1]
    nouns = (t for t in after if scene.is_noun(t, events) and "acc" in t.cases("N"))
    return any(not phrases.preposition(scene.words, scene.phrase_start(t)) for t in nouns)


@on(_LEAVES)
def leave(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit of who leaves a place abroad: "канцлер покинул Осло"; no envoy who ends his service."""
    if not scene.is_verb(token, _LEAVES):
        return None
    place = visited.place_of(scene, token)
    found = _of_officials(scene, token, [place], "return") if place is not None else None
    return [v for v in found or () if v.modality == "held" and not _serves(v)] or None


def _serves(visit: Draft) -> bool:
    people = [p.party.person for p in visit.parts if p.party.person is not None]
    return any(is_sent(c) for person in people for c in person.capacities)


@on(_BRINGS)
def bring(scene: Scene, token: Token) -> list[Draft] | None:
    """Who brings something to a place abroad comes there: "премьер привез в Осло проект договора"."""
    if not scene.is_verb(token, _BRINGS) or not finite(token):
        return None
    places = destinations(scene, token, ACC, ("в", "на"))
    carried = _carried(scene, token) if places else []
    return _of_officials(scene, token, places, "go", carried) if places else None


def _carried(scene: Scene, verb: Token) -> list[Party]:
    """Whom a plane takes somewhere: "спецрейс доставил | премьера в Осло"."""
    clause = scene.clause(verb)
    craft = any(t.lemmas & listed("visit", "go", "craft") and "nom" in t.cases("N") for t in clause)
    near = [p for p in scene.clauses.parties if verb.index < p.first <= clause[-1].index and not p.prep]
    return [p for p in near if p.person is not None and "acc" in p.cases][:1] if craft else []


def _of_officials(
    scene: Scene, token: Token, places: Sequence[Span], rule: str, who: Sequence[Party] = ()
) -> list[Draft] | None:
    """One visit for each place, of named officials who act by a verb and are not at home there."""
    people = who or scene.subject(token) or elided(scene, token)
    people = [p for p in people if p.person is not None and p.kind in ("person", "post", "pronoun")]
    found = stops(scene, token, rule, people, places) if people else []
    return [v for v in found if abroad(v)] or None


@on("быть")
def was_there(scene: Scene, token: Token) -> list[Draft] | None:
    """Who was abroad at a time that is told: "на прошлой неделе | был в Осло"; not who served there."""
    if token.lower not in ("был", "была", "были") or not scene.is_verb(token, frozenset(("быть",))):
        return None
    places = destinations(scene, token, LOC, ("в", "на"))
    if len(places) != 1 or is_auxiliary(scene, token):
        return None
    clause = scene.clause(token)
    before = any(a.lower in ("до", "перед") and b.lower in ("этого", "этим") for a, b in pairwise(clause))
    away = _has_not_been(clause, token)
    dated = away or before or any(t.lemmas & _WHEN or t.lower == "недавно" or _is_year(t) for t in clause)
    if not dated or any(_is_role(scene, t, token) for t in clause):
        return None
    found = _of_officials(scene, token, places, "stay")
    for visit in found or () if away else ():
        visit.modality, visit.denied, visit.earlier = "held", False, True
    return found


def _has_not_been(clause: Sequence[Token], verb: Token) -> bool:
    """Whether it is told since when somebody has not been at a place, where he was then: "не | был в Осло с
    2019 года"."""
    denied = any(b is verb and a.lower == "не" for a, b in pairwise(clause))
    return denied and any(a.lower == "с" and _is_year(b) for a, b in pairwise(clause))


def _is_year(token: Token) -> bool:
    """Whether a number is a year: "был в Осло в | 2019 году", "в | 2019-м"."""
    return token.text[:4].isdigit() and token.text[:2] in ("19", "20") and token.text[4:5] in ("", "-")


def _is_role(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether a word tells as what somebody was there: "был в Осло | послом", "был | ранен"."""
    described = token.readings[:1] and token.readings[0].pos in ("PS", "AS")
    role = token.has("N") and "ins" in token.cases("N") and not token.lemmas & _WHEN
    bare = role and not phrases.preposition(scene.words, scene.phrase_start(token))
    within = any(p.first <= token.index <= p.last and p.prep for p in scene.clauses.parties)
    return bool(described) or (bare and token.index > verb.index and not within)


@on("гость", "гостья")
def guest_of(scene: Scene, token: Token) -> list[Draft] | None:
    """Who is called the guest of a town or state: "гостем Осло стал премьер", "премьер – гость Осло"."""
    if not scene.is_noun(token, frozenset(("гость", "гостья"))):
        return None
    place = next((s for s in scene.spans.all if s.first == token.index + 1), None)
    if place is None or place.kind not in ("place", "state") or scene.in_party(place):
        return None
    verbs = [t for t in scene.clause(token) if finite(t)]
    if any(not t.lemmas & _COPULAS for t in verbs):
        return None
    people = [p for p in scene.clauses.parties if p.person is not None and "nom" in p.cases]
    people = [p for p in people if not (p.prep or p.inner)]
    if not people:
        return None
    found = stops(
        scene, token, "stay", scene.clauses.group(people[0], people[0].cases), listed_places(scene, place)[:1]
    )
    return [v for v in found if abroad(v)] or None


_COPULAS = frozenset(("быть", "стать", "становиться", "являться", "оказаться"))
