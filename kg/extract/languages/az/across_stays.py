"""Who is on a visit at which he is received: "A onu Limada səfərdə olduğu müddətdə qəbul edib"; and which
visit is another one than that of the talk told before: "Həmin gün A Herata səfər edib".
"""

from __future__ import annotations

from typing import Final

from kg.extract.languages.az.acting import acted_before
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import objects
from kg.extract.languages.az.verbs import Verb

_SPELLS: Final = frozenset(("zaman", "müddətdə", "vaxt", "vaxtda", "günlərdə", "gün"))
_PEOPLE: Final = frozenset(("person", "post", "pronoun", "group"))


def whose(scene: Scene, verb: Verb) -> list[Actor]:
    """Return who stands in the accusative before the spell of his stay, in which another one receives him; []
    where the spell is of the subject, or has an owner of its own."""
    if verb.kind not in ("object", "converb") or not verb.has("stay"):
        return []
    there = any(s.first == verb.last + 1 and s.case == "loc" for s in scene.sites)  # "səfərdə olduğu Limada"
    if verb.kind == "object" and not there and scene.low(verb.last + 1) not in _SPELLS:
        return []
    main = scene.main(verb.last + 1)
    if main is None or not main.has("receive", "greet") or main.negative:
        return []
    if scene.groups(scene.opening(verb.first), verb.first - 1, "gen"):
        return []
    received = [a for a in objects(scene, main, "acc") if a.party.kind in _PEOPLE]
    return received if received and received[-1].last < verb.first else []


_THAT: Final = frozenset(("həmin", "eyni"))


def is_same_day(scene: Scene, verb: Verb) -> bool:
    """Whether somebody is told to have gone elsewhere on the day of what was told before."""
    low = scene.opening(verb.first)
    low += scene.low(low) in ("elə", "və", ",")
    return verb.kind == "finite" and scene.low(low) in _THAT and scene.low(low + 1) == "gün"


_VISITS: Final = listed("nouns", "visit")


def who_travels(scene: Scene, noun: Noun, verb: Verb | None) -> list[Actor]:
    """Return who acts in the sentence before, which tells of his journey, where visits without an owner are
    planned: "A Afrikaya getmək niyyətindədir. | Keniya və Qanaya səfərlər planlaşdırılır"."""
    planned = verb is not None and verb.has("plan") and verb.kind == "finite" and not verb.negative
    before = scene.before
    if verb is None or not planned or noun.owned or noun.case != "nom" or before is None:
        return []
    if scene.groups(scene.first, verb.first, "nom", "gen", "by"):
        return []
    told = any(v.has("go", "visit") for v in before.verbs)
    told = told or any(before.noun(i, _VISITS) is not None for i in before.may_be(_VISITS))
    acting = [a for a in acted_before(scene) if a.party.kind in ("person", "post")] if told else []
    return acting if len(acting) == 1 else []


def is_to_end(scene: Scene, verb: Verb | None) -> bool:
    """Whether a journey has still to end before another one to come: "səfərini başa vurduqdan sonra Panamaya
    yollanacaq"; "başa vuraraq" tells what has ended."""
    after = verb is not None and scene.low(verb.last + 1) == "sonra"
    if verb is None or not after or not scene.low(verb.last).endswith(("dan", "dən")):
        return False
    main = scene.main(verb.last + 1)
    return main is not None and main.tense == "future" and not main.negative
