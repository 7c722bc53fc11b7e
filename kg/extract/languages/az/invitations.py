"""Visits to which somebody is asked or awaited: "A B-ni Bakıya səfərə dəvət edib", "A B-ni Bakıda
gözlədiyini deyib".
"""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.languages.az import asked_by
from kg.extract.languages.az.acting import acted_before
from kg.extract.languages.az.host_lands import home_of
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import objects, subject
from kg.extract.languages.az.tense import Mood, of_purpose
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.languages.az.visits import accepts, places, travellers, visit

_VISITS = listed("nouns", "visit")
_TALKS = frozenset(["görüş", "danışıq", "məsləhətləşmə"])
_PASSIVE = ("dəvət_olun", "dəvət_edil", "dəvət_al")
_OWN = frozenset(["ölkəsinə", "vətəninə", "paytaxtına"])
_BRINGS = frozenset(["çatdır", "ötür", "yetir"])
_INVITATION = frozenset(["dəvəti", "dəvətini", "dəvətnaməni", "dəvətnaməsini"])
_THANKED = frozenset(["dəvətə", "dəvətinə"])
_PERSONS = ("person", "post", "pronoun")


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return the visit to which a verb tells that somebody is asked, or awaited."""
    if verb.kind == "infinitive" and of_purpose(scene, verb).denied:
        return []  # "dəvət etmək | istəmir"
    if verb.has("invite", "ask_by_letter"):
        return _invitation(scene, verb) or _to_talk(scene, verb) or asked_by.read(scene, verb)
    if brings(scene, verb):
        return [*_handed(scene, verb), *_brought(scene, verb)]
    if accepts(scene, verb):
        return _accepted(scene, verb)
    return _awaited_guest(scene, verb) if verb.name == "gözlə" and not verb.negative else []


def _invitation(scene: Scene, verb: Verb) -> list[Told]:
    """ "A B-ni Bakıya səfərə dəvət edib": B will come; without a word for the visit a place is enough."""
    if any(scene.low(i).startswith("bir-bir") for i in range(scene.opening(verb.first), verb.first)):
        return []  # "spikerlər bir-birini səfərə dəvət ediblər": each to another place
    sites = places(scene, verb.first, ("dat",))
    passive = verb.name in _PASSIVE
    # "A B-yə Bakıya səfər üçün dəvət göndərib": who is asked stands in the dative
    asked = "dat" if verb.has("ask_by_letter") else "acc"
    guests = subject(scene, verb) if passive else objects(scene, verb, asked)
    if asked == "dat":
        groups = scene.groups(scene.opening(verb.first), verb.first - 1, "dat")
        guests = [a for g in groups for a in g if a.party.kind in _PERSONS][:1]
    low = scene.opening(verb.first)
    hosts = [a for g in scene.groups(low, verb.first, "by") for a in g] if passive else subject(scene, verb)
    named = any(scene.noun(i, _VISITS) for i in range(scene.opening(verb.first), verb.first))
    if sites and not named and sites[-1].last + 1 != verb.first:
        return []
    named = named or any(scene.low(i) in _OWN for i in range(low, verb.first))  # "ölkəsinə dəvət edib"
    site = sites[-1] if sites else home_of(verb, hosts) if named else None
    if not guests or site is None:
        return []
    told = visit(scene, verb.first, verb.last, Mood("planned"), "invite", site)
    hosts = hosts or ([] if passive else _who_acted(scene, verb, site))
    return [put(put(told, guests, "guest"), hosts, "host")]


def _to_talk(scene: Scene, verb: Verb) -> list[Told]:
    """ "A B-ni mayda Bakıda keçiriləcək görüşə dəvət edib": A and B will meet there."""
    noun = scene.noun(verb.first - 1, _TALKS)
    if noun is None or noun.case != "dat" or noun.owned or verb.name in _PASSIVE or verb.negative:
        return []
    guests = [a for a in objects(scene, verb, "acc") if a.party.kind in _PERSONS]
    hosts = [a for a in subject(scene, verb) if a.party.kind in _PERSONS]
    sites = [s for s in scene.sites if s.case == "loc" and scene.opening(verb.first) <= s.first < noun.index]
    if not (guests and hosts and (sites or scene.low(noun.index - 1).endswith("tərəfli"))):
        return []
    told = tell(scene, "meeting", Mood("planned"), (noun.index, noun.index), "meeting-noun")
    told.draft.place, told.placed = (sites[-1].span if sites else None), True
    told.anchors = [noun.index]
    return [put(put(told, hosts), guests)]


def brings(scene: Scene, verb: Verb) -> bool:
    """Whether a verb tells that somebody brings an invitation: "dəvətini təqdim edib", "dəvətini Prezidentə
    çatdırıb"."""
    if verb.has("bring_invitation") or not (verb.has("hand") or verb.name in _BRINGS):
        return verb.has("bring_invitation")
    clause = range(scene.opening(verb.first), verb.first)
    letter = any(scene.low(i) == "dəvət" and scene.low(i + 1).startswith("məktub") for i in clause)
    return verb.kind == "finite" and (letter or any(scene.low(i) in _INVITATION for i in clause))


