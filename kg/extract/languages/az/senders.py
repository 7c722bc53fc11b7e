"""Which bodies stand in one list before a word: those who send who attends a gathering, who hold it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.languages.az.scene import Actor, Noun, Scene
from kg.extract.languages.az.states import international
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

_LINKS = frozenset([",", "və", "həmçinin", "habelə", "eləcə", "də", "o", "cümlədən", "–"])
_TOGETHER = frozenset(["birgə", "ortaq", "birlikdə", "ilə"])
_HOLDING = ("təşkilatçılığ", "təşkilatçılıq")


def listed_before(scene: Scene, index: int) -> list[Party]:
    """Return the bodies of a list that ends right before a token, in their order; [] where none does.

    Each stands in the genitive or the nominative.
    """
    out: list[Party] = []
    k = index - 1
    while scene.low(k) in _TOGETHER:
        k -= 1
    while (body := _ends_at(scene, k)) is not None:
        out.append(body)
        whose = scene.spans.over(body.first - 1)
        k = (whose.first if whose is not None and whose.kind == "state" else body.first) - 1
        if scene.low(k) not in _LINKS and scene.low(body.last + 1) != "ilə":
            break  # "İttifaqın | Ali Məclis ilə birgə təşkil etdiyi"
        while scene.low(k) in _LINKS:
            k -= 1
    return out[::-1]


def _ends_at(scene: Scene, index: int) -> Party | None:
    if scene.low(index) == ")" and scene.low(index - 2) == "(":
        index -= 3  # "Türk Dövlətləri Təşkilatı (TDT)"
    fitting = (b for b in scene.bodies if b.last == index and b.cases & {"nom", "gen"})
    return next(fitting, None)


def senders(scene: Scene, actors: Iterable[Actor]) -> list[Party]:
    """Return the bodies told before the last one of "BMT-nin, TÜRKSOY-un və TÜRKPA-nın | təmsilçiləri"."""
    out: list[Party] = []
    for actor in actors:
        party = actor.party
        several = party.kind == "post" and party.plural and party.person is None
        if not several or party.capacity is None or not party.capacity.organization:
            continue
        k = party.first - 1
        while scene.low(k) in _LINKS:
            k -= 1
        out += listed_before(scene, k + 1) if k < party.first - 1 else []
    return out


def organisers(scene: Scene, index: int) -> list[Party]:
    """Return who holds a gathering by the words left of a token: "Nazirliyin və BMT-nin birgə
    təşkilatçılığı ilə".
    """
    for k in range(index - 1, scene.opening(index), -1):
        if scene.low(k).startswith(_HOLDING):
            sent = [a.party for a in scene.actors if a.last == k - 1 and a.party.last < a.last]
            return listed_before(scene, k) or sent  # "Azərbaycan nümayəndə heyətinin təşkilatçılığı ilə"
    return []


def held_by(scene: Scene, noun: Noun, verb: Verb | None) -> list[Party]:
    """The body of several states that holds a gathering: "Avropa Şurası Riqada sammit | keçirəcək"."""
    holds = verb is not None and verb.has("light") and not verb.negative and verb.first == noun.index + 1
    if verb is None or not holds or noun.case != "nom" or noun.owned:
        return []
    mine = [a.party for a in subject(scene, verb) if a.party.kind == "body"]
    return [b for b in mine if not b.country and international(b.body)]
