"""Stops of a journey told by a noun: "Первой остановкой станет Осло", "Турне охватит Осло и Лиму"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.calling_off import calling_off
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.modality import is_future
from kg.extract.languages.ru.places import governed, is_located, listed_places
from kg.extract.languages.ru.scene import ACC, GEN, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.state_posts import is_sent
from kg.extract.languages.ru.visits import stops
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import Modality

_STOPS = listed("visit", "stop", "nouns")
_ORDER = listed("visit", "stop", "order")
_TRIPS = listed("visit", "tour", "nouns")
_LEADS = listed("visit", "tour", "verbs")
_COPULAS = frozenset(("быть", "стать", "становиться", "являться", "оказаться"))
# Of whose journey a sentence speaks was told so many sentences before at most.
_SHORTLY = 3


_HALTS = frozenset(("остановка", "пересадка", "дозаправка"))


@on(_STOPS, _HALTS)
def stop_noun(scene: Scene, token: Token) -> list[Draft] | None:
    """A stop that is named: "Первой остановкой (его турне) стал Осло", "Вторая страна в маршруте – Перу"."""
    if scene.is_noun(token, _STOPS) and (made := _made(scene, token)) is not None:
        return made
    if scene.is_noun(token, _HALTS) and (halted := _halted(scene, token)) is not None:
        return halted
    if not scene.is_noun(token, _STOPS) or not _is_ordered(scene, token):
        return None
    clause = scene.clause(token)
    verbs = [t for t in clause if finite(t)]
    if any(not t.lemmas & _COPULAS for t in verbs):
        return None
    named = [s for s in _bare(scene, token) if s.first != token.index + 1]
    travellers = _travellers(scene) if named else []
    return (
        _stops(scene, verbs[0] if verbs else token, travellers, listed_places(scene, named[0]))
        if named
        else None
    )


def _made(scene: Scene, token: Token) -> list[Draft] | None:
    """Who makes a stop: "сделал | остановку в Осло"."""
    if "остановка" not in token.lemmas:
        return None
    near = scene.words.tokens[max(token.index - _ORDERED, scene.sentence.first) : token.index]
    making = next((t for t in near if t.has("G") and t.lemmas & _MAKES), None)
    verb = making or scene.governor(token, scene.clause(token))
    bare = token.cases("N") & {"nom", "acc"}
    off = verb is not None and bare and calling_off(scene, token, scene.clause(token))
    if verb is None or not (off or (verb.lemmas & _MAKES and "acc" in token.cases("N"))):
        return None
    places = destinations(scene, token, LOC, ("в", "на"))
    who = [p for p in scene.subject(verb) if p.person is not None] if not off else _travellers(scene)
    found = stops(scene, token, "stay", who, places) if who and places else []
    told = _of_main(scene, making) if making is not None else None
    for stop in found:
        stop.modality = told or stop.modality
    return [v for v in found if abroad(v)] or None


def _of_main(scene: Scene, gerund: Token) -> Modality | None:
    """Whether what a gerund tells beside is to come: "вылетит в Осло, | сделав остановку в Лиме"."""
    verb = scene.clauses.verb_before(gerund.index)
    if verb is None:
        return None
    main = scene.words.tokens[verb]
    return "planned" if is_future(scene, main, scene.clause(main)) else "held"


_MAKES = frozenset(("сделать", "делать", "совершить", "совершать"))


def _halted(scene: Scene, token: Token) -> list[Draft] | None:
    """Whose stop it is in whose course something was: "во время | остановки президента Ганы в Осло"."""
    before = [t.lower for t in scene.words.tokens[max(scene.phrase_start(token) - 2, 0) : token.index]]
    if before[:2] not in (["во", "время"], ["в", "ходе"]):
        return None
    who = [p for p in scene.genitive(token) if p.person is not None]
    places = destinations(scene, token, LOC, ("в", "на")) if who else []
    found = stops(scene, token, "stay", who, places) if places else []
    return [v for v in found if abroad(v)] or None


def _is_ordered(scene: Scene, noun: Token) -> bool:
    """Whether a stop is counted, and of a journey: "следующий пункт турне", "первая остановка"."""
    before = scene.words.tokens[max(noun.index - _ORDERED, scene.sentence.first) : noun.index]
    ordered = any(t.lemmas & _ORDER for t in before)
    own = noun.lemmas & {"остановка"}
    near = [*scene.words.inside(scene.sentence.index)]
    if noun.lemmas & _POINTS and scene.sentence.index:  # "начал турне. Первым | пунктом стал Осло"
        near += scene.words.inside(scene.sentence.index - 1)
    trip = any(t.lemmas & _TRIPS for t in near)
    return ordered and bool(own or trip)


_POINTS = frozenset(("пункт", "точка"))


# "первой | для его зарубежной | остановкой": so many words at most.
_ORDERED = 4


def _bare(scene: Scene, token: Token) -> list[Span]:
    """The places of a clause that stand in the nominative without a preposition."""
    low, high = scene.clauses.reach(token.index)
    near = (s for s in scene.spans.all if low <= s.first and s.last <= high and s.kind in ("place", "state"))
    near = (s for s in near if not scene.in_party(s) and not phrases.preposition(scene.words, s.first))
    return [
        s
        for s in near
        if phrases.noun_cases(scene.words.tokens[s.last]) & {"nom", "acc"} or _undeclined(scene, s)
    ]


def _undeclined(scene: Scene, span: Span) -> bool:
    return not phrases.noun_cases(scene.words.tokens[span.last])


_ROUTES = listed("visit", "route", "nouns")


@on(_TRIPS, _ROUTES)
def tour(scene: Scene, token: Token) -> list[Draft] | None:
    """The stops of a journey that is the subject: "Турне охватит Осло и Лиму", "Маршрут пройдет через Осло",
    "Поездка начнется с Осло", "В маршруте – Осло и Лима"."""
    if not scene.is_noun(token, _TRIPS | _ROUTES):
        return None
    places = _on_route(scene, token) or _covered(scene, token)
    if not places and token.lemmas & _TRIPS:
        return _made_so(scene, token)
    travellers = _travellers(scene) if places else []
    verb = scene.governor(token, scene.clause(token))
    further = _further(scene, verb) if verb is not None and travellers else []
    return _stops(scene, verb or token, travellers, [*places, *further])


def _further(scene: Scene, verb: Token) -> list[Span]:
    """Where a second verb lets the same journey lead: "начнется с Осло и | завершится в Лиме"."""
    after = scene.words.tokens[verb.index + 1 : scene.sentence.last + 1]
    second = next((t for t in after if finite(t)), None)
    joined = second is not None and scene.words.tokens[second.index - 1].lower in ("и", "а", "затем")
    return _led(scene, second) if joined and second is not None and second.lemmas & _LEADS else []


def _covered(scene: Scene, token: Token) -> list[Span]:
    """Which places a journey is told to lead through, by its verb."""
    first = scene.phrase_start(token)
    verb = scene.governor(token, scene.clause(token)) if "nom" in token.cases("N") else None
    if verb is None or not verb.lemmas & _LEADS or phrases.preposition(scene.words, first):
        return []
    return _led(scene, verb) or _begun_at(scene, verb)


def _led(scene: Scene, verb: Token) -> list[Span]:
    """The places behind a verb that tells where a journey leads: "начнется | с Осло", "охватит | Осло и
    Лиму", "завершится (поездка) | в Осло"."""
    near = [s for s in scene.spans.all if verb.index < s.first <= scene.sentence.last]
    near = [s for s in near if s.kind in ("place", "state") and not scene.in_party(s)]
    place = near[0] if near and not scene.verb_between(verb.index, near[0].first) else None
    if place is None or not _leads_to(scene, verb, place):
        return []
    after = scene.words.tokens[verb.index + 1 : place.first]
    stray = [t for t in after if t.has("N") and t.capital is False and not t.lemmas & (_KINDS | _TRIPS)]
    return listed_places(scene, place) if not stray else []


