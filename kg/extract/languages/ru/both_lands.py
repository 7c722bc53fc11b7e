"""The two states told before, where a verb of travel leads to both: "обе страны, а также Венесуэлу посетил
министр", "побывал в обоих государствах"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.places import listed_places
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_BOTH = words_of("posts", "both_of_them")
_LANDS = words_of("posts", "lands_of_both")
_PAIR = 2


def lands(scene: Scene, verb: Token, guests: Sequence[Party]) -> list[Span]:
    """Return the two states that a verb leads to with "both", and those that its list goes on with; [] where
    not just two were visited, or talked in, before."""
    inside = scene.words.inside(scene.sentence.index)
    noun = next((t for t in inside if t.lemmas & _LANDS and _is_both(scene, t)), None)
    if noun is None or scene.verb_between(*sorted((noun.index, verb.index))):
        return []
    own = {country_of(p) for p in guests}
    places = (d.place for d in scene.told if d.place is not None and d.type != "call")
    told = dict.fromkeys(p.country for p in places if p.country and p.country not in own)
    states = {s.country: s for s in scene.spans.all if s.kind == "state" and s.last < noun.index}
    if len(told) != _PAIR or not states.keys() >= told.keys():
        return []
    first, second = (replace(states[c], first=noun.index - 1, last=noun.index) for c in told)
    return [first, *listed_places(scene, second)]


def _is_both(scene: Scene, noun: Token) -> bool:
    """Whether "both" stands right before a noun: "обе | страны", "в обоих | государствах"."""
    before = scene.words.tokens[noun.index - 1] if noun.index > scene.sentence.first else None
    return before is not None and bool(before.lemmas & _BOTH)
