"""Which towns and states a verb of travel leads to, also where it names none: "прибыл | в страну", "туда"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.languages.ru.other_journeys import of_other_journey
from kg.extract.languages.ru.places import SPOKEN_OF, governed, is_goal, listed_places
from kg.extract.languages.ru.scene import GEN, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


def destinations(scene: Scene, token: Token, cases: frozenset[str], preps: tuple[str, ...]) -> list[Span]:
    """The places that the verb leads to, right of it first, then left of it in its clause."""
    low, high = scene.clauses.reach(token.index)
    inside = [
        s
        for s in scene.spans.all
        if s.kind in ("place", "state") and low <= s.first <= high and not scene.in_party(s)
    ]
    fitting = [s for s in inside if governed(scene, s, cases, preps)]
    right = [s for s in fitting if s.first > token.index and not of_other_journey(scene, s)]
    left = [s for s in fitting if s.first < token.index]
    best = right[0] if right else left[-1] if left else antecedent_place(scene, token)
    if best is None:
        best = land_meant(scene, token, scene.subject(token), stays="acc" not in cases)
        best = best or (_thither(scene, token) or _spoken_of(scene, token) if "acc" in cases else None)
    return listed_places(scene, best) if best else []


def _thither(scene: Scene, token: Token) -> Span | None:
    """The place that "туда" means in the clause of a verb."""
    at = next((t.index for t in scene.clause(token) if t.lower == "туда"), None)
    return spoken_of(scene, at) if at is not None else None


def spoken_of(scene: Scene, at: int) -> Span | None:
    """The place that "туда", "там" means: the one spoken of last that somebody is in, or goes to."""
    near = (s for s in reversed(scene.spans.all) if s.last < at and s.kind in ("place", "state"))
    told = (s for s in near if not scene.in_party(s) and is_goal(scene.words, s))
    place = next(told, None)
    tokens = scene.words.tokens
    near_by = place is not None and tokens[at].sentence - tokens[place.first].sentence <= SPOKEN_OF
    return place if near_by else None


def _spoken_of(scene: Scene, token: Token) -> Span | None:
    """The place that a bare "в город", "в страну" means: the one that the text spoke of last."""
    after = scene.words.tokens[token.index + 1 : token.index + 3]
    if len(after) < _BARE or after[0].lower not in ("в", "во") or "acc" not in after[1].cases("N"):
        return None
    kind = "place" if after[1].lower in ("город", "столицу") else "state"
    if kind == "state" and after[1].lower not in ("страну", "республику"):
        return None
    if after[1].lower == "республику" and _tells_of_part(scene):
        return None
    own = {country_of(p) for p in scene.subject(token)} if kind == "state" else set()
    before = [s for s in scene.spans.all if s.kind == kind and s.last < token.index and s.country]
    before = [s for s in before if s.country not in own]
    goal = spoken_of(scene, token.index) if kind == "state" else None
    there = goal.country if goal is not None and not own - {""} else ""
    if there and any(s.country == there for s in before):
        # "В Лиме министр Перу встретился с министром Чили. Гость прибыл | в страну": where they met
        return next(s for s in reversed(before) if s.country == there)
    hosts = _hosts(scene, token, own) if kind == "state" else set()
    elsewhere = goal is not None and goal.country not in hosts  # the host may be a guest there himself
    if len(hosts) == 1 and not elsewhere:
        before = [s for s in before if s.country in hosts]
        return replace(before[-1], first=token.index + 2, last=token.index + 2) if before else None
    if not before or scene.in_party(before[-1]) or _is_listed(scene, before):
        return None
    return before[-1]


def _hosts(scene: Scene, token: Token, own: set[str]) -> set[str]:
    """The states of those whom a guest meets in his sentence, before it says that he came: "Президент Чили
    встретился с министром Перу, прибывшим | в страну"."""
    people = [p for p in scene.parties if p.last < token.index and p.person is not None]
    guests = own or {country_of(p) for p in people[-1:]}
    known = len(guests) == 1 and "" not in guests
    return {country_of(p) for p in people} - guests - {""} if known else set()


