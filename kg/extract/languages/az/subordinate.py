"""Clauses and phrases that say what came before or after the news: "B ilə görüşdükdən sonra A deyib", "B ilə
martda keçirdiyi görüşdən sonra".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.verbs import Verb

_THEN = frozenset(["sonra", "əvvəl", "öncə", "qabaq"])
_PEOPLE = ("person", "post", "pronoun")
_EVENTS = listed("nouns", "meeting") | listed("nouns", "visit") | listed("nouns", "conference")


def is_before_news(scene: Scene, last: int) -> bool:
    """Whether what ends at a token only says after or before what something was done: "görüşdükdən | sonra",
    "səfərindən | əvvəl"."""
    then = last + 1
    return scene.low(then) in _THEN and scene.low(last).endswith(("dan", "dən"))


def after_it(scene: Scene, verb: Verb, acts: Callable[[Scene, Sequence[Actor], Verb], bool]) -> list[Actor]:
    """Return who acts in the main clause, where he is told after what he did before or then: "B ilə
    görüşdükdən sonra | A", "B ilə görüşərkən | A", "Limaya etdiyi səfərdən sonra | A".
    """
    subordinate = verb.kind == "converb" or (verb.kind == "object" and _is_of_event(scene, verb))
    main = scene.main(verb.last) if subordinate else None
    if main is None:
        return []
    groups = scene.groups(verb.last + 1, main.first - 1, "nom")
    acting = [g for g in groups if acts(scene, g, main) and all(a.party.kind in _PEOPLE for a in g)]
    return list(acting[0]) if acting else []


def _is_of_event(scene: Scene, verb: Verb) -> bool:
    """Whether a participle describes the talk or visit after which something is done: "etdiyi | səfərdən
    sonra"."""
    noun = scene.noun(verb.last + 1, _EVENTS)
    return noun is not None and noun.case == "abl" and is_before_news(scene, noun.index)
