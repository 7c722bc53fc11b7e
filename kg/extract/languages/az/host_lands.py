"""The state that holds a gathering, told by its land: "Perunun oktyabrda ev sahibliyi edəcəyi sammit"; that
of who invites somebody."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.languages.az.attendants import attendants
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import helpers
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.extract.spans import Span

# A comma and a rank stand between a post and the name.
_RANK = 4


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
    told.fallback = town_at(scene, lands[0])
    for party in _party_of(scene, land):
        told.draft.add(party, "host")
    return True


def land_of_host(scene: Scene, noun: int, verb: Verb | None) -> Span | None:
    """Return the land, or its town, with which a clause begins and which hosts the talks of others: "Çad |
    paytaxtı onların danışıqlarına ev sahibliyi etmişdi"; None for none."""
    if verb is None or verb.name != "ev_sahibliyi_et" or verb.negative or verb.kind != "finite":
        return None
    low = scene.opening(verb.first)
    opening = next((s for s in scene.sites if s.first == low and s.last < noun), None)
    return town_at(scene, opening) if opening is not None and opening.case == "nom" else None


def town_at(scene: Scene, land: Site) -> Span:
    """Return the town told with its land, "Çad | paytaxtı", else the land."""
    beside = (land.last, land.last + 1)
    towns = (
        s.span for s in scene.sites if s.first in beside and s.span.kind == "place" and not s.span.region
    )
    return next((t for t in towns if t.country == land.span.country), land.span)


def _party_of(scene: Scene, span: Span) -> list[Party]:
    """The state that a land is, [] for a town of one."""
    if span.kind != "state":
        return []
    return [Party(span.first, span.last, span.last, "state", scene.sentence.index, country=span.country)]


def home_of(verb: Verb, hosts: Sequence[Actor]) -> Site | None:
    """Return the state of who invites somebody "səfərə", without saying where."""
    code = next((c for a in hosts if (c := country_of(a.party))), "")
    state = next((s for s in gazetteer.states() if s.iso2 == code), None) if code else None
    if state is None:
        return None
    span = Span(verb.first, verb.last, "state", state.az.label, state.iso2)
    return Site(span, verb.first, verb.last, "dat")


def home_of_host(scene: Scene, verb: Verb) -> list[Site]:
    """Return the state of who has asked somebody to come, where nothing says to which: "A B-nin dəvəti ilə
    rəsmi səfərə | gəlib"."""
    nouns = [scene.noun(i, listed("nouns", "visit")) for i in (verb.first, verb.first - 1)]
    if not any(n is not None and n.case in ("dat", "ins") for n in nouns):
        return []
    asking = [a for a, role in helpers(scene, verb.first, scene.opening(verb.first)) if role == "invites"]
    # "italiyalı həmkarı, | general A-nın dəvəti ilə"
    asking += [a for a in scene.actors if asking and 1 < asking[0].first - a.last <= _RANK]
    home = home_of(verb, asking)
    return [home] if home is not None else []
