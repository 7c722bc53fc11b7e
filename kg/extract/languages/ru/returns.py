"""Visits that are over, told by a noun: "после возвращения премьера из Рима", "по возвращении из Рима"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.places import governed, listed_places
from kg.extract.languages.ru.scene import GEN, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visit_nouns import genitive_after_place, with_visit
from kg.extract.languages.ru.visits import stops
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_NOUNS = listed("visit", "return", "nouns")
_AFTER = frozenset(("после", "по"))
# "возвращения | премьера Чили Ивана Петрова из Рима": so many words to the place at most.
_WITHIN = 10


@on(_NOUNS)
def return_noun(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit from which somebody came back, where a sentence says that he did."""
    if not scene.is_noun(token, _NOUNS):
        return None
    if phrases.preposition(scene.words, token.index) not in _AFTER and not _since(scene, token):
        return None
    places = _places(scene, token)
    people = _people(scene, token, places) if places else []
    if not people:
        return None
    found = stops(scene, token, "return", people, places)
    for visit in found:
        visit.modality = "held"
    return [v for v in found if abroad(v)] or None


def _since(scene: Scene, token: Token) -> bool:
    """Whether time is counted from a return: "со дня | возвращения", "с момента возвращения"."""
    before = [t.lower for t in scene.words.tokens[max(token.index - 2, scene.sentence.first) : token.index]]
    return len(before) > 1 and before[0] in ("с", "со") and before[1] in ("дня", "момента")


def _places(scene: Scene, token: Token) -> list[Span]:
    near = (s for s in scene.spans.all if token.index < s.first <= token.index + _WITHIN)
    near = (s for s in near if s.kind in ("place", "state") and s.last <= scene.sentence.last)
    place = next((s for s in near if governed(scene, s, GEN, ("из", "с"))), None)
    if place is None or scene.verb_between(token.index, place.first):
        return []
    return listed_places(scene, place)


def _people(scene: Scene, token: Token, places: Sequence[Span]) -> list[Party]:
    """Whose return it is, else who acts in the sentence."""
    whose = scene.genitive(token) or genitive_after_place(scene, places)
    if not whose:
        return with_visit(scene, token) if places[0].first == token.index + _BESIDE else []
    return [p for p in whose if p.kind in ("person", "post", "pronoun")]


# "возвращении | из Рима": the place right behind the noun.
_BESIDE = 2
