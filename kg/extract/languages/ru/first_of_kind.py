"""Who is called the first or last of his kind to have done something: "последним премьером, побывавшим в
Осло, был Ларс Берг", "А стал первым президентом, который посетил Осло"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party

_COPULAS = frozenset(("быть", "стать", "являться", "оказаться"))
_ORDER = frozenset(("первый", "последний", "единственный", "второй", "третий"))
# "последним | за десять лет японским | премьером": so many words stand before the post at most.
_BEFORE = 6


def named_so(scene: Scene, party: Party) -> list[Party]:
    """Who a post in the instrumental with "первый", "последний" says somebody is, [] for any other party."""
    if party.kind != "post" or party.person_span is not None or party.prep or "ins" not in party.cases:
        return []
    ahead = scene.words.tokens[max(party.first - _BEFORE, scene.sentence.first) : party.last + 1]
    if not any(t.lemmas & _ORDER and "ins" in t.cases("A") for t in ahead):
        return []
    inside = scene.words.inside(scene.sentence.index)
    if not any(t.lemmas & _COPULAS and finite(t) for t in inside):
        return []
    named = [p for p in scene.clauses.parties if _says_who(p)]
    named = [p for p in named if "nom" in p.cases and not (p.prep or p.inner)]
    return named if len(named) == 1 else []


def _says_who(party: Party) -> bool:
    """Whether a party is named, or is the only holder of a post of his state: "японский премьер"."""
    if party.person_span is not None:
        return party.person is not None
    return party.kind == "post" and not party.plural and bool(party.country)
