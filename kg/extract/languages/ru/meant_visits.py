"""Visits told by verbs that say little: "собирается в Осло", "с 5 по 7 мая будет в Осло"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.at_gatherings import is_where_gathered
from kg.extract.languages.ru.clauses import finite, participle
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.scene import ACC, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visited import place_of
from kg.extract.languages.ru.visits import is_auxiliary, stops, visit
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import Modality


@on("собираться", "собраться")
def about_to_go(scene: Scene, token: Token) -> list[Draft] | None:
    """A visit that somebody means to pay: "в мае премьер собирается | в Осло"."""
    if not scene.is_verb(token, frozenset(("собираться", "собраться"))) or not finite(token):
        return None
    who = [p for p in scene.subject(token) if p.person is not None or not p.plural]
    places = [s for s in destinations(scene, token, ACC, ("в", "на")) if _is_next(scene, token, s)]
    several = len(who) > 1 and all(p.person_span is not None for p in who)
    several = several and not any("loc" in scene.words.tokens[s.first].cases("N") for s in places)
    if not places or not (several or _goes_alone(who)):
        return None  # "послы собрались в Осло": they come together
    found = visit(scene, token, places, "go")
    modality: Modality = "cancelled" if _came_to_nothing(scene, token) else "planned"
    for stop in found or ():
        stop.modality = modality
    return found


def _came_to_nothing(scene: Scene, verb: Token) -> bool:
    """Whether "but" follows at once that somebody was about to go: "собирался в Осло, | но повернул
    домой"."""
    past = "past" in verb.readings[0].tags
    _, high = scene.clauses.reach(verb.index)
    after = [t.lower for t in scene.words.tokens[high + 1 : min(high + 3, scene.sentence.last + 1)]]
    return past and after[-1:] == ["но"]


def _goes_alone(who: list[Party]) -> bool:
    """Whether one acts, by name, by his post or as one told before."""
    return len(who) == 1 and (who[0].kind in ("person", "post") or _is_one(who[0]))


def _is_one(party: Party) -> bool:
    """Whether a pronoun means one person."""
    return party.kind == "pronoun" and party.person is not None and not party.plural


def _is_next(scene: Scene, verb: Token, place: Span) -> bool:
    """Whether a place stands right behind a verb, or behind the day alone: "собирается | в среду в Осло"."""
    between = scene.words.tokens[verb.index + 1 : max(place.first - 1, verb.index + 1)]
    day = len(between) == _DAY and between[0].lower in ("в", "во", "на") and between[1].lemmas & _WHEN
    return place.first == verb.index + 2 or bool(day)


# "в среду": so many words.
_DAY = 2
_WHEN = listed("cues", "months") | listed("cues", "days")


@on("быть")
def will_be(scene: Scene, token: Token) -> list[Draft] | None:
    """A visit told by "быть" alone, of who will be abroad for days that are named: "с 5 по 7 мая | будет в
    Осло"."""
    if token.lower not in ("будет", "будут") or not scene.is_verb(token, frozenset(("быть",))):
        return None
    places = destinations(scene, token, LOC, ("в", "на"))
    when = listed("cues", "months") | listed("cues", "days")
    days = any(t.lemmas & when for t in scene.clause(token))
    if not days or len(places) != 1 or is_auxiliary(scene, token):
        return None
    if is_where_gathered(scene, places[0]):
        return None  # "20 марта | будет на форуме в Осло"
    found = visit(scene, token, places, "stay")
    return [v for v in found or () if abroad(v)] or None


_JOURNEYS = listed("visit", "go", "verbs") | listed("visit", "object", "verbs")
_PLANNED = frozenset(("планировать", "намереваться", "собираться", "рассчитывать", "готовиться"))
_PUT_OFF = listed("cues", "cancelled") | {"отказаться", "отказываться"}
_TRIP = frozenset(("визит", "поездка"))
# "планировавший 17 марта | вылететь", "отменил | свою поездку": so many words.
_PLAN, _BEFORE_TRIP = 6, 5


@on(_JOURNEYS)
def gives_up(scene: Scene, token: Token) -> list[Draft] | None:
    """A visit that somebody had planned and calls off in the same sentence: "Премьер, планировавший в мае |
    вылететь в Осло, решил отложить поездку"."""
    if not (token.has("I") and token.lemmas & _JOURNEYS):
        return None
    before = scene.words.tokens[max(scene.sentence.first, token.index - _PLAN) : token.index]
    plan = next((t for t in before if t.lemmas & _PLANNED and participle(t)), None)
    if plan is None or not _is_given_up(scene, token):
        return None
    objects = token.lemmas & listed("visit", "object", "verbs")
    place = place_of(scene, token) if objects else None
    places = destinations(scene, token, ACC, ("в", "на")) if not objects else [place] if place else []
    people = [p for p in scene.subject(plan) if p.kind in ("person", "post")]
    out = stops(scene, token, "go", people, places) if people and places else []
    for stop in out:
        stop.modality, stop.aside = "cancelled", False
    return out or None


def _is_given_up(scene: Scene, token: Token) -> bool:
    """Whether the main clause behind an infinitive calls the journey off."""
    after = scene.words.tokens[token.index + 1 : scene.sentence.last + 1]
    put_off = next((t for t in after if t.lemmas & _PUT_OFF and (finite(t) or t.has("I"))), None)
    trip = after[put_off.index - token.index :] if put_off is not None else []
    return any(t.lemmas & _TRIP and t.has("N") for t in trip[:_BEFORE_TRIP])
