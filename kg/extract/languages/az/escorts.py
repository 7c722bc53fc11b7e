"""Who joins those of whom a text tells, or is counted among them: "Ona A və B də qoşulacaq", "A görüşün
iştirakçıları arasında olub", "ABŞ heyətini A idarə edib, tərkibdə B olub".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.az import tense
from kg.extract.languages.az.presence import officials_in
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_PERSONS = ("person", "post")
_TALKS = listed("nouns", "meeting")
# "Ona A da qoşulacaq": who is told before stands before who joins him.
_HIM = frozenset(["ona", "qonağa", "nazirə", "prezidentə", "spikerə", "xanıma"])
# "həmkarının | müşayiəti ilə"; with a visit or talk of its own that has them
_WITH = frozenset(["müşayiəti", "müşayiətilə"])
_TALKING, _TO = ("meet", "received", "receive", "phone"), frozenset(["dat", "acc"])
_DELEGATION = frozenset(["heyət", "missiya", "delegasiya"])


def read(scene: Scene) -> Iterator[Told]:
    """Yield who joins a journey, or is among those at an event, told before; nobody in a headline."""
    if scene.sentence.paragraph < 0:
        return
    yield from _accompanied(scene)
    for verb in scene.verbs:
        if verb.kind != "finite" or verb.negative or scene.quoted(verb.last):
            continue
        if verb.name == "qoşul":
            yield from _joins(scene, verb)
        elif verb.name == "iştirakçıları_arasında_ol":
            yield from _is_among(scene, verb)
        elif verb.name == "et" and scene.low(verb.first - 1) == "idarə":
            yield from _leads(scene, verb)


def _accompanied(scene: Scene) -> Iterator[Told]:
    """ "(A Limaya gəlib.) O, perulu həmkarı B-nin | müşayiəti ilə abidəni ziyarət edib": who goes about with
    the guest."""
    at = next((i for i in scene.where(_WITH) if i < scene.last and scene.low(i + 1) == "ilə"), None)
    main = scene.main(at) if at is not None else None
    travels = any(v.has("go", "visit") for v in scene.verbs) and any(s.case in _TO for s in scene.sites)
    if at is None or main is None or main.negative or travels or any(v.has(*_TALKING) for v in scene.verbs):
        return
    groups = scene.groups(scene.opening(at), at - 1, "gen")
    people = [a for a in groups[-1] if a.party.kind in _PERSONS and a.last == at - 1] if groups else []
    if people:
        told = tell(scene, "visit", tense.of_verb(scene, main), (at, at + 1), "greeting")
        told.placed, told.anchors = True, []
        yield put(told, people, "host")


def _joins(scene: Scene, verb: Verb) -> Iterator[Told]:
    """ "(Spiker Bakıya gələcək.) Ona A və B də qoşulacaq"."""
    low = scene.opening(verb.first)
    him = next((i for i in range(low, verb.first) if scene.low(i) in _HIM), None)
    people = officials_in(scene, low, verb.first - 1) if him is not None else []
    people = [a for a in people if a.first > (him or 0)]
    if people:
        told = tell(scene, "visit", tense.of_verb(scene, verb), (verb.first, verb.last), "delegation")
        told.placed, told.anchors = True, []
        yield put(told, people, "guest")


def _is_among(scene: Scene, verb: Verb) -> Iterator[Told]:
    """ "A və B görüşün iştirakçıları arasında olub"."""
    noun = scene.noun(verb.first - 1, _TALKS)
    if noun is not None and noun.case == "gen" and not noun.owned and not noun.plural:
        yield from _there(scene, verb, officials_in(scene, scene.opening(verb.first), noun.index - 1))


def _leads(scene: Scene, verb: Verb) -> Iterator[Told]:
    """ "ABŞ heyətini A idarə edib, tərkibdə B və C olub": who was at the talks told before."""
    low = scene.opening(verb.first)
    led = (scene.noun(i, _DELEGATION) for i in range(low, verb.first))
    if not any(n is not None and n.case == "acc" for n in led):
        return
    people = officials_in(scene, low, verb.first - 1)
    inside = next((i for i in range(verb.last, min(verb.last + 4, scene.last)) if _of_it(scene, i)), None)
    if inside is not None and (main := scene.verb_after(inside)) is not None:
        people = [*people, *officials_in(scene, inside + 1, main.first - 1)]
    yield from _there(scene, verb, people)


def _of_it(scene: Scene, index: int) -> bool:
    return scene.low(index) in ("tərkibdə", "tərkibində", "heyətdə")


def _there(scene: Scene, verb: Verb, people: Sequence[Actor]) -> Iterator[Told]:
    told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "attendance")
    told.placed, told.anchors = True, []
    if people:
        yield put(told, people)
