"""Stops that are told only as those from which somebody came on: "Limaya Kito və Boqotadan sonra gəlib"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.tense import of_verb
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_AFTER = frozenset(["sonra"])
_LINKS = frozenset(["və", ","])
_COMES = ("gəl", "səfər_et", "get", "yollan", "səfərə_gəl", "çat", "gəlib_çat", "yola_düş")
_PEOPLE = ("person", "post", "pronoun")


def read(scene: Scene) -> Iterator[Told]:
    """Yield the visits to the towns after which somebody came to another one."""
    if scene.sentence.paragraph < 0:
        return
    for index in scene.where(_AFTER):
        verb = scene.next_verb(index)
        if verb is None or verb.kind != "finite" or verb.negative or verb.name not in _COMES:
            continue
        if verb.tense == "future" and not verb.name.endswith("gəl"):
            continue  # "Oslodan sonra Qahirəyə yollanacaq": from where he is
        stops = _before(scene, index)
        goals = [s for s in scene.sites if s.case == "dat" and s.last < verb.first]
        if stops and len(goals) == 1 and goals[0] not in stops:
            yield from _visits(scene, verb, stops)


def _before(scene: Scene, index: int) -> list[Site]:
    """The list of places that ends right before "sonra": "Kito və Boqotadan"."""
    out: list[Site] = []
    end = index - 1
    for site in sorted(scene.sites, key=lambda s: -s.last):
        if site.last == end and (site.case == "abl" if not out else site.case == "nom"):
            out.insert(0, site)
            end = site.first - 1 - (scene.low(site.first - 1) in _LINKS)
            if end == site.first - 1:
                break
    return out


def _visits(scene: Scene, verb: Verb, stops: Sequence[Site]) -> Iterator[Told]:
    people = [a for a in subject(scene, verb) if a.party.kind in _PEOPLE]
    for site in stops:
        abroad = [a for a in people if country_of(a.party) != site.span.country]
        if not abroad or not site.span.country:
            continue
        told = tell(scene, "visit", of_verb(scene, verb), (verb.first, verb.last), "go")
        told.draft.place, told.placed, told.anchors = site.span, True, []
        told.draft.apart = told.draft.earlier = True
        yield put(told, abroad, "guest")