def _leads_to(scene: Scene, verb: Token, place: Span) -> bool:
    prep = phrases.preposition(scene.words, place.first)
    if verb.lemmas & _BEGINS:
        return prep in ("с", "со", "из")
    if verb.lemmas & _ENDS:
        return governed(scene, place, LOC, ("в", "на"))
    if "лежать" in verb.lemmas:
        return governed(scene, place, ACC, ("в", "на"))
    return prep in ("", "через")


def _begun_at(scene: Scene, verb: Token) -> list[Span]:
    """Where a journey begins that is told before the verb: "С Осло | начнется турне"; nowhere, where the
    sentence goes on to tell what is visited."""
    if any(t.lemmas & listed("visit", "object", "verbs") for t in scene.words.inside(scene.sentence.index)):
        return []
    ahead = [s for s in scene.spans.all if s.first == scene.sentence.first + 1 and s.last < verb.index]
    place = ahead[0] if ahead and ahead[0].kind in ("place", "state") and verb.lemmas & _BEGINS else None
    return listed_places(scene, place) if place is not None and _leads_to(scene, verb, place) else []


def _made_so(scene: Scene, token: Token) -> list[Draft] | None:
    """The stop with which somebody begins or ends his journey: "турне он начал | с Осло", "поездку премьер
    завершил | в Осло"."""
    verb = scene.governor(token, scene.clause(token)) if "acc" in token.cases("N") else None
    if verb is None or not verb.lemmas & (_BEGUN | _ENDED) or not verb.has("V"):
        return None
    if phrases.preposition(scene.words, scene.phrase_start(token)):
        return None
    low, high = scene.clauses.reach(verb.index)
    near = [s for s in scene.spans.all if low <= s.first and s.last <= high and not scene.in_party(s)]
    begins = verb.lemmas & _BEGUN
    fits = (GEN, ("с", "со")) if begins else (LOC, ("в", "на"))
    places = [s for s in near if s.kind in ("place", "state") and governed(scene, s, *fits)]
    who = [p for p in scene.subject(verb) if p.person is not None and not p.plural]
    travellers = who or (_travellers(scene) if places and not scene.subject(verb) else [])
    return _stops(scene, verb, travellers, listed_places(scene, places[0])) if places else None


