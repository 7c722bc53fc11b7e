"""Towns of gatherings, told by an adjective of the name or beside it, which says which gathering it is:
"Астанинский саммит", "на прошедшем в Осло саммите"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.floors import is_of_members
from kg.extract.languages.ru.forms import participial
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import town_adjectives
from kg.extract.spans import Span
from kg.extract.words import Token

_MARGINS = frozenset(("полях", "рамках", "кулуарах"))
_BESIDE = _MARGINS | {"после", "накануне", "перед", "до", "итогам", "ходе", "время"}
# "в расположенном в Андах | Сукре", "в столице Боливии | Сукре": a town is named among so many words.
_TOWN = 4


def be_in_its_town(scene: Scene, draft: Draft, token: Token) -> None:
    """Give a gathering the state of the town that an adjective of its name tells, "Гамбургская конференция",
    and a summit that town: "Астанинский саммит", "на минском саммите"."""
    inside = (t for t in scene.words.tokens[draft.first : draft.last + 1] if town_of(t) is not None)
    summit = token.lemma == "саммит"
    told = next((t for t in inside if t.capital or (summit and t.index < token.index)), None)
    town = town_of(told) if told is not None else None
    if told is None or town is None:
        return
    draft.land = town.iso2 or ""
    if summit and told.index < token.index and draft.place is None:
        draft.place = Span(told.index, told.index, "place", town.ru.label or "", draft.land)


def town_of(token: Token) -> gazetteer.City | None:
    """The town whose adjective a word is."""
    return town_adjectives().get(token.lemma[:-2]) if token.has("A") else None


def told_by_place(scene: Scene, token: Token, first: int, end: int) -> bool:
    """Whether a kind of gathering and its town say which it is: "на полях дипломатического форума в Риме"."""
    before = scene.words.tokens[max(scene.sentence.first, first - 2) : first]
    margins = any(t.lower in _MARGINS for t in before)
    at_it = phrases.preposition(scene.words, first) == "на" and bool(token.cases("N") & {"loc", "acc"})
    if token.lemma == "саммит" and {t.lower for t in before[-1:]} & _BESIDE:
        at_it = True  # no other talk is called so: "после | саммита в столице Боливии Сукре"
    at_it = at_it or (bool(before) and is_of_members(scene, before[-1]) and "gen" in token.cases("N"))
    if margins and first < end and _is_behind_town(scene, first - 2):
        return True
    return _is_in_town(scene, end) and ((margins and first < end) or at_it)


def _is_behind_town(scene: Scene, first: int) -> bool:
    """Whether a phrase follows the town where it is: "В Осло | на полях форума по климату"."""
    town = scene.spans.over(first - 1) if first > scene.sentence.first else None
    there = town is not None and town.kind == "place"
    return there and town is not None and phrases.preposition(scene.words, town.first) == "в"


def told_ahead(scene: Scene, token: Token, first: int) -> bool:
    """Whether a participle before a gathering says in which town it is: "на | прошедшем в Осло | саммите"."""
    opening = scene.phrase_start(token)
    towns = (s for s in scene.spans.all if s.kind == "place" and opening < s.first and s.last < first)
    return opening < first and participial(scene.words.tokens[opening]) and any(towns)


def _is_in_town(scene: Scene, end: int) -> bool:
    """Whether a phrase goes on with its town: "в Сукре", "в боливийском Сукре", "в столице Боливии"."""
    after = scene.words.tokens[end + 1 : min(end + 1 + _TOWN, scene.sentence.last) + 1]
    for token in after[1:] if after and after[0].lower in ("в", "во") else ():
        town = scene.spans.over(token.index)
        if town is not None and town.kind == "place":
            return True
        leads = token.lemma in listed("places", "settlements") or phrases.is_attribute(token)
        if not leads and (town is None or town.kind != "state"):
            return False
    return False


def told_where(scene: Scene, token: Token) -> bool:
    """Whether a participle after a gathering says in which town it is: "на саммите, прошедшем в Габале"."""
    segment = scene.clauses.index_of(token.index) + 1
    if segment >= len(scene.clauses.segments) or not scene.clauses.agrees(token.index):
        return False
    told = [c for c in scene.clauses.telling(token.index) if c[0] == scene.clauses.segments[segment].first]
    towns = [s for s in scene.spans.all if s.kind == "place" and any(f <= s.first <= e for f, e in told)]
    return bool(towns) and scene.words.tokens[scene.clauses.segments[segment].first].has("P")
