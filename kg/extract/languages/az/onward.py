"""Which journey is told as one after the talk before it, which was elsewhere: "Daha sonra A Batumiyə gedib",
"A Batumidə də olub"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb
from kg.extract.whereabouts import same_place

_AFTER, _NEXT = words_of("triggers", "cues", "afterwards"), words_of("triggers", "cues", "next_days")
_HOUSES = words_of("triggers", "nouns", "seen_houses")
# So many words at most say which house it is.
_WORDS = 4
_ALSO = frozenset(("da", "də"))
# "Ordunun | qərargahına", "desant briqadasının | hərbi hissəsinə"
_SEATS = ("qərargah", "hissə")
_TROOPS = ("ordu", "hərbi", "qoşun", "korpus", "briqada", "diviziya", "donanma", "qvardiya", "qüvvə", "alay")


def is_onward(scene: Scene, verb: Verb, site: Site) -> bool:
    """Whether a finite verb tells of a further stop: by "sonra", the next day, or "da" behind the town."""
    if verb.kind != "finite":
        return False
    if scene.low(site.last + 1) in _ALSO:
        return True
    before = [scene.low(i) for i in range(scene.opening(verb.first), verb.first)]
    days = any(a in _NEXT and b.startswith("gün") for a, b in pairwise(before))
    return days or not _AFTER.isdisjoint(before)


def before_house(scene: Scene, last: int) -> int:
    """Return the token of the town before a house in which somebody is: "Xivədə | traktor zavodunda olacaq";
    the token itself where no such house ends there."""
    noun = scene.noun(last, _HOUSES)
    if noun is None or noun.case != "loc":
        return last
    towns = {s.last for s in scene.sites if s.case == "loc"}
    for index in range(last - 1, max(scene.first, last - 1 - _WORDS) - 1, -1):
        if index in towns:
            return index
        if scene.tokens[index].shape != "word" or any(v.first <= index <= v.last for v in scene.verbs):
            break
    return last


def without_calls(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without houses that a guest only called at where he was anyway, the day is that of
    the house; and without the troops that guests only went to see."""
    out: list[Draft] = []
    for draft in drafts:
        visits = [d for d in out if d.type == "visit" and d.place is not None]
        told = [d for d in visits if d.keys() & draft.keys()]
        here = draft.place
        called = draft.beside and here is not None and any(same_place(d.place, draft.place) for d in told)
        guests = told or any(p.party.kind == "group" for p in draft.parts)
        if not called and not (visits and guests and draft.type == "visit" and _is_of_troops(draft)):
            out.append(draft)
    return out


def _is_of_troops(visit: Draft) -> bool:
    """Whether somebody went to the seat of troops: "Əlahiddə Ordunun qərargahına gedib"."""
    here = visit.place
    name = lower(here.name).split() if here is not None and not here.country else []
    return bool(name) and name[-1].startswith(_SEATS) and any(w.startswith(_TROOPS) for w in name)
