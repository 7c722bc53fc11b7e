"""The state that holds a gathering, told by its land: "Perunun oktyabrda ev sahibliyi edəcəyi sammit"."""

from __future__ import annotations

from kg.extract.languages.az.attendants import attendants
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.extract.spans import Span


def host_land(scene: Scene, verb: Verb) -> list[Party] | None:
    """Return the state whose land stands in the genitive before a participle of holding, [] for a town of
    one; None where no land does, so that somebody else holds it."""
    if not verb.has("host") or verb.kind != "object":
        return None
    low = scene.opening(verb.first)
    if scene.groups(low, verb.first - 1, "gen"):
        return None
    lands = [s for s in scene.sites if s.case == "gen" and low <= s.first and s.last < verb.first]
    if not lands:
        return None
    return _party_of(scene, lands[-1].span)


def put_host(scene: Scene, told: Told, noun: int, verb: Verb) -> bool:
    """Make the land that is told before the name of a gathering its host and its place, "O, ölkəmizin martda
    | foruma ev sahibliyi edəcəyini deyib", "ölkəmiz | foruma ev sahibliyi edir"; whether one is told so."""
    if verb.name != "ev_sahibliyi_et" or verb.negative or verb.kind not in ("object", "finite"):
        return False
    case, low = "gen" if verb.kind == "object" else "nom", scene.opening(verb.first)
    lands = [s for s in scene.sites if s.case == case and low <= s.first and s.last < noun]
    land = lands[0].span if lands else None  # a later one may be of the name
    if land is None or (case == "nom" and land.kind != "state"):
        return False
    if verb.kind == "finite" and attendants(scene, verb, noun):
        return False
    told.fallback = land
    for party in _party_of(scene, land):
        told.draft.add(party, "host")
    return True


def _party_of(scene: Scene, span: Span) -> list[Party]:
    """The state that a land is, [] for a town of one."""
    if span.kind != "state":
        return []
    return [Party(span.first, span.last, span.last, "state", scene.sentence.index, country=span.country)]
