"""Stops of a journey told by a noun: "A-nın növbəti dayanacağı Riqa olacaq", "turnesi Riqa və Oslonu əhatə
edəcək", "Riqa və Oslonu əhatə edən səfər", "səfər proqramında Riqa da var".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.az.acting import acted_before
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.journeys import journey_of
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.tense import Mood, of_verb
from kg.extract.languages.az.told import Told, put
from kg.extract.languages.az.verbs import Verb
from kg.extract.languages.az.visits import visit

_STOPS = listed("journey", "stops")
_WHICH = listed("journey", "which")
_TOURS = listed("journey", "tours")
_PLANS = listed("journey", "plans")
_ASKED = _STOPS | _TOURS | _PLANS
_ON_PLAN = frozenset(["var", "vardır", "yer", "daxildir", "daxil", "salınıb"])
_JOURNEYS = ("səfər", "turne", "turu", "regional", "diplomatik", "xarici", "bu", "həmin")
_PEOPLE = ("person", "post", "pronoun")
# Between the stops of a list
_LINKS = frozenset(["isə", "və", ",", "da", "də", "həmçinin", "sonra"])


def read(scene: Scene) -> Iterator[Told]:
    """Yield the visits that the stops of somebody's journey tell, one for each."""
    if scene.sentence.paragraph < 0 or not scene.sites:
        return
    for verb in scene.verbs:
        yield from _of_course(scene, verb)
    for index in scene.where(_ASKED):
        word = scene.low(index)
        if index == scene.last:
            return
        if word in _STOPS and scene.low(index - 1) in _WHICH:
            yield from _of_stop(scene, index)
        elif word in _TOURS:
            yield from _of_tour(scene, index)
        elif word in _PLANS and scene.low(index - 1).startswith("səfər"):
            yield from _of_plan(scene, index)


def _of_course(scene: Scene, verb: Verb) -> Iterator[Told]:
    """ "A Riqa və Oslonu əhatə edən səfərə başlayıb", "A-nın Riqa və Oslonu əhatə edən səfəri başa çatıb"."""
    index = journey_of(scene, verb)
    main = scene.main(index) if index is not None else None
    stops = _before(scene, verb.first)
    if index is None or main is None or main.negative or not stops or stops[-1].case != "acc":
        return
    low = scene.opening(verb.first)
    owners = scene.groups(low, stops[0].first - 1, "gen") or scene.groups(low, stops[0].first - 1, "nom")
    guests = [a for a in owners[-1] if a.party.kind in _PEOPLE] if owners else []
    for site in stops:
        abroad = [a for a in guests if country_of(a.party) != site.span.country]
        if abroad and site.span.country:
            told = visit(scene, verb.first, main.last, of_verb(scene, main), "go", site)
            yield put(told, abroad, "guest")


def _before(scene: Scene, end: int) -> list[Site]:
    """The places of a list that ends before a token."""
    out: list[Site] = []
    at = end - 1
    for site in reversed([s for s in scene.sites if s.last < end and s.case in ("acc", "nom")]):
        while out and scene.low(at) in _LINKS:
            at -= 1
        if site.last != at:
            break
        out.insert(0, site)
        at = site.first - 1
    return out


def is_told(scene: Scene) -> bool:
    """Whether a sentence without verbs tells of a stop: "Nazirin növbəti ünvanı Riqadır"."""
    return any(scene.low(i - 1) in _WHICH for i in scene.where(_STOPS) if i < scene.last)


def _of_stop(scene: Scene, index: int) -> Iterator[Told]:
    """ "A-nın turnesinin növbəti dayanacağı Riqa olacaq": the verb says whether he has been there."""
    main = scene.main(index)
    ends = [s for s in scene.sites if index < s.first and _is_copula(scene, s)]
    copula = [*_listed(scene, index + 1, ends[-1].first, ("nom",)), ends[-1]] if ends else []
    free = ends[-1].first - index - 1 if ends else 0
    if copula and (len(copula) > 1 or not free):
        mood = Mood("planned") if scene.low(index - 1) in ("növbəti", "sonrakı", "son") else Mood()
        yield from _visits(scene, index, copula, mood)
    elif main is not None and main.has("be") and not main.negative:
        stops = _listed(scene, index + 1, main.first, ("nom",))
        yield from _visits(scene, index, stops, of_verb(scene, main))


def _is_copula(scene: Scene, site: Site) -> bool:
    """Whether a place ends a sentence: "növbəti ünvanı Riqadır"."""
    ends = scene.low(site.last).endswith(("dır", "dir", "dur", "dür"))
    return ends and site.last >= scene.last - 1


def is_of_stop(scene: Scene, index: int) -> bool:
    """Whether a journey only owns a stop that is told: "turnesinin | növbəti dayanacağı Riqa olacaq"."""
    return scene.low(index + 1) in _WHICH and scene.low(index + 2) in _STOPS


def _of_tour(scene: Scene, index: int) -> Iterator[Told]:
    """ "A-nın turnesi Riqa və Oslonu əhatə edəcək"."""
    main = scene.main(index)
    if main is not None and main.name == "əhatə_et" and not main.negative:
        stops = _listed(scene, index + 1, main.first, ("acc", "nom"))
        yield from _visits(scene, index, stops, of_verb(scene, main))


def _of_plan(scene: Scene, index: int) -> Iterator[Told]:
    """ "A-nın səfər proqramında Riqa da var", "səfər marşrutuna Riqa və Oslo daxildir"."""
    end = next((i for i in range(index + 1, scene.last) if scene.low(i) in _ON_PLAN), None)
    if end is not None:
        yield from _visits(scene, index, _listed(scene, index + 1, end, ("nom",)), Mood("planned"))


def _listed(scene: Scene, low: int, high: int, cases: tuple[str, ...]) -> list[Site]:
    """The places that alone stand between two tokens."""
    stops = [s for s in scene.sites if low <= s.first and s.last < high and s.case in cases]
    taken = {i for s in stops for i in range(s.first, s.last + 1)}
    dated = {i for w in scene.whens for i in range(w.first, w.last + 1)}
    free = (i for i in range(low, high) if i not in taken and i not in dated)
    return stops if all(scene.low(i) in _LINKS for i in free) else []


def _visits(scene: Scene, index: int, stops: Sequence[Site], mood: Mood) -> Iterator[Told]:
    guests = _travellers(scene, index) if stops else []
    for site in stops:
        abroad = [a for a in guests if country_of(a.party) != site.span.country]
        if abroad and site.span.country and not mood.denied:
            told = visit(scene, index, site.last, mood, "go", site)
            yield put(told, abroad, "guest")


def _travellers(scene: Scene, index: int) -> list[Actor]:
    """Whose journey it is, else who acted in the sentence before."""
    groups = scene.groups(scene.opening(index), index - 1, "gen")
    owners = [a for a in groups[-1] if a.party.kind in _PEOPLE] if groups else []
    region = {i for s in scene.sites for i in range(s.first, s.last + 1)}  # "Cənubi Qafqaz turnesinin"
    between = [i for i in range(owners[-1].last + 1, index) if i not in region] if owners else []
    if not all(scene.low(i) in _WHICH or scene.low(i).startswith(_JOURNEYS) for i in between):
        return []  # "nazirin təklifinin növbəti ünvanı"
    before = scene.groups(scene.first, index - 1, "nom")  # "o, Tiflisdə olub, son dayanacağı isə"
    acted = before[-1] if before else acted_before(scene)
    return owners or ([] if groups else [a for a in acted if a.party.kind in _PEOPLE])
