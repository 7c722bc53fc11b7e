"""The people of whom a verb of attending is told, and those told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.acting import acted_before
from kg.extract.languages.az.gathering_names import start
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import agents, owners, subject
from kg.extract.languages.az.verbs import Verb

# Beside whom somebody attends: "A ilə yanaşı, B də yer alıb", "A və B ilə birgə çıxış edib"
_BESIDE = ("yanaşı", "birgə", "birlikdə")
_ASKED = frozenset(["dəvət_al", "dəvət_olun", "dəvət_edil"])
_MANY = ("lar", "lər")
_SIDED = ("tərəfdən", "tərəfindən")


def attendants(scene: Scene, verb: Verb, index: int) -> list[Actor]:
    """The subject; of "iştirak etməyə dəvət edib" and "etmək üçün gəlib" that of the verb after it."""
    following = scene.verb_after(verb.last)
    coming = scene.next_verb(verb.last)
    if (
        verb.kind == "infinitive"
        and coming is not None
        and coming.kind == "attribute"
        and coming.has("go", "be", "stay")
    ):
        # "iştirak etmək üçün Bakıya gəlmiş X"
        return subject(scene, coming)
    if verb.kind == "infinitive" and following is not None:
        if following.name in _ASKED:
            return subject(scene, following)  # "iştirak etmək üçün dəvət alıb"
        if following.has("invite"):
            guests = scene.groups(scene.first, following.first - 1, "acc")
            return list(guests[-1]) if guests else []
        return subject(scene, following) or _traveller(scene, verb, following)
    if verb.name == "təmsil_olun" and (by := agents(scene, verb.first, scene.opening(verb.first))):
        return [a for a in by if a.party.kind in ("person", "post")]  # "Peru A tərəfindən təmsil olunub"
    found = _all_acting(scene, verb) or _listed(scene, verb, index) or subject(scene, verb)
    named = start(scene, index)
    if verb.kind in ("noun", "object") and found and all(named <= a.first < index for a in found):
        # "A-nın TDT nazirlərinin toplantısında iştirak etməsi": the ministers are of the name
        groups = scene.groups(scene.opening(verb.first), named - 1, "gen")
        return list(groups[-1]) if groups else []
    if verb.kind == "finite" and found and all(named <= a.first < index for a in found):
        # "A NATO-nun Brüsseldə keçiriləcək | nazirlər | görüşündə iştirak edəcək"
        groups = scene.groups(scene.opening(verb.first), named - 1, "nom")
        people = [g for g in groups if all(a.party.kind in ("person", "post") for a in g)]
        return list(people[-1]) if people else found
    return found or _acting_on(scene, verb)


def _traveller(scene: Scene, verb: Verb, main: Verb) -> list[Actor]:
    """Whose visit has a purpose: "A-nın sammitdə iştirak etmək üçün Bakıya | səfəri gözlənilir"."""
    nouns = (scene.noun(i, listed("nouns", "visit")) for i in range(verb.last + 1, main.first))
    visit = next((n for n in nouns if n is not None and n.owned), None)
    found = owners(scene, visit.index, scene.opening(visit.index)) if visit is not None else []
    return [a for a in found if a.party.kind in ("person", "post")]


def _acting_on(scene: Scene, verb: Verb) -> list[Actor]:
    """Who acted in the sentence before, beside somebody here or on another day: "Baş nazirlə birgə iclasa
    sədrlik edib", "Sabah forumda iştirak edəcək".
    """
    if verb.kind != "finite" or scene.groups(scene.first, verb.first, "nom", "by"):
        return []
    people = [a for a in acted_before(scene) if a.party.kind in ("person", "post")]
    alone = len(people) == 1 and not people[0].party.plural and not scene.low(verb.last).endswith(_MANY)
    dated = bool(scene.whens) and scene.whens[0].first == scene.first
    return people if with_others(scene, verb) or (alone and dated and verb.name == "iştirak_et") else []


def _listed(scene: Scene, verb: Verb, index: int) -> list[Actor]:
    """Everybody between "tədbirdə" and "iştirak edib", where three or more are named."""
    if verb.kind != "finite" or verb.has("host") or scene.opening(verb.first) > index:
        return []
    groups = scene.groups(index + 1, verb.first - 1, "nom")
    groups = [g for g in groups if any(a.party.kind in ("person", "post") for a in g)]
    acting = [a for g in groups for a in g if a.party.kind in ("person", "post", "body") and a.may("nom")]
    several = scene.low(verb.last).endswith(("lar", "lər"))
    return acting if len(acting) > (1 if several else 2) else []


def everybody(scene: Scene, verb: Verb, index: int) -> list[Actor]:
    """Who attends what a token tells by a verb: all that are told with their sides or in a list, else its
    subject and who is beside it.
    """
    several = _all_acting(scene, verb) or _listed(scene, verb, index)
    there = several or _at_head(scene, verb) or [*subject(scene, verb), *with_others(scene, verb)]
    return [*besides(scene, verb), *there] if there else there


def besides(scene: Scene, verb: Verb) -> list[Actor]:
    """Who is there, too: "A-dan başqa | B və C iştirak edib"."""
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "abl")
    told = [g for g in groups if scene.low(g[-1].last + 1) in ("başqa", "savayı", "əlavə")]
    told += _such_as(scene, verb)
    return [a for g in told for a in g if a.party.kind in ("person", "post")] if not verb.negative else []


def _such_as(scene: Scene, verb: Verb) -> list[list[Actor]]:
    """ "A və B | kimi siyasətçilər | iştirak ediblər"."""
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "other", "nom")
    as_ = (g for g in groups if scene.low(g[-1].last + 1) == "kimi")
    return [g for g in as_ if scene.low(g[-1].last + 2).endswith(_MANY)]


def _at_head(scene: Scene, verb: Verb) -> list[Actor]:
    """Who leads those who attend: "rəhbər A başda olmaqla, qrupun üzvləri də iştirak ediblər"."""
    groups = scene.groups(scene.first, verb.first - 1, "nom")
    heads = (g for g in groups if [scene.low(g[-1].last + n) for n in (1, 2)] == ["başda", "olmaqla"])
    return [a for g in heads for a in g if a.party.kind in ("person", "post")]


def with_others(scene: Scene, verb: Verb) -> list[Actor]:
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "ins")
    told = [g for g in groups if _after_postposition(scene, g[-1]) in _BESIDE]
    return [a for g in told for a in g if a.party.kind in ("person", "post", "pronoun", "group")]


def _after_postposition(scene: Scene, actor: Actor) -> str:
    after = actor.last + 1
    return scene.low(after + (scene.low(after) == "ilə"))


def _are_contrasted(scene: Scene, verb: Verb, acting: Sequence[Actor]) -> bool:
    """Whether two attend in ways of their own: "A onlayn, Çindən isə B əyani iştirak edib"."""
    gap = range(acting[0].last + 1, acting[-1].first) if len(acting) > 1 else range(0)
    return verb.has("attend") and any(scene.low(i) == "isə" for i in gap)


def _opening(scene: Scene, verb: Verb) -> int:
    """Where the clause of a verb begins, with a list of sides that a semicolon parts: "A; Çin tərəfdən B"."""
    low = scene.opening(verb.first)
    while low > scene.first and scene.tokens[low - 1].text == ";":
        low = scene.opening(low - 1)
    return low


def _is_sent(scene: Scene, actor: Actor) -> bool:
    """Whether a state from which somebody comes stands before him: "Perudan nazir A, Çaddan isə B"."""
    index = actor.first - 1 - (scene.low(actor.first - 1) == "isə")
    span = scene.spans.over(index) if index >= scene.first else None
    return span is not None and span.kind == "state" and scene.low(index).endswith(("dan", "dən"))


def _all_acting(scene: Scene, verb: Verb) -> list[Actor]:
    """Everybody in the nominative before a verb: "A tərəfdən X, B tərəfdən Y sədrlik ediblər"."""
    if verb.kind not in ("finite", "converb"):
        return []
    low = _opening(scene, verb)
    groups = scene.groups(low, verb.first - 1, "nom")
    acting = [a for g in groups for a in g if a.party.kind in ("person", "post") and a.may("nom")]
    if verb.name.startswith("təmsil"):
        # "A-nı X-in rəhbərlik etdiyi heyəti, B-ni Y təmsil edib": it is no accusative
        led = [
            a for a in scene.actors if a.first >= low and scene.low(a.last) == "heyəti" and a not in acting
        ]
        acting = [*led, *acting]
    sided = any(scene.low(i) in _SIDED for i in range(low, verb.first))
    sided = sided or sum(_is_sent(scene, a) for a in acting) > 1
    sided = sided or _are_contrasted(scene, verb, acting)
    states = [a for a in scene.actors if a.party.kind == "state" and a.may("acc") and a.last < verb.first]
    sided = sided or (verb.name.startswith("təmsil") and len(states) > 1)
    return acting if sided else []