def _is_listed(scene: Scene, states: Sequence[Span]) -> bool:
    """Whether the state told last ends a list of several: "послы Перу, Лаоса и | Чада"."""
    if len(states) < _SEVERAL:
        return False
    between = scene.words.tokens[states[-2].last + 1 : states[-1].first]
    return len(between) == 1 and between[0].lower in (",", "и")


_SEVERAL = 2


def _tells_of_part(scene: Scene) -> bool:
    """Whether "республика", of which a text tells, can be a part of a state."""
    return any(s.region and s.country for s in scene.spans.all)


# "в" and the noun.
_BARE = 2


def land_meant(
    scene: Scene, trigger: Token, guests: Sequence[Party], *, object_: bool = False, stays: bool = False
) -> Span | None:
    """The state or region that a bare "в страну", "регион" means by a verb or noun of travel, "в стране" by
    one of staying: the only one that the text names of which the guests are not ("Минобороны Перу сообщило о
    прибытии | в страну министра Чили")."""
    beside = (trigger.index - 1, trigger.index + 1) if object_ else (trigger.index + 2, trigger.index - 1)
    words = scene.words.tokens
    near = [words[i] for i in beside if scene.sentence.first <= i <= scene.sentence.last]
    lands = _LOCATED if stays else (*_STATES, *_REGIONS)
    land = next((t for t in (scene.clause(trigger) if stays else near) if t.lower in lands), None)
    if land is None or (not object_ and words[land.index - 1].lower not in ("в", "во")):
        return None
    after = words[min(land.index + 1, scene.sentence.last)]
    if scene.spans.at(after.index) is not None or (
        after.has("N") and after.capital and after.cases("N") == GEN
    ):
        return None
    own = {country_of(p) for p in guests}
    if not guests or "" in own or (land.lower in _REPUBLIC and _tells_of_part(scene)):
        return None
    if any(p.first < trigger.index and _is_of_no_state(p) for p in scene.parties):
        return None  # "Глава государства принял посла Чили. В страну прибыл министр Перу"
    told = [
        s for s in scene.spans.all if s.country and s.first <= scene.sentence.last and s.country not in own
    ]
    if land.lower in _REGIONS:
        told = [s for s in told if s.region]
        named = {s.name for s in told}
    else:
        told = [s for s in told if s.kind == "state"]
        opening = {s.index for s in scene.words.sentences if s.paragraph < 0}
        headline = [s for s in told if words[s.first].sentence in opening]
        bare = land.lower == "республике"  # which may be of somebody whom the sentence names later
        told = headline or ([] if bare else told)  # "Спикеры едут в Перу ¶ ... находятся | в республике"
        named = {s.country for s in told}
    return replace(told[-1], first=land.index, last=land.index) if len(named) == 1 else None


def _is_of_no_state(party: Party) -> bool:
    """Whether somebody without a name has a post of a state that the text does not tell."""
    post = party.capacity if party.kind == "post" and party.person is None and not party.plural else None
    return post is not None and not (post.country or post.organization)


_STATES = frozenset(("страну", "республику", "королевство"))
_REGIONS = frozenset(("регион", "область", "край", "регионе"))
_LOCATED = frozenset(("стране", "регионе", "королевстве", "республике"))
_REPUBLIC = frozenset(("республику", "республике"))


def antecedent_place(scene: Scene, token: Token) -> Span | None:
    """The place that the clause is about: "в Баку, куда прибыл президент", "в Тбилиси, где гостит"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    if scene.words.tokens[segment.first].lower not in ("куда", "где", "откуда"):
        return None
    before = [
        s
        for s in scene.spans.all
        if s.kind in ("place", "state") and scene.sentence.first <= s.first < segment.first
    ]
    if before and any(
        scene.is_noun(t, _COME_TO) for t in scene.words.tokens[before[-1].last + 1 : segment.first]
    ):
        return None  # "В Давосе пройдет форум, куда | приедет президент": to attend it
    return before[-1] if before and not scene.in_party(before[-1]) else None


_COME_TO = listed("conference", "noun", "nouns")