_BEGINS = frozenset(("начаться", "начинаться", "стартовать"))
_ENDS = frozenset(("завершиться", "завершаться", "закончиться", "продолжиться", "продолжаться"))
_BEGUN = frozenset(("начать", "начинать", "открыть"))
_ENDED = frozenset(("завершить", "завершать", "закончить", "заканчивать", "продолжить", "продолжать"))
_KINDS = (
    listed("cues", "days")
    | listed("cues", "months")
    | {"посещение", "визит", "столица", "город", "страна", "остановка", "государство", "неделя"}
)


def _on_route(scene: Scene, token: Token) -> list[Span]:
    """The places that a route has, without a verb: "В маршруте турне – Осло и Лима", "в программе Рим"."""
    before = phrases.preposition(scene.words, scene.phrase_start(token))
    if before not in ("в", "на") or any(finite(t) for t in scene.clause(token)) or not token.lemmas & _ROUTES:
        return []
    near = [s for s in _bare(scene, token) if s.first > token.index]
    if not near:
        return []
    between = scene.words.tokens[token.index + 1 : near[0].first]
    dash = not between or between[-1].text in "–—-:" or between[-1].lower in ("также", "еще", "ещё")
    return listed_places(scene, near[0]) if dash else []


def _travellers(scene: Scene) -> list[Party]:
    """Whose journey it is: whom a noun of journeys has in the genitive, else who was told to travel."""
    for noun in (t for t in scene.words.inside(scene.sentence.index) if t.lemmas & (_TRIPS | _STOPS)):
        owner = scene.possessed(noun)
        whose = [p for p in (*scene.genitive(noun), *([owner] if owner else [])) if p.person is not None]
        if whose:
            return whose
    told = [d for d in reversed(scene.told) if d.type == "visit" and d.parts and not d.denied]
    near = next((d for d in told if scene.sentence.index - d.sentence <= _SHORTLY), None)
    if near is not None:
        return [p.party for p in near.parts if p.role != "host"]
    return _spoken_of(scene) or _talked_abroad(scene)


def _talked_abroad(scene: Scene) -> list[Party]:
    """Who alone of those that talked shortly before did so in a state that is not his."""
    for talk in reversed(scene.told):
        near = 0 < scene.sentence.index - talk.sentence <= _SHORTLY
        if talk.type != "meeting" or not near or talk.title or talk.denied:
            continue
        here = scene.words.sentences[talk.sentence]
        inside = [s for s in scene.spans.all if here.first <= s.first and s.last <= here.last]
        lands = {s.country for s in inside if s.kind == "place" and is_located(scene.words, scene.spans, s)}
        named = [p.party for p in talk.parts if p.party.person is not None and country_of(p.party)]
        away = [p for p in named if country_of(p) not in lands and not _serves(p)]
        return away if len(lands) == len(away) == 1 and talk.modality == "held" and "" not in lands else []
    return []


def _spoken_of(scene: Scene) -> list[Party]:
    """Who acts in a sentence before that tells of a journey: "Министр начал турне по Африке."."""
    for k in range(scene.sentence.index - 1, max(scene.sentence.index - _SHORTLY, 0) - 1, -1):
        trip = next((t for t in scene.words.inside(k) if t.lemmas & _TRIPS and t.has("N")), None)
        if trip is None:
            continue
        named = [p for p in scene.parties if p.sentence == k and p.person is not None and not p.inner]
        acting = [p for p in named if not p.prep and p.cases & {"nom", "gen"}]
        return acting[:1] if len({p.key() for p in acting}) == 1 else []
    return []


def _serves(party: Party) -> bool:
    """Whether somebody is an envoy, whose journey no text means that has not told of it."""
    return party.person is not None and any(is_sent(c) for c in party.person.capacities)


def _stops(scene: Scene, token: Token, who: Sequence[Party], places: Sequence[Span]) -> list[Draft] | None:
    if not who or not places:
        return None
    found = stops(scene, token, "stay", who, places)
    there = (
        token.lemmas & (_BEGUN | _ENDED) and "pres" in token.readings[0].tags
    )  # "завершает поездку в Осло"
    past = finite(token) and "past" in token.readings[0].tags
    for stop in found:
        stop.modality = "held" if past or there else "planned"
    return [v for v in found if abroad(v)] or None