def _handed(scene: Scene, verb: Verb) -> list[Told]:
    """ "A Prezidentin sammitə dəvətini B-yə təqdim edib": A and B met."""
    if not verb.name.endswith("təqdim_et") or verb.tense != "past" or verb.negative:
        return []
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "dat")
    groups = [g for g in groups if all(a.party.kind in _PERSONS and not a.party.plural for a in g)]
    asked = groups[-1] if groups else []
    bringing = [a for a in subject(scene, verb) if a.party.kind in _PERSONS and a not in asked]
    if not asked or not bringing:
        return []
    told = tell(scene, "meeting", Mood("held"), (verb.first, verb.last), "receive")
    told.anchors, told.ends, told.draft.closed = (
        [],
        True,
        True,
    )  # "noyabrda keçiriləcək sammitə dəvəti": the day of the summit
    return [put(put(told, bringing, "guest"), asked, "host")]


def asked_to(scene: Scene, index: int, verb: Verb) -> list[Actor]:
    """Who is told to be asked to what stands in the dative at a token: "Foruma | dəvətini B-yə çatdırıb",
    "B | foruma dəvətə görə təşəkkür edib"."""
    at = next((i for i in range(index + 1, verb.last + 1) if scene.low(i).startswith("dəvət")), None)
    if at is None or verb.negative or verb.kind != "finite":
        return []
    if accepts(scene, verb) or (scene.low(at) in _THANKED and scene.low(at + 1) == "görə"):
        return [a for a in subject(scene, verb) if a.party.kind in _PERSONS]
    if not (brings(scene, verb) or verb.has("hand", "say")):
        return []
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "dat")
    groups = [g for g in groups if g[-1].last != index and g[-1].party.kind in _PERSONS]
    return groups[-1] if groups else []


def _brought(scene: Scene, verb: Verb) -> list[Told]:
    """ "A-nın B-ni Bakıya səfərə dəvətini çatdırıb", "B-yə A-nın səfərə dəvətini çatdırıb": B is asked by A,
    and not by who tells it.
    """
    low = scene.opening(verb.first)
    named = any(scene.noun(i, _VISITS) for i in range(low, verb.first))
    asking = [a for g in scene.groups(low, verb.first - 1, "gen") for a in g if a.party.kind in _PERSONS]
    found = (scene.groups(low, verb.first - 1, case) for case in ("acc", "dat"))
    asked = next((g for groups in found for g in groups if g[0].party.kind in _PERSONS), [])
    asked = [a for a in asked if a not in asking]
    goes = next((v for v in scene.verbs if low <= v.last < verb.first and v.has("go")), verb)
    sites = places(scene, verb.first, ("dat",)) or places(scene, goes.first, ("dat",))
    sites = [s for s in sites if all(a.last != s.last for a in asked)]
    site = sites[-1] if sites else home_of(verb, asking)
    if not (named and asked) or site is None or verb.negative:
        return []
    told = visit(scene, verb.first, verb.last, Mood("planned"), "invite", site)
    return [put(put(told, asked, "guest"), asking[-1:], "host")]


def _who_acted(scene: Scene, verb: Verb, site: Site) -> list[Actor]:
    """Who asks somebody to come to his state, where the sentence before tells who acts: "Həmkarını Bakıya
    dəvət edib"."""
    several = scene.low(verb.last).endswith(("lar", "lər"))
    acted = acted_before(scene) if verb.kind == "finite" and not several else []
    acting = acted[0] if len(acted) == 1 else None
    at_home = acting is not None and country_of(acting.party) in ("", site.span.country)
    return [acting] if acting is not None and at_home and acting.party.kind in ("person", "post") else []


def _accepted(scene: Scene, verb: Verb) -> list[Told]:
    """ "Bakıya səfərə dəvəti qəbul edib": the subject will come."""
    goes = next((v for v in scene.verbs if 2 <= verb.first - v.last <= 3 and v.has("go")), verb)
    sites = places(scene, verb.first, ("dat",)) or places(scene, goes.first, ("dat",))
    guests = travellers(subject(scene, verb))
    low = scene.opening(verb.first)
    owners = scene.groups(low, verb.first - 1, "gen")
    if not sites and owners and any(scene.noun(i, _VISITS) for i in range(low, verb.first)):
        # "A | B-nin | ölkəyə səfər dəvətini qəbul edib"
        home = home_of(verb, owners[-1])
        sites = [home] if home is not None else []
    if not sites or not guests:
        return []
    told = visit(scene, verb.first, verb.last, Mood("planned"), "invite", sites[-1])
    # "A | B-nin | Bakıya dəvətini qəbul edib"
    asking = scene.groups(low, max(sites[-1].first - 1, low), "gen") or owners
    hosts = [a for g in asking[-1:] for a in g if a.party.kind in _PERSONS and a not in guests]
    return [put(put(told, guests, "guest"), hosts, "host")]


def _awaited_guest(scene: Scene, verb: Verb) -> list[Told]:
    """ "A B-ni martda Bakıda gözlədiyini deyib": B is asked to come to A's state."""
    sites = [s for s in places(scene, verb.first, ("loc", "dat")) if s.span.country]
    hosts = [a for a in subject(scene, verb) if a.party.kind in _PERSONS]
    guests = [a for a in objects(scene, verb, "acc") if a.party.kind in _PERSONS]
    at_home = bool(sites) and any(country_of(a.party) == sites[-1].span.country for a in hosts)
    abroad = all(country_of(a.party) != sites[-1].span.country for a in guests) if sites else False
    if not guests or not at_home or not abroad:
        return []
    told = visit(scene, verb.first, verb.last, Mood("planned"), "invite", sites[-1])
    return [put(put(told, guests, "guest"), hosts, "host")]
